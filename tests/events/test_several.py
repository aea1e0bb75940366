import datetime

import pytest
from django.contrib.auth.models import Permission

from events.models import Event
from tests.events.factories import days_from_now, make_event, make_series
from tests.events.test_admin import desk, event_form

pytestmark = pytest.mark.django_db
__all__ = ["desk"]
RULE = {"rrule": "FREQ=WEEKLY", "until": days_from_now(21).isoformat()}


@pytest.fixture
def session():
    return make_event(name="Session", start=days_from_now(7), series=make_series())


def address(event, page):
    return f"/admin/events/event/{event.pk}/{page}/"


def starts():
    return list(Event.objects.order_by("start_on").values_list("start_on", flat=True))


def test_rule_is_shown_with_its_number_first_and_followed_when_confirmed(desk, session):
    shown = desk.get(address(session, "repeat"), RULE)
    assert "2 dates would change" in shown.text
    assert 'value="Change 2 dates"' in shown.text
    assert len(starts()) == 1
    done = desk.post(address(session, "repeat"), {**RULE, "number": 2}, follow=True)
    assert "2 dates changed, by their rule." in done.text
    assert starts() == [days_from_now(7), days_from_now(14), days_from_now(21)]


def test_form_of_a_rule_begins_with_the_one_there_is(desk, session):
    desk.post(address(session, "repeat"), {**RULE, "number": 2})
    text = desk.get(address(session, "repeat")).text
    assert 'value="FREQ=WEEKLY"' in text
    assert f'value="{RULE["until"]}"' in text


@pytest.mark.parametrize("number", ["1", "", "x"])
def test_number_that_does_not_hold_any_more_is_shown_anew(desk, session, number):
    response = desk.post(address(session, "repeat"), {**RULE, "number": number})
    assert (response.status_code, len(starts())) == (200, 1)
    assert "Look at them once more." in response.text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"rrule": "every Monday"}, "Begin the rule with how often"),
        ({"rrule": "FREQ=MONTHLY;BYMONTHDAY=31,30;BYMONTH=2"}, "The rule does not give"),
        ({"until": "tomorrow"}, "Enter a valid date."),
        ({"until": "9999-12-31"}, "Give a year between 1900 and 2999."),
        ({"until": "2999-12-31"}, "too far ahead"),
    ],
)
def test_rule_that_cannot_be_is_refused_with_a_sentence_and_kept(desk, session, fields, sentence):
    response = desk.get(address(session, "repeat"), {**RULE, **fields})
    assert sentence in response.text
    assert f'value="{next(iter(fields.values()))}"' in response.text


def test_event_of_no_series_cannot_repeat_and_says_why(desk):
    event = make_event(start=days_from_now(7))
    assert "Give the event a series and a day first." in desk.get(address(event, "repeat"), RULE).text
    assert desk.get(address(event, "dates")).status_code == 404


@pytest.fixture
def three(desk, session):
    desk.post(address(session, "repeat"), {**RULE, "number": 2})
    return session.series.events.order_by("start_on")


def test_change_of_one_date_asks_of_the_others_with_their_number(desk, three):
    second = three[1]
    sent = event_form(
        name="Session",
        slug=second.slug,
        kind="meeting",
        series=second.series_id,
        start_on=second.start_on.isoformat(),
        start_time="09:00",
    )
    asked = desk.post(f"/admin/events/event/{second.pk}/change/", sent, follow=True)
    assert asked.redirect_chain == [(f"{address(second, 'dates')}?topics=hours", 302)]
    assert [event.start_time for event in three.all()] == [None, datetime.time(9), None]
    assert Event.objects.get(pk=second.pk).exceptions == ["hours"]
    for told in ("Only this date: 1 date", "This and later dates: 2 dates", "All dates to come: 3 dates"):
        assert told in asked.text


def test_others_follow_when_confirmed(desk, three):
    second = three[1]
    second.start_time, second.exceptions = datetime.time(9), ["hours"]
    second.save()
    chosen = {"topics": "hours", "scope": "following"}
    shown = desk.get(address(second, "dates"), chosen)
    assert "1 other date would change" in shown.text
    assert 'value="Change to 2 dates"' in shown.text
    done = desk.post(address(second, "dates"), {**chosen, "number": 2}, follow=True)
    assert "2 dates have it now." in done.text
    assert [event.start_time for event in three.all()] == [None, datetime.time(9), datetime.time(9)]


@pytest.mark.parametrize(
    "chosen", [{"topics": "x", "scope": "all"}, {"topics": "hours", "scope": "x"}, {"scope": "all"}]
)
def test_what_cannot_be_chosen_changes_nothing(desk, three, chosen):
    response = desk.post(address(three[0], "dates"), {**chosen, "number": 3})
    assert (response.status_code, {event.sequence for event in three.all()}) == (200, {0})


@pytest.mark.parametrize("page", ["repeat", "dates"])
def test_who_may_only_look_is_refused(client, django_user_model, session, page):
    looking = django_user_model.objects.create_user("looking", is_staff=True)
    looking.user_permissions.add(Permission.objects.get(codename="view_event"))
    client.force_login(looking)
    assert client.get(address(session, page)).status_code == 403
    assert client.post(address(session, page), {**RULE, "number": 2}).status_code == 403
    assert len(starts()) == 1


@pytest.mark.parametrize("page", ["repeat", "dates"])
def test_page_of_no_event_is_not_found(desk, page):
    assert desk.get(f"/admin/events/event/99/{page}/").status_code == 404
