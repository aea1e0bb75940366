"""A post is a statement about a day: the story of January keeps it, whatever comes in July."""

import datetime

import pytest

from news.models import Edition, Mention
from news.publishing import publish_archive, withdraw
from portal.directory.models import Attestation
from tests.news.factories import make_article
from tests.portal.directory.factories import make_appointment, make_official, make_organization, make_post

pytestmark = pytest.mark.django_db
LEFT = datetime.date(2024, 6, 1)


@pytest.fixture
def minh():
    return make_official()


@pytest.fixture
def chairman(minh):
    ppc = make_organization(name="Provincial People's Committee", slug="ppc", rank=2)
    return make_appointment(official=minh, post=make_post(organization=ppc))


def tell(appointment, day):
    article = make_article(published=f"{day} 15:00", headline=f"Meeting of {day}")
    Mention.objects.create(article=article, official=appointment.official, appointment=appointment)
    (edition,) = publish_archive([article])
    return edition


def bytes_of(edition):
    return Edition.objects.filter(pk=edition.pk).values().get()


def test_story_of_january_shows_the_chairman_and_that_of_july_the_new_post(client, minh, chairman):
    january = tell(chairman, "2024-01-23")
    before, page = bytes_of(january), client.get(january.path).text
    assert "Chairman, Provincial People&#x27;s Committee" in page
    chairman.ended_on, chairman.ended_precision = LEFT, "day"
    chairman.save()
    secretary = make_post(
        organization=make_organization(name="Party Committee", slug="party", rank=1), title="Secretary"
    )
    new = make_appointment(official=minh, post=secretary, started_on=LEFT, source="Decision 12")
    july = tell(new, "2024-07-15")
    assert bytes_of(january) == before
    assert client.get(january.path).text.count("Chairman, Provincial") == page.count("Chairman, Provincial")
    assert "Secretary, Party Committee" in client.get(july.path).text
    assert "Chairman, Provincial" not in client.get(july.path).text


def test_page_of_the_person_says_what_held_on_each_day(client, minh, chairman):
    tell(chairman, "2024-01-15")
    tell(chairman, "2024-04-08")
    assert "Recorded" in client.get("/officials/vo-van-minh/").text
    held = {day: answer(client, minh, day) for day in ("2024-01-14", "2024-01-15", "2024-03-01", "2024-04-09")}
    assert held == {
        "2024-01-14": "unknown",
        "2024-01-15": "recorded",
        "2024-03-01": "recorded",
        "2024-04-09": "unknown",
    }


def answer(client, official, day):
    (held,) = client.get(f"/api/v1/officials/{official.uuid}/", {"on": day}).json()["appointments"]
    return held["answer"]


def test_story_that_is_withdrawn_takes_its_attestation_with_it(client, minh, chairman):
    edition = tell(chairman, "2024-01-23")
    assert answer(client, minh, "2024-01-23") == "recorded"
    withdraw(edition.article)
    assert not Attestation.objects.public().exists()
    assert client.get(f"/api/v1/officials/{minh.uuid}/").json()["appointments"] == []


def test_decree_gives_real_dates(client, minh, chairman):
    tell(chairman, "2024-01-23")
    chairman.started_on, chairman.started_precision, chairman.source = datetime.date(2021, 2, 1), "month", "Decree 5"
    chairman.save()
    assert [answer(client, minh, day) for day in ("2021-01-31", "2021-02-15", "2021-03-01", "2026-01-01")] == [
        "later",
        "unknown",
        "recorded",
        "recorded",
    ]
