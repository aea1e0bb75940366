import datetime

import pytest

from portal.directory import schema
from portal.directory.models import Appointment, OfficialName, Organization
from tests.portal.directory.factories import (
    make_appointment,
    make_attested,
    make_official,
    make_organization,
    make_post,
)

pytestmark = pytest.mark.django_db
PPC = {
    "@type": "GovernmentOrganization",
    "name": "Provincial People's Committee",
    "url": "https://news.example.org/organizations/ppc/",
}
CONTACT = {
    "street_address": "1 Hung Vuong",
    "telephone": "0274 1",
    "email": "ppc@example.org",
    "website": "https://ppc.example.org/",
}


@pytest.fixture(autouse=True)
def origin(settings):
    settings.SITE_ORIGIN = "https://news.example.org"


def test_person_is_told_with_the_posts_of_today():
    minh = make_official(native_name="Võ Văn Minh", honorific="Mr.")
    OfficialName.objects.create(official=minh, name="Vo Minh")
    post = make_post(organization=make_organization())
    make_appointment(official=minh, post=post, started_on=datetime.date(2021, 2, 1), source="Decision 12")
    assert schema.person(minh, list(Appointment.objects.with_days()), "/media/minh.jpg") == {
        "@context": "https://schema.org",
        "@type": "Person",
        "name": "Vo Van Minh",
        "url": "https://news.example.org/officials/vo-van-minh/",
        "alternateName": ["Võ Văn Minh", "Vo Minh"],
        "honorificPrefix": "Mr.",
        "image": "https://news.example.org/media/minh.jpg",
        "jobTitle": ["Chairman"],
        "worksFor": [PPC],
    }


def test_post_that_is_not_known_today_is_no_job():
    appointment = make_attested(on=["2024-04-08"])
    assert schema.person(appointment.official, list(Appointment.objects.with_days()), "") == {
        "@context": "https://schema.org",
        "@type": "Person",
        "name": "Vo Van Minh",
        "url": "https://news.example.org/officials/vo-van-minh/",
    }


def test_standing_organization_is_told_with_its_contact():
    party = make_organization(name="Party Committee", slug="party", kind="party")
    founded = {"founding_on": datetime.date(1997, 1, 1), "founding_precision": "year"}
    assert schema.body(make_organization(parent=party, **founded, **CONTACT)) == {
        "@context": "https://schema.org",
        **PPC,
        "foundingDate": "1997",
        "parentOrganization": {
            "@type": "Organization",
            "name": "Party Committee",
            "url": "https://news.example.org/organizations/party/",
        },
        "address": "1 Hung Vuong",
        "telephone": "0274 1",
        "email": "ppc@example.org",
        "sameAs": "https://ppc.example.org/",
    }


def test_ended_organization_has_a_day_of_its_end_and_no_contact():
    end = {"dissolution_on": datetime.date(2025, 7, 1), "dissolution_precision": "day"}
    assert schema.body(make_organization(**end, **CONTACT)) == {
        "@context": "https://schema.org",
        **PPC,
        "dissolutionDate": "2025-07-01",
    }


@pytest.mark.parametrize(
    ("kind", "said"),
    [("council", "GovernmentOrganization"), ("mission", "GovernmentOrganization"), ("company", "Organization")],
)
def test_kind_of_organization_is_told(kind, said):
    assert schema.type_of(Organization(kind=kind)) == said
