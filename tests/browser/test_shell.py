"""What surrounds every page, as a browser shows it. The scripts here are the modules as they lie, not yet joined."""

from uuid import UUID, uuid4

import pytest
from django.template import engines
from playwright.sync_api import expect

from portal.texts.page import Page

pytestmark = pytest.mark.django_db(transaction=True)

STORY = """{% extends "base.html" %}{% block content %}<article data-article="{{ uuid }}"><h1>Visit</h1>
<dl><dt>Views</dt><dd data-views>7</dd></dl>{% include "partials/_tools.html" with minutes=1 %}
<div class="text"><p>One sentence. Another one.</p>{% include "partials/_share.html" %}</div></article>{% endblock %}"""


@pytest.fixture
def story(page, settings, rf):
    """The address of a page like an article's, under the readers' policy; it is not asked of the server."""
    given = Page(title="Visit", description="A visit to the province in the autumn.", path="/story/")
    text = engines["django"].from_string(STORY).render({"page": given, "uuid": uuid4()}, rf.get("/story/"))
    headers = {"Content-Type": "text/html; charset=utf-8"} | settings.READER_HEADERS
    page.context.route("**/story/", lambda route: route.fulfill(body=text, headers=headers))
    return "/story/"


@pytest.fixture
def plain(browser, live_server):
    """A page in a browser without scripts."""
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def hits(page):
    """The ids that the beacon sent."""
    sent = []

    def answer(route):
        assert route.request.method == "POST"
        sent.append(route.request.post_data)
        route.fulfill(json={"views": 2722})

    page.context.route("**/views/**", answer)
    return sent


def test_policy_lets_everything_of_ours_through(page):
    page.goto("/about/accessibility/")
    assert page.evaluate("document.fonts.check('1rem PSerif') && document.fonts.check('1rem PSans')")
    assert page.evaluate("getComputedStyle(document.querySelector('.bar')).backgroundColor") == "rgb(12, 44, 74)"


def test_policy_stops_what_is_not_ours(page, complaints):
    page.goto("/about/")
    page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.bad = 1'}))"
    )
    assert page.evaluate("window.bad") is None
    assert "Content Security Policy" in complaints.pop()


def test_menu_opens_and_closes_without_scripts(plain):
    plain.set_viewport_size({"width": 320, "height": 640})
    plain.goto("/about/")
    menu = plain.get_by_role("navigation", name="Sections")
    expect(menu).to_be_hidden()
    plain.get_by_role("button", name="Menu").click()
    expect(menu.get_by_role("link", name="Events")).to_be_visible()
    plain.keyboard.press("Escape")
    expect(menu).to_be_hidden()


@pytest.mark.parametrize("width", [320, 640, 1360])
def test_nothing_reaches_beyond_the_screen(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    for address in ("/about/", "/vi/about/accessibility/"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") == width


def test_first_stop_leads_to_the_content(page):
    page.goto("/about/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_text_size_is_kept_from_page_to_page(page, story, hits):
    page.goto(story)
    page.get_by_text("A++").click()
    page.goto("/about/")
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "23px"
    page.goto(story)
    expect(page.get_by_label("A++ largest text")).to_be_checked()


def test_text_size_works_without_scripts(plain, page, story, hits):
    page.goto(story)
    before = page.get_by_role("heading", name="Visit").bounding_box()["height"]
    plain.route("**/story/", lambda route: route.fulfill(body=page.content(), content_type="text/html; charset=utf-8"))
    plain.goto(story)
    plain.get_by_text("A++").click()
    assert plain.get_by_role("heading", name="Visit").bounding_box()["height"] > before


def test_copied_link_is_the_canonical_one_and_said_aloud(page, story, hits, live_server):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{story}#main")
    page.get_by_role("button", name="Copy link").click()
    page.get_by_role("status").get_by_text("Link copied").wait_for(state="attached")
    assert page.evaluate("navigator.clipboard.readText()") == f"{live_server.url}/story/"


def test_view_is_counted_when_the_page_is_seen_and_its_number_shown(page, story, hits):
    page.goto(story)
    page.get_by_text("2,722").wait_for()
    assert len(hits) == 1
    assert UUID(hits[0].removeprefix("id=")).version == 4


def test_reload_is_the_same_view_and_another_tab_is_not(page, story, hits):
    page.goto(story)
    page.get_by_text("2,722").wait_for()
    page.reload()
    page.get_by_text("2,722").wait_for()
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_text("2,722").wait_for()
    assert [hits[0] == hit for hit in hits] == [True, True, False]


def test_page_that_is_not_seen_yet_is_not_counted(page, story, hits):
    page.add_init_script("Object.defineProperty(document, 'visibilityState', {get: () => window.seen || 'hidden'})")
    page.goto(story)
    page.wait_for_load_state("networkidle")
    assert hits == []
    page.evaluate("window.seen = 'visible'; document.dispatchEvent(new Event('visibilitychange'))")
    page.get_by_text("2,722").wait_for()
    assert len(hits) == 1


def test_prerendered_page_is_not_counted(page, story, hits):
    page.add_init_script("Object.defineProperty(document, 'prerendering', {get: () => true})")
    page.goto(story)
    page.wait_for_load_state("networkidle")
    assert hits == []


def test_listening_goes_by_sentence_and_resumes_where_it_stopped(page, story, hits):
    page.add_init_script("""
        window.said = []
        speechSynthesis.speak = utterance => { said.push(utterance.text.trim()); window.now = utterance }
        speechSynthesis.cancel = () => {}""")
    page.goto(story)
    page.get_by_role("button", name="Listen, 1 min").click()
    page.evaluate("now.onend()")
    page.get_by_role("button", name="Stop listening").click()
    page.get_by_role("button", name="Resume listening").click()
    assert page.evaluate("said") == ["One sentence.", "Another one.", "Another one."]


def test_only_words_are_printed(page, story, hits):
    page.goto(story)
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Visit")).to_be_visible()
    for hidden in (page.locator(".nav"), page.locator(".foot"), page.locator(".share"), page.locator(".size")):
        expect(hidden).to_be_hidden()
