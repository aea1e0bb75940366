import pytest
from django.utils import translation

from portal.directory import pages
from portal.directory.profiles import person
from portal.texts.page import Crumb
from portal.texts.paging import Paging
from tests.portal.directory.factories import asked, make_official, make_organization
from tests.portal.pictures.factories import row

pytestmark = pytest.mark.django_db


def test_list_has_a_title_and_an_address_for_each_day_and_page():
    first = pages.officials_page(Paging("/officials/", 1, 3), asked())
    assert (first.title, first.path, first.noindex) == ("Officials", "/officials/", False)
    third = pages.organizations_page(Paging("/organizations/", 3, 3, {"on": "2024-01"}), asked("2024-01"))
    assert (third.title, third.path, third.noindex) == (
        "Organizations on January 2024, page 3",
        "/organizations/?on=2024-01&page=3",
        True,
    )
    assert (third.previous.endswith("/organizations/?on=2024-01&page=2"), third.next) == (True, "")


def test_list_leads_to_the_other_language_and_back():
    assert pages.officials_page(Paging("/officials/", 1, 1), asked()).translated == "/vi/officials/"
    with translation.override("vi"):
        assert pages.officials_page(Paging("/vi/officials/", 1, 1), asked()).translated == "/officials/"


def test_page_of_a_person_is_a_profile_with_the_portrait_to_share():
    minh = make_official(portrait=row())
    page = pages.official_page(minh, person(minh, asked()), Paging("/officials/vo-van-minh/", 1, 1))
    assert (page.kind, page.crumbs, page.feed.path) == (
        "profile",
        (Crumb("Leadership", "/officials/"), Crumb("Vo Van Minh")),
        "/officials/vo-van-minh/feed.atom",
    )
    assert (str(minh.portrait.uuid) in page.preview.address, page.preview.alt) == (True, "Vo Van Minh")
    assert page.jsonld[0]["image"].endswith(page.preview.address)


def test_page_of_an_organization_as_of_another_day_is_not_for_search_engines():
    ppc = make_organization()
    today = pages.organization_page(ppc, Paging("/organizations/ppc/", 1, 1))
    other = pages.organization_page(ppc, Paging("/organizations/ppc/", 1, 1, {"on": "2024-01"}))
    assert (today.noindex, other.noindex) == (False, True)
    assert today.feed.path == "/organizations/ppc/feed.atom"


@pytest.mark.parametrize("make", [make_official, make_organization])
def test_description_says_enough(make):
    record = make(name="An")
    page = (
        pages.organization_page(record, Paging("/organizations/ppc/", 1, 1))
        if make is make_organization
        else pages.official_page(record, person(record, asked()), Paging("/officials/an/", 1, 1))
    )
    assert len(page.description) > 40
