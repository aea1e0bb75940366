import datetime

import pytest

from portal.directory.consequences import Concerns, Consequences
from tests.portal.directory.factories import (
    make_appointment,
    make_attested,
    make_change,
    make_move,
    make_official,
    make_organization,
    make_post,
    make_transfer,
)

pytestmark = pytest.mark.django_db
DAY = "2025-07-01"


def draft(before, after=(), kind="merged", **fields):
    return make_change(before=before, after=after, kind=kind, state="draft", legal_basis="Resolution 202", **fields)


def told(change, concerns):
    change.refresh_from_db()
    return [(step.what, step.before, step.after) for step in Consequences(change).steps() if step.concerns == concerns]


@pytest.fixture
def ppc():
    return make_organization()


@pytest.fixture
def city():
    since = {"founding_on": datetime.date(2025, 7, 1), "founding_precision": "day"}
    return make_organization(name="City", slug="city", **since)


def test_bodies_before_end_and_bodies_after_take_over(ppc, city):
    assert told(draft([ppc], [city]), Concerns.BODIES) == [
        ("Provincial People's Committee", "stands", "Ended July 1, 2025"),
        ("City", "stands since July 1, 2025", "takes over"),
    ]


def test_day_is_no_proof_of_a_beginning(ppc):
    other = make_organization(name="Other", slug="other")
    assert ("Other", "stands, nobody recorded since when", "takes over") in told(draft([ppc], [other]), Concerns.BODIES)


def test_body_of_which_a_part_is_transferred_stays(ppc, city):
    change = draft([ppc], [city], kind="transferred")
    assert [what for what, *_ in told(change, Concerns.BODIES)] == ["City"]
    assert told(change, Concerns.ADDRESSES) == []


def test_posts_end_but_for_those_that_go_on(ppc, city):
    make_post(organization=ppc, rank=1)
    head = make_post(organization=ppc, title="Head", rank=2)
    change = draft([ppc], [city])
    make_transfer(change=change, post=head, organization=city)
    assert told(change, Concerns.POSTS) == [
        ("Chairman, Provincial People's Committee", "", "ends"),
        ("Head, Provincial People's Committee", "", "goes on in City"),
    ]


def test_under_another_name_every_post_goes_on(ppc, city):
    make_post(organization=ppc)
    assert [after for *_, after in told(draft([ppc], [city], kind="renamed"), Concerns.POSTS)] == ["goes on in City"]


def test_holder_whose_beginning_is_recorded_is_there_until_the_day(ppc, city):
    make_appointment(official=make_official(), post=make_post(organization=ppc), started_on=datetime.date(2021, 2, 1))
    person = "Vo Van Minh, Chairman, Provincial People's Committee"
    assert told(draft([ppc], [city]), Concerns.PEOPLE) == [(person, "From February 1, 2021", "until July 1, 2025")]
    renamed = draft([ppc], [city], kind="renamed")
    assert told(renamed, Concerns.PEOPLE)[0][2] == "until July 1, 2025, then in City"


def test_of_whom_only_stories_speak_no_end_is_invented(ppc, city):
    make_attested(post=make_post(organization=ppc), on=["2024-01-15", "2024-04-08"])
    for kind in ("merged", "renamed"):
        (step,) = (
            step for step in Consequences(draft([ppc], [city], kind=kind)).steps() if step.concerns == Concerns.PEOPLE
        )
        assert step.before == "Recorded January 15, 2024 to April 8, 2024"
        assert (step.after, step.acts) == ("ends with the body; nobody recorded until when", ())


def test_who_had_left_before_is_not_concerned(ppc, city):
    ended = {"ended_on": datetime.date(2024, 6, 1), "ended_precision": "day"}
    make_appointment(official=make_official(), post=make_post(organization=ppc), **ended)
    assert told(draft([ppc], [city]), Concerns.PEOPLE) == []


def test_what_stands_below_moves_under_the_only_heir(ppc, city):
    make_organization(name="Board", slug="board", parent=ppc)
    make_organization(
        name="Gone", slug="gone", parent=ppc, dissolution_on=datetime.date(2020, 1, 1), dissolution_precision="day"
    )
    assert told(draft([ppc], [city]), Concerns.BELOW) == [("Board", "Provincial People's Committee", "City")]


def test_move_that_is_named_goes_first(ppc, city):
    board = make_organization(name="Board", slug="board", parent=ppc)
    change = draft([ppc], [city])
    make_move(change=change, organization=board, parent=None)
    assert told(change, Concerns.BELOW) == [("Board", "Provincial People's Committee", "stands on its own")]


def test_addresses_stay_and_lead_on(ppc, city):
    assert told(draft([ppc], [city]), Concerns.ADDRESSES) == [
        ("/organizations/ppc/", "", "stays, and leads on to City")
    ]
    abolished = draft([ppc], kind="abolished")
    assert told(abolished, Concerns.ADDRESSES) == [("/organizations/ppc/", "", "stays, and says that it ended")]
