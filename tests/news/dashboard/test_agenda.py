import datetime

import pytest
from django.utils import timezone

from news import workflow
from news.dashboard.agenda import agenda_of
from news.models import Verb
from tests.news.factories import make_article, make_category, make_edition
from tests.portal.accounts.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief():
    return make_user(role="chief")


@pytest.fixture
def reporter():
    return make_user(role="reporter")


def in_hours(hours):
    return timezone.now() + datetime.timedelta(hours=hours)


def schedule(headline, reporter, chief, hours):
    article = make_article(
        headline=headline, created_by=reporter, published="2023-09-18 10:00", section=make_category()
    )
    for verb, by in ((Verb.SUBMIT, reporter), (Verb.APPROVE, chief)):
        workflow.transition(article, verb, by=by)
    workflow.transition(article, Verb.SCHEDULE, by=chief, at=in_hours(hours))
    return article


def told(user):
    return [(item.title, str(item.what)) for day in agenda_of(user) for item in day.items]


def test_what_begins_in_the_next_seven_days_stands_there_by_day(reporter, chief):
    schedule("Later", reporter, chief, 60)
    schedule("Sooner", reporter, chief, 30)
    schedule("Beyond", reporter, chief, 8 * 24)
    assert told(chief) == [("Sooner", "Goes public"), ("Later", "Goes public")]
    assert [day.day for day in agenda_of(chief)] == [timezone.localdate(in_hours(hours)) for hours in (30, 60)]


def test_change_of_a_live_article_is_told_from_a_beginning(reporter, chief):
    article = make_edition(headline="Opening hours", created_by=reporter, section=make_category()).article
    workflow.transition(article, Verb.SCHEDULE, by=chief, at=in_hours(30))
    assert told(chief) == [("Opening hours", "Change of a live article")]


def test_end_on_the_front_page_is_told(chief):
    make_edition(headline="Lead story", featured_from=in_hours(-5), featured_until=in_hours(5))
    assert told(chief) == [("Lead story", "Leaves the front page")]


def test_reporter_sees_what_is_theirs(reporter, chief):
    schedule("Mine", reporter, chief, 30)
    schedule("Of another", make_user(role="reporter", name="other"), chief, 30)
    assert told(reporter) == [("Mine", "Goes public")]
