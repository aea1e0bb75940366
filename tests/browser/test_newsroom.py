"""Writing in a browser: the text editor under the strict policy, and what of a text comes through it unharmed."""

import re
from contextlib import suppress

import pytest
import reversion
from playwright.sync_api import Error, expect

from news.models import Article
from tests.browser.signing_in import administrator
from tests.news.factories import make_article, make_category
from tests.portal.pictures.factories import picture_with_renditions

pytestmark = pytest.mark.django_db(transaction=True)

ADD = "/admin/news/article/add/"
FIGURE = '<figure><img src="{}" alt="{}"><figcaption>{}</figcaption></figure>'
EVERYTHING = (
    "<p>One <strong>bold</strong>, <em>slanted</em>, H<sub>2</sub>O, m<sup>2</sup>.<br>Next.</p>"
    "<h2>First</h2><p>a</p><h3>Second</h3><p>b</p>"
    '<ul><li><p>a</p><ol><li><p>b</p></li></ol></li></ul><ol start="3"><li><p>c</p></li></ol>'
    "<blockquote><p>Said.</p></blockquote><hr>"
    '<p><a href="https://example.org/" title="T" rel="noopener">out</a> <a href="/news/" hreflang="vi">in</a></p>'
    '<table><caption>Sums</caption><tbody><tr><th scope="col"><p>A</p></th><th><p>B</p></th></tr>'
    '<tr><td colspan="2"><p>1</p></td></tr></tbody></table>'
    '<figure><img src="/static/img/lost.svg" alt=""><figcaption>At <a href="/news/">the</a> gate</figcaption></figure>'
    '<p lang="vi">Chào <span lang="en">all</span> of the <abbr title="People’s Committee">PPC</abbr></p>'
)


@pytest.fixture
def desk(page):
    """The browser of an administrator."""
    return administrator(page)


@pytest.fixture
def plain_desk(browser, live_server):
    """The same without scripts."""
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    yield administrator(context.new_page())
    context.close()


def text(desk):
    """Where the story is written."""
    return desk.locator(".ProseMirror[contenteditable=true]")


def type_at_the_start(desk, words):
    text(desk).evaluate(
        "async view => { view.editor.commands.focus('start'); await new Promise(requestAnimationFrame) }"
    )
    desk.keyboard.type(words)


def counted(desk):
    """A reader's page is left only when its view is counted: the server must not be asked after the test."""
    return desk.expect_response("**/views/*/")


def publish(desk):
    """Saves, and publishes: without a second reader where the text is one's own, since there is none here."""
    press(desk, "Save a version")
    with reversion.create_revision():
        article = Article.objects.get()
        article.section = make_category()
        article.save()
    desk.reload()
    for reason in desk.get_by_label("Reason, for the newsroom").all():
        reason.fill("Nobody else is here.")
    press(desk, re.compile("^Publish( without a second reader)?$"))


def press(desk, name):
    desk.get_by_role("button", name=name).first.click()
    desk.locator(".messagelist").wait_for()


def test_story_is_written_and_published(desk):
    desk.goto(ADD)
    desk.get_by_label("Headline").fill("Bridge opens")
    desk.get_by_label("Lead").fill("On Monday morning.")
    text(desk).click()
    desk.keyboard.type("Traffic")
    desk.keyboard.press("Control+b")
    desk.keyboard.type(" flows")
    desk.keyboard.press("Control+b")
    desk.keyboard.press("Enter")
    desk.keyboard.type("Since noon.")
    publish(desk)
    assert Article.objects.get().body == "<p>Traffic<strong> flows</strong></p><p>Since noon.</p>"
    with counted(desk):
        desk.locator(".messagelist a").click()
    expect(desk.get_by_role("heading", name="Bridge opens")).to_be_visible()


def test_what_is_changed_in_one_place_stays_as_it_was_in_all_others(desk):
    article = make_article(body=f"<p>.</p>{EVERYTHING}")
    desk.goto(f"/admin/news/article/{article.pk}/change/")
    type_at_the_start(desk, "Changed")
    press(desk, "Save a version")
    article.refresh_from_db()
    assert same(article.body) == same(f"<p>Changed.</p>{EVERYTHING}")


def same(html):
    """Attributes have no order."""
    return sorted(html.replace(">", " >").split(" "))


def test_figure_without_a_picture_gets_a_place_for_one_and_keeps_its_caption(desk):
    article = make_article(body="<p>.</p><figure><figcaption>At the gate</figcaption></figure>")
    desk.goto(f"/admin/news/article/{article.pk}/change/")
    type_at_the_start(desk, "Changed")
    press(desk, "Save a version")
    article.refresh_from_db()
    assert article.body == "<p>Changed.</p>" + FIGURE.format("/static/img/lost.svg", "", "At the gate")


def test_picture_of_the_library_is_put_into_the_text(desk, media):
    hall = picture_with_renditions(title="Great hall", alt="Rows of seats", caption="The hall")
    article = make_article(body="")
    desk.goto(f"/admin/news/article/{article.pk}/change/")
    text(desk).click()
    desk.locator("[data-name=figure]").first.click()
    with desk.expect_popup() as opening:
        desk.get_by_role("button", name="Browse...").click()
    chooser = opening.value
    chooser.get_by_role("link", name="Great hall").click()
    # The window may be gone before the button is up.
    with chooser.expect_event("close"), suppress(Error):
        chooser.get_by_role("button", name="Use in the article").click()
    desk.get_by_role("button", name="Insert", exact=True).click()
    publish(desk)
    article.refresh_from_db()
    address = f"/media/pictures/{hall.uuid}/full-320.webp"
    assert article.body == FIGURE.format(address, "Rows of seats", "The hall")
    with counted(desk):
        desk.goto(article.editions.get().path)
    assert desk.get_by_role("img", name="Rows of seats").evaluate("image => image.decode().then(() => true)")


def test_picture_that_readers_do_not_see_is_seen_while_writing(desk, media):
    hall = picture_with_renditions()
    address = f"/media/pictures/{hall.uuid}/full-320.webp"
    article = make_article(body=FIGURE.format(address, "Hall", "The hall"))
    desk.goto(f"/admin/news/article/{article.pk}/change/")
    assert desk.get_by_role("img", name="Hall").evaluate("image => image.decode().then(() => true)")


def test_story_is_written_without_scripts(plain_desk):
    plain_desk.goto(ADD)
    plain_desk.get_by_label("Headline").fill("Bridge opens")
    plain_desk.get_by_label("Lead").fill("On Monday morning.")
    plain_desk.get_by_label("Body").fill("Traffic flows.\n\nSince noon.")
    publish(plain_desk)
    article = Article.objects.get()
    assert article.body == "<p>Traffic flows.</p><p>Since noon.</p>"
    assert article.editions.public().get().headline == "Bridge opens"
