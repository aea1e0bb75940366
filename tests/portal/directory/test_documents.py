import datetime

import pytest
from django.utils import translation

from portal.directory.documents import documents_of
from portal.directory.models import Official, OfficialName, Organization, OrganizationName
from portal.search.documents import Label
from tests.portal.directory.factories import (
    make_appointment,
    make_attested,
    make_official,
    make_organization,
    make_post,
)

pytestmark = pytest.mark.django_db


def documents(model):
    return {document.language: document for document in documents_of(model.objects.to_find())}


@pytest.fixture
def minh():
    organization = make_organization(native_name="Ủy ban nhân dân tỉnh")
    post = make_post(organization=organization, native_title="Chủ tịch")
    minh = make_official(native_name="Võ Văn Minh", summary="<p>Born in <b>Ben Cat</b>.</p>")
    OfficialName.objects.create(official=minh, name="Vo Minh")
    make_attested(official=minh, post=post, on=["2024-01-15", "2024-04-08"])
    return minh


def test_person_is_found_in_each_language_by_its_own_words(minh):
    found = documents(Official)
    assert [(each.path, each.title, each.names) for each in found.values()] == [
        ("/officials/vo-van-minh/", "Vo Van Minh", ("Võ Văn Minh", "Vo Minh")),
        ("/vi/officials/vo-van-minh/", "Võ Văn Minh", ("Vo Van Minh", "Vo Minh")),
    ]
    assert found["en"].text == "Chairman, Provincial People's Committee\nBorn in Ben Cat."
    assert found["en"].organizations == (Label(str(Organization.objects.get().uuid), "Provincial People's Committee"),)


def test_person_is_shown_with_the_post_recorded_last(minh):
    found = documents(Official)
    assert found["en"].data == {
        "line": "Chairman, Provincial People's Committee",
        "note": "Recorded January 15, 2024 to April 8, 2024",
        "native_name": "Võ Văn Minh",
    }
    assert found["vi"].data["line"] == "Chủ tịch, Ủy ban nhân dân tỉnh"


def test_post_held_today_stands_before_one_recorded_later(minh):
    secretary = make_post(organization=make_organization(name="Party Committee", slug="party"), title="Secretary")
    make_appointment(official=minh, post=secretary, started_on=datetime.date(2020, 1, 1), source="Decision 12")
    assert documents(Official)["en"].data["line"] == "Secretary, Party Committee"


def test_post_that_nothing_public_speaks_for_is_not_found(minh):
    hidden = make_post(organization=make_organization(name="Secret", slug="secret"), title="Marker")
    make_appointment(official=minh, post=hidden)
    found = documents(Official)["en"]
    assert "Marker" not in str(found)
    assert "Secret" not in str(found)


def test_organization_is_found_by_its_other_names_and_says_when_it_ends():
    end = {"dissolution_on": datetime.date(2025, 7, 1), "dissolution_precision": "day"}
    organization = make_organization(native_name="Ủy ban nhân dân tỉnh", telephone="0274 marker", **end)
    OrganizationName.objects.create(organization=organization, name="PPC", kind="abbreviation")
    found = documents(Organization)["en"]
    assert (found.title, found.names) == ("Provincial People's Committee", ("Ủy ban nhân dân tỉnh", "PPC"))
    assert found.data == {
        "line": "government body",
        "note": "until July 1, 2025",
        "native_name": "Ủy ban nhân dân tỉnh",
    }
    assert "marker" not in str(found)


def test_language_of_the_editor_does_not_matter(minh):
    with translation.override("vi"):
        assert documents(Official)["en"].title == "Vo Van Minh"
