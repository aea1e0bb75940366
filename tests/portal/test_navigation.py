import pytest

from news.models import Category
from portal.navigation import categories, fixed_navigation, marked, navigation, site, site_map
from portal.site_map import Link

LINKS = (Link("Home", "/"), Link("News", "/news/"), Link("Smart City", "/news/smart-city/"), Link("Events", "/events/"))


@pytest.mark.parametrize(
    ("path", "current"),
    [
        ("/", {"Home": "page"}),
        ("/news/", {"News": "page"}),
        ("/news/2023/09/18/visit/", {"News": "true"}),
        ("/news/smart-city/", {"Smart City": "page"}),
        ("/news/smart-city/roads/", {"Smart City": "true"}),
        ("/newsroom/", {}),
        ("/about/", {}),
    ],
)
def test_one_section_is_marked_as_the_place_of_a_page(path, current):
    assert {link.name: link.current for link in marked(LINKS, path) if link.current} == current


def test_front_page_of_the_other_language_is_no_section_of_its_pages():
    assert [link.current for link in fixed_navigation("/vi/about/", "vi")] == [""] * 6


@pytest.mark.django_db
def test_newsroom_chooses_categories_and_their_order():
    roads = Category.objects.create(name="Roads", slug="roads", position=2, in_navigation=True)
    Category.objects.create(
        name="Bridges", native_name="Cầu", slug="bridges", parent=roads, position=1, in_navigation=True
    )
    Category.objects.create(name="Hidden", slug="hidden")
    assert categories("en") == (Link("Bridges", "/news/roads/bridges/"), Link("Roads", "/news/roads/"))
    assert categories("vi") == (Link("Cầu", "/vi/news/roads/bridges/"), Link("Roads", "/vi/news/roads/"))


@pytest.mark.django_db
def test_categories_stand_between_news_and_the_register():
    Category.objects.create(name="Roads", slug="roads", in_navigation=True)
    names = [link.name for link in navigation("/", "en")]
    assert names == ["Home", "News", "Roads", "Leadership", "Organizations", "Events", "Archive"]


def test_site_map_is_in_the_language_of_the_page():
    heading, links = site_map("vi")[-1]
    assert (heading, links[0]) == ("Giới thiệu", Link("Về cổng thông tin", "/vi/about/"))


def test_fixed_sections_ask_no_database():
    # Without the mark django_db a query would fail here.
    assert [link.path for link in fixed_navigation("/", "en")][:3] == ["/", "/news/", "/officials/"]


def test_tagline_of_ones_own_stands_as_it_is(rf, settings):
    settings.SITE_TAGLINE = "The valley, day by day"
    assert site(rf.get("/"))["site_tagline"] == "The valley, day by day"
