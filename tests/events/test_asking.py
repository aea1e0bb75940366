import pytest

from events.models import Event
from tests.events.factories import days_from_now, make_event, make_organizer, make_participant, make_series
from tests.events.test_admin import desk, event_form
from tests.portal.directory.factories import make_appointment, make_official, make_organization, make_post

pytestmark = pytest.mark.django_db
__all__ = ["desk"]


@pytest.fixture
def dates():
    series = make_series()
    return [make_event(name=f"Date {n}", start=days_from_now(7 * n), series=series) for n in (1, 2, 3)]


def saved(desk, event, *, organizers=(), participants=(), initial=0, **fields):
    """The form of an event as it is, sent with these rows; `initial` ones are known already."""
    own = {"name": event.name, "slug": event.slug, "kind": event.kind, "series": event.series_id or ""}
    own |= {"parent": event.parent_id or "", "start_on": event.start_on.isoformat()}
    own |= {"public_from_0": "2020-01-01", "public_from_1": "00:00:00"}
    sent = event_form(organizers=organizers, participants=participants, **own | fields)
    sent |= {"organizer_rows-INITIAL_FORMS": initial} if organizers else {"participants-INITIAL_FORMS": initial}
    return desk.post(f"/admin/events/event/{event.pk}/change/", sent, follow=True)


def asked(response):
    """The page that asks of the other dates, or none."""
    return [path.rpartition("/")[2] for path, _ in response.redirect_chain if "/dates/" in path]


def exceptions(event):
    return Event.objects.get(pk=event.pk).exceptions


def test_who_takes_part_is_asked_of_the_others_with_their_number(desk, dates):
    response = saved(desk, dates[1], participants=[{"official": make_official().pk, "role": "chair", "position": 0}])
    assert asked(response) == ["?topics=participants"]
    for told in ("This and later dates: 2 dates", "All dates to come: 3 dates"):
        assert told in response.text
    assert exceptions(dates[1]) == ["participants"]
    chosen = {"topics": "participants", "scope": "all", "number": 3}
    desk.post(f"/admin/events/event/{dates[1].pk}/dates/", chosen)
    assert [event.participants.count() for event in dates] == [1, 1, 1]
    assert exceptions(dates[1]) == []


def test_organizer_taken_away_is_asked_of_the_others_together_with_the_fields(desk, dates):
    ppc = make_organization()
    rows = [make_organizer(event=event, organization=ppc) for event in dates]
    gone = {"id": rows[0].pk, "event": dates[0].pk, "organization": ppc.pk, "position": 0, "DELETE": "on"}
    response = saved(desk, dates[0], organizers=[gone], initial=1, kind="session")
    assert asked(response) == ["?topics=kind&topics=organizers"]
    assert exceptions(dates[0]) == ["kind", "organizers"]


def test_post_alone_is_of_that_day_and_asked_of_nobody(desk, dates):
    official = make_official()
    post = make_appointment(official=official, post=make_post(organization=make_organization()))
    row = make_participant(event=dates[0], official=official)
    kept = {"id": row.pk, "event": dates[0].pk, "official": official.pk, "role": "present", "position": 0}
    response = saved(desk, dates[0], participants=[{**kept, "appointment": post.pk}], initial=1)
    row.refresh_from_db()
    assert (asked(response), exceptions(dates[0]), row.appointment) == ([], [], post)


def test_form_that_stays_open_asks_nothing(desk, dates):
    row = {"official": make_official().pk, "role": "chair", "position": 0}
    assert asked(saved(desk, dates[0], participants=[row], _continue="1")) == []
    assert exceptions(dates[0]) == ["participants"]


@pytest.fixture
def opening(dates):
    return make_event(name="Opening", start=dates[0].start_on, parent=dates[0])


def test_part_that_is_changed_is_asked_of_the_others_as_their_program(desk, dates, opening):
    response = saved(desk, opening, start_time="09:00")
    assert asked(response) == ["?topics=program"]
    assert "All dates to come: 3 dates" in response.text
    assert exceptions(dates[0]) == ["program"]


def test_part_that_is_added_is_asked_of_the_others(desk, dates):
    sent = event_form(start_on=dates[0].start_on.isoformat(), parent=dates[0].pk)
    response = desk.post("/admin/events/event/add/", sent, follow=True)
    assert asked(response) == ["?topics=program"]


def test_part_that_is_deleted_is_asked_of_the_others(desk, dates, opening):
    make_event(name="Opening", slug="second", start=dates[1].start_on, parent=dates[1])
    response = desk.post(f"/admin/events/event/{opening.pk}/delete/", {"post": "yes"}, follow=True)
    assert asked(response) == ["?topics=program"]
    assert "All dates to come: 2 dates" in response.text


def test_part_that_leaves_its_program_sets_both_dates_apart(desk, dates, opening):
    saved(desk, opening, parent=dates[1].pk)
    assert [exceptions(event) for event in dates] == [["program"], ["program"], []]


def test_event_shows_its_program_and_leads_to_one_more_part(desk, dates, opening):
    text = desk.get(f"/admin/events/event/{dates[0].pk}/change/").text
    assert f'<a href="/admin/events/event/{opening.pk}/change/">Opening</a>' in text
    more = f"/admin/events/event/add/?parent={dates[0].pk}&amp;start_on={dates[0].start_on}&amp;start_precision=day"
    assert more in text
    assert f'value="{dates[0].start_on}"' in desk.get(more.replace("&amp;", "&")).text
