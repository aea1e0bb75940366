import datetime

import pytest

from portal.directory.obstacles import in_the_way, of_shape
from tests.portal.directory.factories import (
    make_appointment,
    make_change,
    make_move,
    make_official,
    make_organization,
    make_post,
    make_transfer,
)

pytestmark = pytest.mark.django_db


def bodies(*slugs, **fields):
    return [make_organization(name=slug, slug=slug, **fields) for slug in slugs]


def draft(before, after=(), kind="merged", legal_basis="Resolution 202"):
    return make_change(before=before, after=after, kind=kind, state="draft", legal_basis=legal_basis)


@pytest.mark.parametrize(
    ("kind", "before", "after", "sentences"),
    [
        ("merged", 2, 1, []),
        ("merged", 1, 1, ["“merged” needs at least 2 organizations before it."]),
        ("merged", 2, 2, ["“merged” needs exactly one organization after it."]),
        ("merged", 2, 0, ["“merged” needs exactly one organization after it."]),
        ("split", 1, 2, []),
        ("split", 1, 1, ["“split” needs at least 2 organizations after it."]),
        ("renamed", 1, 1, []),
        ("renamed", 2, 1, ["“renamed” needs exactly one organization before it."]),
        ("renamed", 1, 2, ["“renamed” needs exactly one organization after it."]),
        ("replaced", 2, 1, []),
        ("replaced", 1, 0, ["“replaced” needs exactly one organization after it."]),
        ("abolished", 3, 0, []),
        ("abolished", 1, 1, ["“abolished” needs no organization after it."]),
        ("transferred", 1, 2, []),
        ("transferred", 1, 0, ["“transferred” needs an organization after it."]),
    ],
)
def test_each_kind_has_its_number_of_organizations(kind, before, after, sentences):
    made = bodies(*"abcdef"[: before + after])
    assert list(of_shape(kind, made[:before], made[before:])) == sentences


def test_nothing_becomes_itself():
    first, second = bodies("first", "second")
    assert list(of_shape("merged", [first, second], [second])) == ["second cannot become itself."]


def test_changes_do_not_go_in_a_circle():
    first, second, third = bodies("first", "second", "third")
    make_change(before=[first], after=[second], kind="renamed")
    make_change(before=[second], after=[third], kind="renamed")
    circle = "first came out of one of its own successors: that would be a circle."
    made_of = list(of_shape("renamed", [first], [third]))
    assert made_of == []
    assert list(of_shape("renamed", [third], [first])) == [
        "third came out of one of its own successors: that would be a circle."
    ]
    assert circle not in made_of


def test_what_was_transferred_may_come_back():
    first, second = bodies("first", "second")
    make_change(before=[first], after=[second], kind="transferred")
    assert list(of_shape("transferred", [second], [first])) == []
    assert list(of_shape("renamed", [second], [first])) == []


def test_change_without_legal_basis_waits():
    assert in_the_way(draft(bodies("a", "b"), bodies("c"), legal_basis="")) == ["Name the legal basis."]


@pytest.mark.parametrize(
    ("end", "precision", "sentences"),
    [
        ("2025-07-01", "day", []),
        ("2025-07-01", "month", []),
        ("2025-01-01", "year", []),
        ("2025-03-01", "day", ["a is recorded to end on another day: March 1, 2025."]),
        ("2026-01-01", "year", ["a is recorded to end on another day: 2026."]),
    ],
)
def test_recorded_end_is_made_better_known_and_never_contradicted(end, precision, sentences):
    ending = bodies("a", dissolution_on=datetime.date.fromisoformat(end), dissolution_precision=precision)
    assert in_the_way(draft([*ending, *bodies("b")], bodies("c"))) == sentences


def test_nothing_begins_after_its_end_or_takes_over_before_it_stands():
    late = {"founding_on": datetime.date(2025, 8, 1), "founding_precision": "day"}
    assert in_the_way(draft(bodies("a", **late), kind="abolished")) == [
        "a is recorded to begin later than July 1, 2025."
    ]
    assert in_the_way(draft(bodies("x", "y"), bodies("c", **late))) == [
        "c is recorded to begin later than July 1, 2025."
    ]
    gone = {"dissolution_on": datetime.date(2025, 1, 1), "dissolution_precision": "day"}
    assert in_the_way(draft(bodies("p", "q"), bodies("d", **gone))) == ["d has ended by July 1, 2025."]


def test_nobody_is_appointed_to_a_body_that_has_ended():
    (ending,) = bodies("a")
    make_appointment(
        official=make_official(), post=make_post(organization=ending), started_on=datetime.date(2025, 7, 1)
    )
    assert in_the_way(draft([ending], kind="abolished")) == [
        "Vo Van Minh, Chairman, a is recorded to begin when the body has ended."
    ]


def test_posts_go_only_from_before_to_after():
    (ending, other, heir) = bodies("a", "b", "c")
    change = draft([ending], [heir], kind="replaced")
    make_transfer(change=change, post=make_post(organization=other), organization=heir)
    assert in_the_way(change) == ["Chairman, b can go only from a body before the change to one after it."]


def test_what_stands_below_needs_a_place_where_there_is_no_single_heir():
    (ending,) = bodies("a")
    (child,) = bodies("board", parent=ending)
    change = draft([ending], kind="abolished")
    assert in_the_way(change) == ["Say under which organization board stands from then on."]
    make_move(change=change, organization=child, parent=None)
    assert in_the_way(change) == []


def test_nothing_moves_below_itself():
    (ending,) = bodies("a")
    (child,) = bodies("board", parent=ending)
    (grandchild,) = bodies("panel", parent=child)
    change = draft([ending], kind="abolished")
    make_move(change=change, organization=child, parent=grandchild)
    assert in_the_way(change) == ["board cannot stand below itself."]
