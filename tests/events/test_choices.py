import pytest
from django.utils import translation

from events import choices as module
from events.choices import Choice, choices
from tests.events.factories import day, make_event, make_organizer, make_participant, make_series, make_venue
from tests.news.factories import soon
from tests.portal.directory.factories import make_official, make_organization

pytestmark = pytest.mark.django_db


def test_only_what_gives_something_can_be_chosen():
    ppc, minh, series, venue = make_organization(), make_official(), make_series(), make_venue()
    event = make_event(kind="visit", series=series, venue=venue)
    make_organizer(event=event, organization=ppc)
    make_participant(event=event, official=minh)
    make_venue(name="Unused hall", slug="unused")
    make_official(name="Unused person", slug="unused")
    assert choices("en").of == {
        "kind": [Choice("visit", "Visit", 1)],
        "series": [Choice("steering-committee", "Steering Committee meetings", 1)],
        "venue": [Choice("convention-center", "Convention Center", 1)],
        "organization": [Choice("ppc", "Provincial People's Committee", 1)],
        "official": [Choice("vo-van-minh", "Vo Van Minh", 1)],
    }


@pytest.mark.parametrize("public_from", [None, soon()])
def test_what_is_not_public_gives_no_choice(public_from):
    event = make_event(public_from=public_from, venue=make_venue(), series=make_series())
    make_participant(event=event, official=make_official())
    found = choices("en")
    assert (found.years, found.months, {name: rows for name, rows in found.of.items() if rows}) == ([], [], {})


def test_organizations_that_hold_and_that_take_part_are_one_choice():
    first, second, ppc = make_event(name="First"), make_event(name="Second"), make_organization()
    make_organizer(event=first, organization=ppc)
    make_participant(event=second, organization=ppc)
    assert choices("en").of["organization"] == [Choice("ppc", "Provincial People's Committee", 2)]


def test_choices_are_named_in_the_language_of_the_page():
    event = make_event(kind="visit")
    make_participant(event=event, official=make_official(native_name="Võ Văn Minh"))
    make_organizer(event=event, organization=make_organization(native_name="Ủy ban nhân dân tỉnh"))
    with translation.override("vi"):
        found = choices("vi").of
    assert [found[name][0].label for name in ("kind", "official", "organization")] == [
        "Chuyến thăm",
        "Võ Văn Minh",
        "Ủy ban nhân dân tỉnh",
    ]


def test_years_are_those_of_months_with_events_newest_first():
    for start in ("2023-09-05", "2023-09-20", "2021-02-23"):
        make_event(name=start, start=start)
    make_event(name="Some day of 2019", start="2019-01-01", precision="year")
    found = choices("en")
    assert found.months == [day("2021-02-01"), day("2023-09-01")]
    assert found.years == ["2023", "2021"]


def test_those_with_most_events_are_offered_in_the_order_of_their_names(monkeypatch):
    monkeypatch.setattr(module, "MOST", 2)
    for name, number in (("Hall A", 1), ("Hall B", 3), ("Hall C", 2)):
        venue = make_venue(name=name, slug=name[-1].lower())
        for n in range(number):
            make_event(name=f"{name} {n}", venue=venue)
    assert [(choice.label, choice.number) for choice in choices("en").of["venue"]] == [("Hall B", 3), ("Hall C", 2)]


def test_choosing_costs_two_queries(django_assert_num_queries):
    for number in range(3):
        event = make_event(name=f"Event {number}", venue=make_venue(slug=f"hall-{number}"))
        make_participant(event=event, official=make_official(slug=f"person-{number}"))
        with django_assert_num_queries(2):
            choices("en")
