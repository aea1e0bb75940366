"""The writing screen in a browser: nothing that was typed is lost, and nothing is put over what another has saved."""

import json

import pytest
import reversion
from django.contrib.auth import get_user_model
from playwright.sync_api import expect

from news.models import Article, Buffer
from news.publishing import publish_archive
from tests.browser.signing_in import administrator, let_in
from tests.news.factories import make_article, make_category
from tests.portal.accounts.factories import make_user
from tests.portal.directory.factories import make_official

pytestmark = pytest.mark.django_db(transaction=True)

ADD = "/admin/news/article/add/"
NOT_SAVED = "Not saved: kept on this computer"
# What Word puts on the clipboard: styles, colors, a frame, a list of paragraphs, and empty tags of its own.
FROM_WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {color: red}</style>
</head><body><h1 style="color:#2F5496;font-family:Cambria">Thirteen friends</h1>
<p class=MsoNormal style="border:solid 1px"><span style="color:red;font-size:14pt">The <b>meeting</b></span> was
long.<o:p></o:p></p>
<p class=MsoListParagraph style="mso-list:l0 level1"><span style="mso-list:Ignore">·&nbsp;</span>Yamaguchi</p>
<p class=MsoListParagraph style="mso-list:l0 level1"><span style="mso-list:Ignore">·&nbsp;</span>Eindhoven</p>
</body></html>"""
PASTE = """(view, html) => {
  const data = new DataTransfer()
  data.setData('text/html', html)
  view.editor.commands.focus('end')
  view.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
}"""
STYLES = ["fontFamily", "fontSize", "lineHeight", "color", "width", "fontWeight"]
STYLE = "(place, names) => names.map(name => getComputedStyle(place)[name])"


@pytest.fixture
def desk(page):
    """The browser of an administrator."""
    return administrator(page)


def page_of(article):
    return f"/admin/news/article/{article.pk}/change/"


def opened(desk, address):
    desk.goto(address)
    text(desk).wait_for()
    return desk


def text(desk):
    return desk.locator(".ProseMirror.text[contenteditable=true]")


def typed(desk, words):
    text(desk).click()
    desk.keyboard.press("Control+End")
    desk.keyboard.type(words)


def typed_and_kept(desk, words):
    with desk.expect_response(lambda answer: "/unsaved/" in answer.url and answer.ok):
        typed(desk, words)
    desk.locator("[data-said]", has_text="Saved").wait_for()


def save(desk):
    desk.keyboard.press("Control+s")
    desk.locator(".messagelist").wait_for()


def body(article):
    article.refresh_from_db()
    return article.body


# Looks


@pytest.mark.parametrize("width", [390, 1280])
def test_text_stands_as_readers_will_have_it(desk, width):
    desk.set_viewport_size({"width": width, "height": 900})
    article = make_article(body="<p>The team came to see how the city works on the ground, in three days.</p>")
    edition = publish_archive([article])[0]
    written = opened(desk, page_of(article)).locator(".text p").first.evaluate(STYLE, STYLES)
    with desk.expect_response("**/views/*/"):
        desk.goto(edition.path)
    assert desk.locator(".text p:not(.lead)").first.evaluate(STYLE, STYLES) == written


def test_check_leads_into_its_field(desk):
    opened(desk, page_of(make_article(headline="")))
    desk.get_by_role("link", name="Write a headline").click()
    assert desk.evaluate("document.activeElement.id") == "id_headline"


# Keeping


def test_what_is_typed_is_kept_and_offered_after_the_window_has_died(desk):
    article = make_article(body="<p>Began.</p>")
    typed_and_kept(opened(desk, page_of(article)), " And went on.")
    assert body(article) == "<p>Began.</p>"
    opened(desk, page_of(article))
    expect(text(desk)).to_have_text("Began.")
    desk.get_by_role("link", name="Take it").click()
    text(desk).get_by_text("Began. And went on.").wait_for()
    save(desk)
    assert (body(article), Buffer.objects.count()) == ("<p>Began. And went on.</p>", 0)


def test_without_a_server_text_stays_on_the_computer_and_is_offered_again(desk, complaints):
    article = make_article(body="<p>Began.</p>")
    opened(desk, page_of(article))
    desk.route("**/admin/**", lambda route: route.abort())
    typed(desk, " And went on.")
    desk.get_by_text(NOT_SAVED).wait_for()
    desk.unroute("**/admin/**")
    desk.goto("about:blank")
    opened(desk, page_of(article))
    desk.get_by_role("button", name="Take it").click()
    text(desk).get_by_text("Began. And went on.").wait_for()
    complaints.clear()


def test_server_that_comes_back_gets_the_text(desk, complaints):
    article = make_article(body="<p>Began.</p>")
    opened(desk, page_of(article))
    desk.route("**/unsaved/**", lambda route: route.abort())
    typed(desk, " And went on.")
    desk.get_by_text(NOT_SAVED).wait_for()
    desk.get_by_role("button", name="Save a version").click()
    assert body(article) == "<p>Began.</p>"
    desk.unroute("**/unsaved/**")
    desk.locator("[data-said]", has_text="Saved").wait_for()
    assert Buffer.objects.get().data["body"] == ["<p>Began. And went on.</p>"]
    complaints.clear()


def test_answer_that_breaks_off_is_no_end_of_keeping(desk):
    article = make_article(body="<p>Began.</p>")
    opened(desk, page_of(article))
    desk.route("**/unsaved/**", lambda route: route.fulfill(body='{"state": "sav'), times=1)
    typed(desk, " And went on.")
    desk.get_by_text(NOT_SAVED).wait_for()
    save(desk)
    assert body(article) == "<p>Began. And went on.</p>"


def test_ended_session_loses_nothing(desk, complaints):
    article = make_article(body="<p>Began.</p>")
    opened(desk, page_of(article))
    desk.context.clear_cookies()
    typed(desk, " And went on.")
    desk.get_by_text("Signed out").wait_for()
    # In a window beside this one.
    let_in(desk.context, get_user_model().objects.get(username="admin"))
    desk.locator("[data-said]", has_text="Saved").wait_for()
    save(desk)
    assert body(article) == "<p>Began. And went on.</p>"
    complaints.clear()


def test_second_window_of_the_same_person_overwrites_nothing(desk, complaints):
    article = make_article(body="<p>Began.</p>")
    typed_and_kept(opened(desk, page_of(article)), " First.")
    other = opened(desk.context.new_page(), page_of(article))
    typed(other, " Second.")
    other.get_by_text("another window has other text of yours").wait_for()
    assert Buffer.objects.get().data["body"] == ["<p>Began. First.</p>"]
    expect(other.get_by_text("You have this story open in another window")).to_be_visible()
    other.close()
    complaints.clear()


def test_page_left_at_once_keeps_the_text_on_the_computer(desk):
    article = make_article(body="<p>Began.</p>")
    typed(opened(desk, page_of(article)), " And went on.")
    desk.goto("about:blank")
    opened(desk, page_of(article))
    desk.get_by_role("button", name="Take it").click()
    text(desk).get_by_text("Began. And went on.").wait_for()


@pytest.mark.parametrize("name", ["Submit", "Save a version"])
def test_press_without_a_change_is_heard(desk, name):
    article = make_article()
    opened(desk, page_of(article)).get_by_role("button", name=name, exact=True).click()
    desk.locator(".messagelist").wait_for()
    article.refresh_from_db()
    assert article.state == ("submitted" if name == "Submit" else "draft")


def test_double_click_saves_once_and_is_no_conflict(desk):
    article = make_article(body="<p>Began.</p>")
    opened(desk, page_of(article))
    desk.keyboard.type(" More.")
    with desk.expect_navigation():
        desk.get_by_role("button", name="Save a version", exact=True).dblclick()
    expect(desk.locator(".messagelist")).to_be_visible()
    expect(desk.locator(".errornote")).to_have_count(0)


# Two people


def test_who_writes_learns_that_another_has_saved_and_chooses(desk, complaints):
    """Both texts stand on one screen; what is not chosen stays a version."""
    article = make_article(headline="Bridge", body="<p>Began.</p>")
    opened(desk, page_of(article))
    save_as_another(article, headline="Bridge opens")
    typed_and_kept(desk, " Mine.")
    desk.get_by_role("heading", name="saved this story").wait_for()
    assert desk.evaluate("document.activeElement.id") == "clash"
    desk.get_by_role("link", name="See both texts").click()
    desk.get_by_role("heading", name="Headline").wait_for()
    desk.get_by_label("Use theirs for Headline").check()
    desk.get_by_role("button", name="Put theirs into mine").click()
    text(desk).get_by_text("Began. Mine.").wait_for()
    save(desk)
    assert (body(article), article.headline) == ("<p>Began. Mine.</p>", "Bridge opens")
    complaints.clear()


def save_as_another(article, **fields):
    other = Article.objects.get(pk=article.pk)
    with reversion.create_revision():
        for name, value in fields.items():
            setattr(other, name, value)
        other.save()
        reversion.set_user(make_user(role="chief", name="thuha"))


# Pasting


def test_paste_from_word_keeps_every_word_and_says_what_it_left_out(desk):
    article = make_article(body="<p>Began.</p>")
    typed_and_kept(opened(desk, page_of(article)), " ")
    desk.keyboard.press("Enter")
    text(desk).evaluate(PASTE, FROM_WORD)
    said = desk.locator("[data-pasted]", has_text="Pasted")
    said.wait_for()
    expect(said).to_have_text("Pasted: 8 words, every one kept. Left out: colors: 2, fonts: 4, frames: 1.")
    save(desk)
    assert body(article) == (
        "<p>Began. </p><h2>Thirteen friends</h2><p>The <strong>meeting</strong> was long.</p>"
        "<ul><li><p>Yamaguchi</p></li><li><p>Eindhoven</p></li></ul>"
    )


# By keyboard


def test_story_is_written_linked_and_submitted_by_keyboard(desk):
    make_official()
    section = make_category()
    desk.goto(f"{ADD}?section={section.pk}")
    text(desk).wait_for()
    desk.locator("body").press("Tab")
    desk.get_by_role("link", name="Skip to the headline").press("Enter")
    desk.keyboard.press("Tab")
    assert desk.evaluate("document.activeElement.id") != ""
    desk.locator("#id_headline").focus()
    desk.keyboard.type("Bridge opens")
    desk.locator("#id_lead").focus()
    desk.keyboard.type("On Monday morning.")
    text(desk).focus()
    desk.keyboard.type("Traffic flows.")
    desk.keyboard.press("Alt+F10")
    assert desk.evaluate("document.activeElement.closest('[role=toolbar]') !== null")
    desk.keyboard.press("ArrowRight")
    desk.keyboard.press("Escape")
    desk.keyboard.press("Control+k")
    desk.keyboard.type("vo van")
    desk.keyboard.press("Enter")
    desk.locator("[data-found] button").first.wait_for()
    desk.locator("[data-found] button").first.focus()
    desk.keyboard.press("Enter")
    desk.locator(".ppl li").wait_for()
    desk.keyboard.press("Control+Enter")
    desk.locator(".messagelist").wait_for()
    article = Article.objects.get()
    assert (article.headline, article.state, article.body) == ("Bridge opens", "submitted", "<p>Traffic flows.</p>")
    assert [str(mention) for mention in article.mentions.all()] == ["Vo Van Minh"]


def test_preview_shows_what_is_being_written_at_two_widths(desk):
    article = make_article(headline="Bridge", body="<p>Began.</p>")
    typed(opened(desk, page_of(article)), " And went on.")
    with desk.expect_popup() as opening:
        desk.keyboard.press("Control+Shift+p")
    preview = opening.value
    frame = preview.frame_locator("iframe")
    frame.get_by_text("Began. And went on.").wait_for()
    preview.get_by_role("link", name="Phone").click()
    frame.get_by_text("Began. And went on.").wait_for()
    assert frame.locator("html").evaluate("html => html.clientWidth") <= 390
    assert json.loads(frame.locator("html").evaluate("html => JSON.stringify(html.scrollWidth <= 390)"))
