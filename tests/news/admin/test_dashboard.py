import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from news import workflow
from news.models import Presence, Verb
from portal.counting.models import DailyViews, HourlyViews
from tests.news.factories import make_article, make_category, make_edition
from tests.portal.accounts.factories import make_user
from tests.portal.directory.factories import make_attested, make_official, make_organization, make_post

pytestmark = pytest.mark.django_db

DESK = "/admin/"


@pytest.fixture
def reporter():
    return make_user(role="reporter")


@pytest.fixture
def chief(client):
    user = make_user(role="chief")
    client.force_login(user)
    return user


def fill(number, reporter, chief):
    """One of everything."""
    section = make_category(name=f"Section {number}", slug=f"section-{number}")
    fields = {"section": section, "published": "2023-09-18 10:00"}
    submitted = make_article(headline=f"Submitted {number}", created_by=reporter, **fields)
    workflow.transition(submitted, Verb.SUBMIT, by=reporter)
    burst = make_article(headline=f"Burst {number}", created_by=reporter, **fields)
    workflow.transition(burst, Verb.PUBLISH, by=chief)
    emergency = make_article(
        headline=f"Emergency {number}", created_by=(other := make_user(name=f"o{number}", role="chief")), **fields
    )
    workflow.transition(emergency, Verb.EMERGENCY, by=other, reason="Now.")
    draft = make_article(headline=f"Draft {number}", created_by=chief, section=section)
    draft.remarks.create(author=reporter, text=f"Remark {number}")
    tab = submitted.uuid
    Presence.objects.create(user=reporter, story=draft.uuid, tab=tab, seen_at=timezone.now())
    live = make_edition(headline=f"Live {number}", created_by=reporter, section=section).article
    workflow.transition(live, Verb.SCHEDULE, by=chief, at=timezone.now() + datetime.timedelta(hours=30 + number))
    DailyViews.objects.create(article_id=live.pk, day=timezone.localdate(), views=10)
    HourlyViews.objects.create(day=timezone.localdate(), hour=number, views=10)


def queries(client, django_assert_max_num_queries):
    """Twelve, and one that only a transaction asks each time: where the register contradicts itself."""
    with django_assert_max_num_queries(13) as asked:
        answer = client.get(DESK)
    return len(asked), answer.text


def test_desk_takes_the_same_few_queries_however_much_waits(client, chief, reporter, django_assert_max_num_queries):
    fill(0, reporter, chief)
    one, text = queries(client, django_assert_max_num_queries)
    assert all(f"{name} 0" in text for name in ("Submitted", "Emergency", "Draft", "Live", "Remark"))
    for number in (1, 2):
        fill(number, reporter, chief)
    three, text = queries(client, django_assert_max_num_queries)
    assert (one, "Submitted 2" in text) == (three, True)


@pytest.mark.parametrize("role", ["chief", "registrar", "reporter"])
def test_two_holders_of_one_seat_are_told_to_who_keeps_the_register(client, role):
    client.force_login(make_user(role=role))
    post = make_post(organization=make_organization())
    for slug in ("minh", "dung"):
        make_attested(official=make_official(name=slug, slug=slug), post=post, on=["2024-01-23"])
    text = client.get(DESK).text
    assert ("Posts with two holders and one seat" in text) == (role != "reporter")
    assert (f'<b>1</b><div><a href="{reverse("register_care")}">' in text) == (role != "reporter")


def test_first_way_leads_to_what_waits(client, chief, reporter):
    fill(0, reporter, chief)
    text = client.get(DESK).text
    assert text.index('class="skip" href="#first-waiting"') < text.index('href="#content-start"')
    assert text.count('id="first-waiting"') == 1


def test_empty_desk_says_what_will_stand_there(client, chief):
    text = client.get(DESK).text
    assert "Nothing waits for you." in text
    assert "first-waiting" not in text


@pytest.mark.parametrize(
    ("role", "sees"), [("reporter", True), ("editor", True), ("accountant", False), ("registrar", False)]
)
def test_stories_are_for_who_works_on_them(client, role, sees):
    make_edition()
    client.force_login(make_user(role=role))
    assert ("Waiting for me" in client.get(DESK).text) is sees


def test_note_of_a_story_sent_back_is_shown_as_it_was_written(client, chief, reporter):
    article = make_article(created_by=reporter, section=make_category(), published="2023-09-18 10:00")
    workflow.transition(article, Verb.SUBMIT, by=reporter)
    workflow.transition(article, Verb.RETURN, by=chief, reason="<script>alert(1)</script>")
    client.force_login(reporter)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in client.get(DESK).text
