"""Every hostile text of the corpus on readers' pages, in a browser: nothing of it runs, and nobody else is asked."""

from collections.abc import Iterator

import pytest

from news.models import Keyword
from news.publishing import publish_archive
from portal.texts.html import UncleanableHtml, clean
from tests.news.factories import make_article, make_edition
from tests.portal.texts.corpus import payloads

pytestmark = pytest.mark.django_db(transaction=True)

ALL = payloads()
# So many texts make one lead: three pages of a list then show all of them.
IN_ONE = 10
HARMLESS = {"http:", "https:", "mailto:", "tel:"}
# As the browser itself sees the page. The site's own scripts, forms and drawings stand outside of the text.
ACTIVE = (
    "script, style, iframe, object, embed, svg, math, form, input, button, base, meta, link, template, video, audio"
)
HANDLERS = "all => all.flatMap(each => each.getAttributeNames().filter(name => name.startsWith('on')))"
SCHEMES = """all => [...new Set(all.flatMap(each => ['href', 'src', 'action', 'formaction', 'data', 'poster', 'cite']
    .filter(name => each.hasAttribute(name)).map(name => new URL(each.getAttribute(name), location).protocol)))]"""
TOUCH = """all => all.forEach(each => ['mouseover', 'mouseenter', 'focus', 'error', 'load', 'toggle', 'animationend']
    .forEach(kind => each.dispatchEvent(new Event(kind))))"""


@pytest.fixture(autouse=True)
def dialogs(page, complaints) -> Iterator[list[str]]:
    """What a script that ran would have opened. Pictures that a text only names may be missing."""
    opened: list[str] = []

    def note(dialog):
        opened.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", note)
    page.context.route("**/views/**", lambda route: route.fulfill(json={"views": 1}))
    yield opened
    complaints[:] = [said for said in complaints if not said.startswith("Failed to load resource")]
    assert opened == []


def cleaned(text: str) -> str:
    try:
        return clean(text)
    except UncleanableHtml:
        return ""


def read(page, address):
    """Opens a page, touches all that its text holds, and tells what it saw."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.eval_on_selector_all("main *", TOUCH)
    return page.locator("main")


@pytest.mark.parametrize("body", ["".join(map(cleaned, ALL)), "\n".join(ALL)], ids=["each by itself", "all in one"])
def test_body_runs_nothing(page, body):
    story = make_edition(body=f"<h2>First</h2>{body}")
    read(page, story.path)
    within = ".text *"
    assert page.locator(within).count() > 0
    assert page.locator(f".text :is({ACTIVE})").count() == page.locator(f".share :is({ACTIVE})").count()
    assert page.eval_on_selector_all(within, HANDLERS) == []
    assert set(page.eval_on_selector_all(within, SCHEMES)) <= HARMLESS


def test_plain_texts_stay_text(page):
    """Headlines, leads and keywords are shown as they were written, on lists and in what is said to machines."""
    texts = [ALL[start : start + IN_ONE] for start in range(0, len(ALL), IN_ONE)]
    stories = [
        make_article(headline=some[0][:250], lead=" ".join(some), slug=f"s-{number}", published="2023-09-18 10:00")
        for number, some in enumerate(texts)
    ]
    for number, text in enumerate(ALL[:20]):
        stories[-1].keywords.add(Keyword.objects.create(name=f"{number} {text}"[:80], slug=f"k-{number}"))
    editions = publish_archive(stories)
    for address in ["/", "/news/", "/news/?page=2", "/news/?page=3", "/search/?q=alert", editions[-1].path]:
        seen = read(page, address)
        assert seen.get_by_text("alert(").count() > 0
        assert page.eval_on_selector_all("*", HANDLERS) == []
        assert set(page.eval_on_selector_all("*", SCHEMES)) <= HARMLESS


@pytest.mark.parametrize("start", range(0, len(ALL), 60))
def test_what_is_searched_for_stays_text(page, start):
    page.goto("/search/")
    box = page.get_by_role("searchbox").last
    box.fill(" ".join(ALL[start : start + 60])[:900])
    box.press("Enter")
    page.wait_for_load_state("networkidle")
    assert page.url.count("?q=") == 1
    assert page.eval_on_selector_all("*", HANDLERS) == []
