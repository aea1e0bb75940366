import datetime

import pytest

from portal.caching.version import current_version
from portal.directory.enactment import NotPossible, put_in_force, reverse
from portal.directory.models import Appointment, Move, Organization, OrganizationChange, Post
from portal.search.models import SearchResult
from tests.portal.directory.factories import (
    make_appointment,
    make_attested,
    make_change,
    make_official,
    make_organization,
    make_post,
)

pytestmark = pytest.mark.django_db
DAY = datetime.date(2025, 7, 1)
TABLES = [Organization, Post, Appointment, Move]


@pytest.fixture
def renamed():
    """A town becomes a city: its head is recorded since 2021, its deputy only by a story; a board stands below."""
    town, city = make_organization(name="Town", slug="town"), make_organization(name="City", slug="city")
    make_organization(name="Board", slug="board", parent=town)
    since = datetime.date(2021, 2, 1)
    make_appointment(official=make_official(), post=make_post(organization=town), seat=1, started_on=since)
    deputy = make_official(name="Deputy", slug="deputy")
    make_attested(official=deputy, post=make_post(organization=town, title="Vice Chairman"))
    return make_change(before=[town], after=[city], kind="renamed", state="draft", legal_basis="Resolution 1")


def tables():
    return [list(model.objects.order_by("pk").values()) for model in TABLES]


def terms():
    rows = Appointment.objects.order_by("pk")
    return [(str(each), each.seat, each.started_on, each.ended_on, each.source) for each in rows]


def test_all_of_it_happens_at_once(renamed):
    put_in_force(renamed)
    renamed.refresh_from_db()
    assert renamed.is_in_force
    assert Organization.objects.get(slug="town").dissolution_on == DAY
    assert Organization.objects.get(slug="board").parent.slug == "city"
    assert terms() == [
        ("Vo Van Minh, Chairman, Town", 1, datetime.date(2021, 2, 1), DAY, ""),
        ("Deputy, Vice Chairman, Town", 1, None, None, ""),
        ("Vo Van Minh, Chairman, City", 1, DAY, None, "Resolution 1"),
    ]


def test_reversed_every_row_is_as_before(renamed):
    before = tables()
    put_in_force(renamed)
    assert tables() != before
    reverse(renamed)
    assert tables() == before
    renamed.refresh_from_db()
    assert (renamed.state, renamed.journal) == ("reversed", [])


def test_reversed_it_can_be_put_in_force_again(renamed):
    put_in_force(renamed)
    reverse(renamed)
    put_in_force(renamed)
    assert Appointment.objects.count() == 3


def test_readers_and_search_learn_of_it(renamed):
    before = current_version()
    put_in_force(renamed)
    assert current_version() > before
    town = SearchResult.objects.get(path="/organizations/town/")
    assert town.data["note"] == "until July 1, 2025"
    assert "City" in SearchResult.objects.get(path="/officials/vo-van-minh/").data["line"]
    reverse(renamed)
    assert "note" not in SearchResult.objects.get(path="/organizations/town/").data


@pytest.mark.parametrize("step", ["rules", "seat"])
def test_where_something_stands_in_the_way_nothing_happens(renamed, step):
    if step == "rules":
        renamed.predecessors.add(make_organization(name="Village", slug="village"))
    else:
        chair = make_post(organization=Organization.objects.get(slug="city"))
        make_appointment(official=make_official(slug="other"), post=chair, seat=1, started_on=datetime.date(2025, 1, 1))
    before = tables()
    with pytest.raises(NotPossible) as refusal:
        put_in_force(renamed)
    assert (
        refusal.value.reasons
        == {
            "rules": ["“renamed” needs exactly one organization before it."],
            "seat": ["Vo Van Minh holds this seat at that time."],
        }[step]
    )
    assert tables() == before
    assert OrganizationChange.objects.get().state == "draft"


def test_change_happens_once_and_is_reversed_once(renamed):
    with pytest.raises(NotPossible, match="not in force"):
        reverse(renamed)
    put_in_force(renamed)
    with pytest.raises(NotPossible, match="in force already"):
        put_in_force(renamed)


def test_what_somebody_did_since_is_not_lost_by_reversing(renamed):
    put_in_force(renamed)
    Appointment.objects.filter(post__organization__slug="city").update(source="Decision 12")
    before = tables()
    with pytest.raises(NotPossible, match="Vo Van Minh, Chairman, City was changed since"):
        reverse(renamed)
    assert tables() == before
