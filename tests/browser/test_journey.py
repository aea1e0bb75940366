"""The way of a reader from the home page to a story, a person and an event, over the demo's own content."""

import pytest
from playwright.sync_api import expect

from news.models import Article
from portal.counting.totals import total
from portal.demo.content import load_content

pytestmark = pytest.mark.django_db(transaction=True)

ICF_VISIT = "Provincial leaders receive the ICF survey team"


@pytest.fixture
def demo(transactional_db, settings, tmp_path, monkeypatch):
    """Without renditions, which take a minute to draw: the pages are read, not looked at."""
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr("portal.pictures.models.Picture.make_missing_renditions", lambda picture: None)
    return load_content()


@pytest.fixture
def reader(page, demo):
    """A picture without a file is shown as a gap, of which the browser complains: that is not what is asked here."""
    page.route("**/media/**", lambda route: route.fulfill(body="", content_type="image/webp"))
    page.goto("/")
    return page


def expect_views(page, article, number):
    expect(page.locator("[data-views]").first).to_have_text(str(number))
    assert total(article.pk) == number


def counted(page):
    return page.expect_response("**/views/*/")


def test_reader_finds_a_story_by_its_section_and_is_counted_once(reader):
    reader.get_by_role("navigation").get_by_role("link", name="Smart City").first.click()
    reader.get_by_role("link", name="Next").click()
    reader.wait_for_url("**/news/smart-city/?page=2")
    reader.go_back()
    with counted(reader):
        reader.get_by_role("link", name=ICF_VISIT).first.click()
    article = Article.objects.get(headline=ICF_VISIT)
    expect_views(reader, article, 228)
    with counted(reader):
        reader.reload()
    expect_views(reader, article, 228)


def test_reader_enlarges_the_text_and_goes_on_to_who_and_what_it_tells_of(reader):
    with counted(reader):
        reader.goto(Article.objects.get(headline=ICF_VISIT).get_absolute_url())
    before = text_size(reader)
    reader.get_by_text("A++").click()
    assert text_size(reader) > before * 1.4
    reader.get_by_role("link", name="Nguyen Van Loi").first.click()
    expect(reader.get_by_role("heading", level=1, name="Nguyen Van Loi")).to_be_visible()
    assert text_size(reader) > before * 1.4
    reader.goto("/events/")
    reader.get_by_role("link", name="Meet Japan 2023").first.click()
    expect(reader.get_by_role("heading", level=1, name="Meet Japan 2023")).to_be_visible()


def text_size(page):
    page.wait_for_load_state()  # the style sheet is there
    return float(page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)"))


def test_reader_finds_a_person_with_and_without_diacritics(reader):
    for words in ("Vo Van Minh", "Võ Văn Minh", "vo văn minh"):
        reader.goto("/search/")
        reader.get_by_role("main").get_by_role("searchbox").fill(words)
        reader.keyboard.press("Enter")
        reader.get_by_role("main").get_by_role("link", name="Vo Van Minh").first.click()
        reader.wait_for_url("**/officials/vo-van-minh/")
