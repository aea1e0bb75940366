"""A story from its first key to its return, by keyboard only: who writes, who reads it first, and what readers see."""

import datetime
from contextlib import suppress

import pytest
from django.utils import timezone
from playwright.sync_api import Error, expect

from news.models import Article, Edition
from portal.accounts import second_factor, totp
from tests.browser.keyboard import press, reach, told, write
from tests.browser.signing_in import PASSWORD, SECRET
from tests.news.factories import make_category
from tests.portal.accounts.factories import make_user
from tests.portal.directory.factories import make_official
from tests.portal.pictures.factories import picture_with_renditions

pytestmark = pytest.mark.django_db(transaction=True)
HEADLINE = "Bridge opens"
HOUR = datetime.timedelta(hours=1)
PICTURES = {"Arch": "teal", "Ribbon": "maroon", "Crowd": "olive"}


@pytest.fixture
def library(media):
    return [
        picture_with_renditions(title=name, alt=f"{name} seen", caption=name, color=PICTURES[name]) for name in PICTURES
    ]


@pytest.fixture
def clock(monkeypatch):
    """The clock of the server, which can be moved."""
    real, ahead = timezone.now, []
    monkeypatch.setattr("django.utils.timezone.now", lambda: real() + sum(ahead, datetime.timedelta()))
    return ahead


@pytest.fixture
def reader(browser, live_server):
    context = browser.new_context(base_url=live_server.url)
    yield context.new_page()
    context.close()


@pytest.fixture
def desks(page, browser, live_server):
    """Opens a browser for somebody of the newsroom, who signs in by keyboard."""
    contexts = []

    def enter(role):
        user = make_user(role=role)
        user.set_password(PASSWORD)
        user.save()
        second_factor.set_up(user, SECRET)
        contexts.append(browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 800}))
        return sign_in(contexts[-1].new_page(), user)

    yield enter
    for context in contexts:
        context.close()


def sign_in(desk, user):
    desk.goto("/admin/")
    write(desk.get_by_label("Username"), user.username)
    write(desk.get_by_label("Password"), PASSWORD)
    desk.keyboard.press("Enter")
    write(desk.get_by_label("Code"), totp.code_at(SECRET, totp.step_at(timezone.now())))
    desk.keyboard.press("Enter")
    desk.locator(".me").wait_for()
    return desk


def test_story_is_written_read_published_corrected_withdrawn_and_restored(desks, reader, library, clock):
    make_official()
    make_category()
    write_story(desks("reporter"))
    article = Article.objects.get()
    assert (article.state, str(article.section), article.body.count("<figure>")) == ("submitted", "Smart City", 3)
    assert [str(mention) for mention in article.mentions.all()] == ["Vo Van Minh"]
    chief = desks("chief")
    approve(chief)
    begins = timezone.now() + HOUR
    schedule(chief, timezone.localtime(begins))
    path = Edition.objects.get().path
    assert reader.goto(path).status == 404
    clock.append(2 * HOUR)
    readers_have_it(reader, path)
    change(chief)
    readers_have_it(reader, path)
    expect(reader.get_by_text("And Sundays.")).to_have_count(0)
    correct(chief)
    readers_have_it(reader, path)
    expect(reader.get_by_text("And Sundays.")).to_be_visible()
    expect(reader.get_by_text("The bridge has two lanes.")).to_be_visible()
    withdraw(chief)
    assert reader.goto(path).status == 410
    expect(reader.get_by_text("Its figures were wrong.")).to_be_visible()
    restore(chief)
    assert reader.goto(path).status == 410
    step(chief, "Publish", {}, "Published")
    readers_have_it(reader, path)
    expect(reader.get_by_text("And Sundays.")).to_have_count(0)


def readers_have_it(reader, path):
    """With its pictures, whom it names, and in the list of its section."""
    with reader.expect_response("**/views/*/"):
        assert reader.goto(path).status == 200
    expect(reader.get_by_role("heading", level=1, name=HEADLINE)).to_be_visible()
    expect(reader.get_by_role("link", name="Vo Van Minh").first).to_be_visible()
    for name in PICTURES:
        picture = reader.get_by_role("img", name=f"{name} seen")
        assert picture.evaluate("image => image.decode().then(() => image.naturalWidth > 0)")


def write_story(desk):
    press(desk.get_by_role("link", name="Write a story"))
    ready(desk)
    press(desk.get_by_role("link", name="Skip to the headline"))
    choose(desk, "Section", "Smart")
    write(desk.get_by_label("Headline"), HEADLINE)
    write(desk.get_by_label("Lead"), "On Monday morning.")
    write(desk.locator(".ProseMirror.text"), "Traffic flows.")
    for name in PICTURES:
        put_in(desk, name)
    desk.keyboard.press("Control+k")
    desk.keyboard.type("vo van")
    desk.keyboard.press("Enter")
    reach(desk.locator("[data-found] button").first)
    desk.keyboard.press("Enter")
    desk.locator(".ppl li").wait_for()
    desk.keyboard.press("Control+s")
    told(desk, "added")
    ready(desk)
    with desk.expect_popup() as opening:
        desk.keyboard.press("Control+Shift+p")
    preview = opening.value
    expect(preview.frame_locator("iframe").get_by_role("heading", name=HEADLINE)).to_be_visible()
    preview.close()
    desk.keyboard.press("Control+Enter")
    told(desk, "Submitted")


def ready(desk):
    """Its scripts have come, those for keys among them."""
    desk.locator(".ProseMirror.text").wait_for()


def choose(desk, name, words):
    """In a box that finds while one types."""
    press(desk.get_by_role("combobox", name=name, exact=True))
    desk.keyboard.type(words)
    desk.locator(".select2-results__option--highlighted", has_text=words).wait_for()
    desk.keyboard.press("Enter")


def put_in(desk, name):
    """A picture of the library, at the end of the text."""
    desk.keyboard.press("Control+End")
    desk.keyboard.press("Enter")
    desk.keyboard.press("Alt+F10")
    reach(desk.locator("[data-name=figure]").first, "ArrowRight")
    desk.keyboard.press("Enter")
    with desk.expect_popup() as opening:
        press(desk.get_by_role("button", name="Browse..."))
    chooser = opening.value
    press(chooser.get_by_role("link", name=name))
    # The window may be gone before the key is up.
    with chooser.expect_event("close"), suppress(Error):
        press(chooser.get_by_role("button", name="Use in the article"))
    press(desk.get_by_role("button", name="Insert", exact=True))
    desk.locator(f".ProseMirror.text img[alt='{name} seen']").wait_for()


def approve(desk):
    """What waits is two keys away."""
    press(desk.get_by_role("link", name="Skip to what waits for me"))
    press(desk.get_by_role("link", name=HEADLINE, exact=True))
    step(desk, "Approve", {}, "Approved")


def schedule(desk, at):
    step(
        desk, "Schedule", {"#id_step-at_0": f"{at:%Y-%m-%d}", "#id_step-at_1": f"{at:%H:%M:%S}"}, "Readers will see it"
    )


def change(desk):
    """A draft over what readers have."""
    write_below(desk, "And Sundays.")
    desk.keyboard.press("Control+s")
    told(desk, "changed")


def correct(desk):
    step(desk, "Publish with a correction", {"#id_step-note": "The bridge has two lanes."}, "Published")


def withdraw(desk):
    given = {"#id_step-reason": "A wrong table.", "#id_step-note": "Its figures were wrong."}
    step(desk, "Withdraw from readers", given, "Readers do not see")


def restore(desk):
    """The version that was scheduled, before the correction."""
    press(desk.locator("#versions").get_by_role("link", name="All"))
    press(desk.locator(".vers.all li", has_text="Schedule").get_by_role("link"))
    write(desk.get_by_label("Why"), "It was right.")
    desk.keyboard.press("Enter")
    told(desk, "restored")


def write_below(desk, words):
    ready(desk)
    reach(desk.locator(".ProseMirror.text"))
    for key in ("Control+End", "Enter"):
        desk.keyboard.press(key)
    desk.keyboard.type(words)


def step(desk, name, given, sentence):
    ready(desk)
    for place, words in given.items():
        write(desk.locator(place), words)
    press(desk.get_by_role("button", name=name, exact=True))
    told(desk, sentence)
