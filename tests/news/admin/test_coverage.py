import pytest

from news.models import Assignment, Dossier, Mention
from portal.accounts.roles import group_of
from tests.events.factories import days_from_now, make_event
from tests.news.dossiers.test_proposals import tell
from tests.news.factories import make_article

pytestmark = pytest.mark.django_db
GAPS, PROPOSALS = "/admin/news/assignment/gaps/", "/admin/news/dossier/proposals/"


@pytest.fixture
def sign_in(client, django_user_model):
    def as_role(name):
        user = django_user_model.objects.create_user(name, is_staff=True)
        user.groups.add(group_of(name))
        client.force_login(user)
        return client

    return as_role


@pytest.fixture
def stories():
    return [tell("Leaders meet the Forum"), tell("A verdict of the Forum", "2023-09-07")]


@pytest.mark.parametrize(
    ("role", "expected"),
    [("reporter", [200, 403]), ("editor", [200, 200]), ("chief", [200, 200]), ("accountant", [403, 403])],
)
def test_pages_are_for_those_who_plan(sign_in, role, expected):
    client = sign_in(role)
    assert [client.get(page).status_code for page in (GAPS, PROPOSALS)] == expected


def test_what_was_missed_is_named_with_a_way_to_assign_it(sign_in):
    event = make_event(name="Council session", start=days_from_now(-5))
    text = sign_in("editor").get(GAPS).text
    assert f'href="/admin/news/assignment/add/?event={event.pk}"' in text


def test_event_is_assigned_beforehand(sign_in, django_user_model):
    client, event = sign_in("editor"), make_event(start=days_from_now(3))
    reporter = django_user_model.objects.create_user("reporter", is_staff=True)
    sent = {"event": event.pk, "reporter": reporter.pk, "task": "write", "note": "ask for the plan"}
    assert client.post("/admin/news/assignment/add/", sent).status_code == 302
    made = Assignment.objects.get()
    assert (made.event, made.reporter, made.assigned_by.username) == (event, reporter, "editor")
    assert "already" in client.post("/admin/news/assignment/add/", sent).text


def test_proposal_is_accepted_by_the_stories_that_were_shown(sign_in, stories):
    client, event = sign_in("chief"), make_event(start="2023-09-06")
    assert "Leaders meet the Forum" in client.get(PROPOSALS).text
    shown = ",".join(sorted(str(story.uuid) for story in stories))
    done = client.post(f"{PROPOSALS}?year=2023", {"stories": shown, "event": event.pk, "accept": "1"}, follow=True)
    assert "2 stories name the event now." in done.text
    assert "Nothing to decide in this year." in done.text
    assert Mention.objects.filter(event=event).count() == 2


def test_proposal_is_rejected_for_good(sign_in, stories):
    client = sign_in("chief")
    shown = ",".join(sorted(str(story.uuid) for story in stories))
    done = client.post(f"{PROPOSALS}?year=2023", {"stories": shown, "reject": "1"}, follow=True)
    assert "They will not be proposed again." in done.text
    assert "Nothing to decide in this year." in done.text
    assert Dossier.objects.get().state == "rejected"


@pytest.mark.parametrize("sent", [{"reject": "1"}, {"stories": "x", "reject": "1"}, {"accept": "1"}])
def test_what_was_not_shown_is_not_decided(sign_in, stories, sent):
    done = sign_in("chief").post(PROPOSALS, sent, follow=True)
    assert "Look at it once more." in done.text
    assert Dossier.objects.count() == 0


def test_story_that_somebody_does_not_reach_is_not_shown(sign_in, stories, django_user_model):
    other = django_user_model.objects.create_user("other")
    make_article(
        headline="The Forum in secret",
        lead="",
        is_restricted=True,
        created_by=other,
        event_on=days_from_now(0),
        event_precision="day",
    )
    assert "secret" not in sign_in("chief").get(f"{PROPOSALS}?year={days_from_now(0).year}").text


@pytest.mark.parametrize("year", ["x", "0", "99999", "²"])
def test_year_that_is_none_is_the_newest(sign_in, stories, year):
    assert "Leaders meet the Forum" in sign_in("chief").get(PROPOSALS, {"year": year}).text
