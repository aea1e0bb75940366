"""Two browsers on one story: whatever both ask for, the second is told, and both texts stay."""

import pytest
from playwright.sync_api import expect

from news.models import Buffer
from tests.browser.signing_in import let_in
from tests.news.factories import make_article, make_category
from tests.portal.accounts.factories import make_user

pytestmark = pytest.mark.django_db(transaction=True)
# What the page asks and tells of itself is left out, so that the server is not asked after the test.
QUIET = """
navigator.sendBeacon = () => true
const ask = fetch
window.fetch = (address, ...rest) => (/present|suggestions/.test(address) ? Promise.reject() : ask(address, ...rest))
"""
STEPS = {"save": "Save a version", "submit": "Submit", "publish": "Publish", "schedule": "Schedule"}


@pytest.fixture(scope="module")
def two(browser, live_server):
    """They keep scripts and styles from test to test."""
    contexts = [browser.new_context(base_url=live_server.url) for _ in range(2)]
    for context in contexts:
        context.add_init_script(QUIET)
    yield contexts
    for context in contexts:
        context.close()


@pytest.fixture
def desks(two):
    """Of two people who may do everything with the stories of others."""
    pages = []
    for context, name in zip(two, ("mai", "lan"), strict=True):
        let_in(context, make_user(role="chief", name=name))
        pages.append(context.new_page())
    yield pages
    for page in pages:
        page.close()


# Several in one test: it is emptying the tables between tests that takes the time.
@pytest.mark.parametrize("theirs", STEPS)
def test_second_is_told_and_both_texts_stay(desks, theirs):
    first, second = desks
    for mine in STEPS:
        article = make_article(headline="First", section=make_category())
        for desk in desks:
            desk.goto(f"/admin/news/article/{article.pk}/change/")
        take(first, "Theirs", theirs)
        first.locator(".messagelist").wait_for()
        article.refresh_from_db()
        before = article.state, article.editions.count()
        take(second, "Mine", mine)
        expect(second.get_by_role("heading", name="mai has saved this story since you opened it")).to_be_visible()
        expect(second.locator("#mine")).to_contain_text("Mine")
        article.refresh_from_db()
        assert (article.headline, article.state, article.editions.count()) == ("Theirs", *before), mine
        assert Buffer.objects.get(story=article.uuid).data["headline"] == ["Mine"], mine


def take(desk, headline, step):
    desk.locator(".ProseMirror.text").wait_for()
    desk.get_by_label("Headline").fill(headline)
    if step == "schedule":
        desk.locator("#id_step-at_0").fill("2999-01-01")
        desk.locator("#id_step-at_1").fill("08:00")
    desk.get_by_role("button", name=STEPS[step], exact=True).click()
