import datetime

import pytest
from django.http import Http404

from events.models import Event, Organizer, Participant
from news.models import Mention
from news.publishing import publish_archive
from portal import named
from portal.caching.version import changing
from tests.news.factories import make_article, moment, soon
from tests.portal.directory.factories import make_official, make_organization

pytestmark = pytest.mark.django_db


def tell(*records, published="2023-09-05 10:00", is_public=True, **fields):
    """A story that names these people and organizations."""
    article = make_article(published=published, **fields)
    for record in records:
        Mention.objects.create(article=article, **{record.address_kind.value: record})
    return publish_archive([article])[0] if is_public else article


@pytest.fixture
def people():
    return [make_official(name=name, slug=name.lower()) for name in ("Loi", "Minh", "Dung")]


def beside(record):
    return [(line.name, line.path, line.note) for line in named.named_beside(named.key_of(record, "en"))]


def headlines(record, number=1):
    return [edition.headline for edition in named.stories(named.key_of(record, "en"), number).editions]


def test_stories_that_name_a_record_come_newest_first(people):
    ppc = make_organization()
    tell(people[0], ppc, headline="Older", published="2023-09-05 10:00")
    tell(people[0], headline="Newer", published="2023-09-08 10:00")
    tell(people[1], headline="Other", published="2023-09-09 10:00")
    assert headlines(people[0]) == ["Newer", "Older"]
    assert headlines(ppc) == ["Older"]


def test_stories_have_no_page_beyond_the_last(people):
    assert headlines(people[0]) == []
    with pytest.raises(Http404):
        headlines(people[0], 2)


def test_people_are_named_beside_by_how_many_stories_they_share(people):
    loi, minh, dung = people
    tell(loi, minh, dung, published="2023-09-05 10:00")
    tell(loi, dung, published="2023-09-08 10:00")
    tell(minh, published="2023-10-08 10:00")
    assert beside(loi) == [
        ("Dung", "/officials/dung/", "2 stories, last in September 2023"),
        ("Minh", "/officials/minh/", "1 story, last in September 2023"),
    ]


def test_undated_story_gives_no_month(people):
    loi, minh, _ = people
    article = make_article(published=None, listed_at=moment("2023-09-05 10:00"), lead_only=True)
    for person in (loi, minh):
        Mention.objects.create(article=article, official=person)
    publish_archive([article])
    assert beside(loi) == [("Minh", "/officials/minh/", "1 story")]


def test_who_shares_undated_stories_only_is_named_last(people):
    loi, minh, dung = people
    article = make_article(published=None, listed_at=moment("2023-09-05 10:00"), lead_only=True)
    for person in (loi, minh):
        Mention.objects.create(article=article, official=person)
    publish_archive([article])
    tell(loi, dung, published="2023-09-08 10:00")
    assert [name for name, *_ in beside(loi)] == ["Dung", "Minh"]


def test_nobody_is_named_beside_in_what_readers_do_not_have(people):
    loi, minh, dung = people
    tell(loi, minh, is_public=False)
    with changing():
        tell(loi, dung, published=f"{soon(48):%Y-%m-%d %H:%M}")
    assert beside(loi) == []
    assert headlines(loi) == []


def make_event(name, start_on, *, public_from="2020-01-01 00:00", **fields):
    return Event.objects.create(
        name=name,
        slug=name.lower().replace(" ", "-"),
        start_on=start_on,
        start_precision="day",
        public_from=moment(public_from) if public_from else None,
        **fields,
    )


def test_events_are_those_taken_part_in_or_held_newest_first(people):
    loi, ppc = people[0], make_organization()
    visit = make_event("ICF visit", datetime.date(2023, 9, 5))
    meeting = make_event("Meet Japan", datetime.date(2023, 9, 8))
    hidden = make_event("Marker", datetime.date(2023, 9, 9), public_from=None)
    for event in (visit, meeting, hidden):
        Participant.objects.create(event=event, official=loi)
        Organizer.objects.create(event=event, organization=ppc)
    Participant.objects.create(event=meeting, organization=ppc)
    for record in (loi, ppc):
        assert [(line.name, line.path) for line in named.events(record)] == [
            ("Meet Japan", "/events/meet-japan/"),
            ("ICF visit", "/events/icf-visit/"),
        ]
    assert "September 8, 2023" in named.events(loi)[0].note


@pytest.mark.parametrize("others", [1, 3])
def test_naming_costs_the_same_however_many_there_are(django_assert_num_queries, others):
    loi = make_official(name="Loi", slug="loi")
    crowd = [make_official(slug=f"o{n}") for n in range(others)]
    tell(loi, *crowd)
    with django_assert_num_queries(2):
        assert len(beside(loi)) == others
