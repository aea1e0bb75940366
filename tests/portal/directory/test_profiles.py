import datetime

import pytest

from portal.directory import profiles
from portal.directory.profiles import body, person
from tests.portal.directory.factories import (
    asked,
    make_attested,
    make_change,
    make_official,
    make_organization,
    make_post,
)
from tests.portal.pictures.factories import row

pytestmark = pytest.mark.django_db
END = {"dissolution_on": datetime.date(2025, 7, 1), "dissolution_precision": "day"}


def test_person_has_each_organization_once_and_no_invented_face():
    ppc, minh = make_organization(), make_official()
    for title in ("Chairman", "Member"):
        make_attested(official=minh, post=make_post(organization=ppc, title=title), on=["2024-04-08"])
    profile = person(minh, asked())
    assert profile.organizations == [("Provincial People's Committee", "/organizations/ppc/")]
    assert profile.portrait is None


def test_portrait_is_described_by_the_name():
    minh = make_official(portrait=row(alt="A man at a desk"))
    assert person(minh, asked()).portrait["alt"] == "Vo Van Minh"


def test_ended_body_names_its_heir_and_all_that_stood_below_it():
    ppc, city = make_organization(**END), make_organization(name="City", slug="city")
    below = make_organization(name="Board", slug="board", parent=ppc, **END)
    make_change(before=[ppc], after=[city])
    profile = body(ppc, asked())
    assert (profile.is_standing, profile.heirs, profile.children) == (False, [city], [below])
    assert "Ended July 1, 2025" in profile.mark
    assert (len(profile.became), profile.came_from, profile.has_changes) == (1, [], True)
    assert body(city, asked()).came_from == profile.became


def test_bodies_below_are_those_of_the_day():
    ppc = make_organization()
    former = make_organization(name="Board", slug="board", parent=ppc, **END)
    assert body(ppc, asked()).children == []
    assert body(ppc, asked("2024-01-23")).children == [former]


def test_large_body_shows_the_first_of_its_people(monkeypatch):
    monkeypatch.setattr(profiles, "PEOPLE", 2)
    ppc = make_organization()
    for n in range(2):
        make_attested(official=make_official(slug=f"o{n}"), post=make_post(organization=ppc, title=f"Post {n}", rank=n))
    assert not body(ppc, asked()).has_more_people
    make_attested(official=make_official(slug="o2"), post=make_post(organization=ppc, title="Post 2", rank=2))
    profile = body(ppc, asked())
    assert ([role.appointment.title for role in profile.staff.people], profile.has_more_people) == (
        ["Post 0", "Post 1"],
        True,
    )
