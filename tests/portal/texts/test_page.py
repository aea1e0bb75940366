import pytest
from django.utils import translation

from portal.texts.page import Crumb, Page, Preview, absolute


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_ORIGIN = "https://news.example.org"
    settings.SITE_NAME = "Binh Duong"


def make_page(**fields: object) -> Page:
    given = {"title": "News", "description": "The latest provincial news in English.", "path": "/news/"}
    return Page(**(given | fields))


@pytest.mark.parametrize(
    ("fields", "heading"),
    [
        ({"title": "News, page 2"}, "News, page 2 | Binh Duong"),
        ({"title": "Consuls meet", "kind": "article"}, "Consuls meet"),
        ({"title": "Binh Duong provincial news"}, "Binh Duong provincial news"),
    ],
)
def test_window_names_the_site_unless_a_headline_stands_in_it(fields, heading):
    assert make_page(**fields).heading == heading


def test_canonical_address_comes_from_the_settings():
    assert make_page(path="/news/?page=2").canonical == "https://news.example.org/news/?page=2"


@pytest.mark.parametrize(
    ("path", "address"),
    [("/news/", "https://news.example.org/news/"), ("https://cdn.example/p.jpg", "https://cdn.example/p.jpg")],
)
def test_absolute_address(path, address):
    assert absolute(path) == address


def test_page_is_in_the_language_of_its_address():
    with translation.override("vi"):
        page = make_page()
    assert (page.language, page.locale, page.other_language) == ("vi", "vi_VN", "/")


def test_other_language_is_the_translation_or_else_the_front_page():
    assert make_page().other_language == "/vi/"
    assert make_page(translated="/vi/news/").other_language == "/vi/news/"


def test_translated_page_names_both_versions():
    assert make_page(translated="/vi/tin/").alternates == [
        ("en", "https://news.example.org/news/"),
        ("vi", "https://news.example.org/vi/tin/"),
    ]
    assert make_page().alternates == []


def test_page_without_a_picture_is_shared_with_the_sites_own():
    page = make_page()
    assert page.preview_address == "https://news.example.org/static/img/share.jpg"
    assert page.preview.alt


def test_picture_of_a_page_is_shared_with_it():
    page = make_page(image=Preview("/media/hall.jpg", "Delegates in the hall"))
    assert (page.preview_address, page.preview.alt) == (
        "https://news.example.org/media/hall.jpg",
        "Delegates in the hall",
    )


def test_breadcrumb_begins_at_the_front_page_and_ends_here():
    page = make_page(path="/officials/loi/", crumbs=(Crumb("Officials", "/officials/"), Crumb("Nguyen Van Loi")))
    (data,) = page.data()
    assert [(step["position"], step["name"], step["item"]) for step in data["itemListElement"]] == [
        (1, "Home", "https://news.example.org/"),
        (2, "Officials", "https://news.example.org/officials/"),
        (3, "Nguyen Van Loi", "https://news.example.org/officials/loi/"),
    ]


def test_front_page_has_no_breadcrumb():
    own = {"@type": "WebSite"}
    assert list(make_page(jsonld=(own,)).data()) == [own]
