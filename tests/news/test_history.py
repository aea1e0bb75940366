import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from news.models import Edition
from news.publishing import publish_archive
from tests.news.factories import make_article, make_edition, moment
from tests.portal.directory.factories import make_appointment, make_change, make_official, make_organization, make_post

pytestmark = pytest.mark.django_db

ENDED = {"dissolution_on": datetime.date(2025, 7, 1), "dissolution_precision": "day"}
NOTICE = "This story is history"


@pytest.fixture
def committee():
    return make_organization(**ENDED)


@pytest.fixture
def city(committee):
    city = make_organization(name="People's Committee of the City", slug="city")
    make_change(before=[committee], after=[city])
    return city


def story(*organizations, **fields):
    article = make_article(**fields)
    for organization in organizations:
        article.mentions.create(organization=organization)
    return publish_archive([article])[0]


def read(client, edition):
    return client.get(edition.path).text


def test_old_story_of_an_ended_body_says_so_and_names_its_heir(client, committee, city):
    text = read(client, story(committee))
    assert (
        '<a href="/organizations/ppc/">Provincial People&#x27;s Committee</a> ended on July 1, 2025; it is now part of '
        '<a href="/organizations/city/">People&#x27;s Committee of the City</a>.'
    ) in text
    assert "Names and posts below are those of September 2023." in text
    assert "<span>Ended July 1, 2025, now part of" in text


def test_stored_story_is_not_touched_by_it(client, committee):
    edition = story(committee)
    before = Edition.objects.values().get(pk=edition.pk)
    read(client, edition)
    assert Edition.objects.values().get(pk=edition.pk) == before


def test_two_ended_bodies_make_one_notice(client, committee):
    council = make_organization(name="Provincial People's Council", slug="council", **ENDED)
    text = read(client, story(committee, council))
    assert (text.count(NOTICE), text.count("ended on July 1, 2025")) == (1, 2)


def test_body_in_which_somebody_named_held_a_post_counts_too(client, committee):
    article = make_article()
    official = make_official()
    appointment = make_appointment(official=official, post=make_post(organization=committee))
    article.mentions.create(official=official, appointment=appointment)
    assert NOTICE in read(client, publish_archive([article])[0])


@pytest.mark.parametrize(
    "fields",
    [
        {"dissolution_on": None, "dissolution_precision": ""},
        {"dissolution_on": datetime.date(2999, 1, 1), "dissolution_precision": "day"},
        {"dissolution_on": datetime.date(2023, 9, 5), "dissolution_precision": "day"},
    ],
)
def test_body_that_stands_or_had_ended_before_the_story_makes_no_history(client, fields):
    assert NOTICE not in read(client, story(make_organization(**fields)))


def test_undated_story_says_at_its_time(client, committee):
    edition = story(committee, published=None, lead_only=True, listed_at=moment("2023-09-18 10:00"))
    assert "Names and posts below are those of its time." in read(client, edition)


@pytest.mark.parametrize("count", [1, 3])
def test_story_of_three_ended_bodies_costs_what_one_of_one_does(client, django_assert_num_queries, count):
    bodies = [make_organization(name=f"Body {n}", slug=f"body-{n}", **ENDED) for n in range(count)]
    edition, without = story(*bodies), make_edition(headline="Another one")
    with CaptureQueriesContext(connection) as usual:
        client.get(without.path)
    # Endings are kept between requests, outside of the transaction of a test.
    with django_assert_num_queries(len(usual) + 2):
        client.get(edition.path)
