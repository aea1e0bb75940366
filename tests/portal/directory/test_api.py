"""The register as a program reads it, on any day."""

import datetime
import uuid

import pytest

from tests.portal.directory.factories import (
    make_appointment,
    make_attestation,
    make_attested,
    make_change,
    make_official,
    make_organization,
    make_post,
)

pytestmark = pytest.mark.django_db
KINDS = ["officials", "organizations", "appointments"]


def data(client, path, status=200, **query):
    answer = client.get(f"/api/v1/{path}/", query)
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/json")
    return answer.json()


def names(client, kind, **query):
    return [each["name"] for each in data(client, kind, **query)["results"]]


def test_official_has_posts_and_their_days(client, settings):
    settings.SITE_ORIGIN = "https://news.example.org"
    held = make_attested(on=["2023-09-05", "2024-01-23"])
    [found] = data(client, "officials", on="2023-10-01")["results"]
    assert found == {
        "uuid": str(held.official.uuid),
        "name": "Vo Van Minh",
        "url": "https://news.example.org/officials/vo-van-minh/",
        "slug": "vo-van-minh",
        "native_name": "",
        "honorific": "",
        "summary": "",
        "portrait": None,
        "appointments": [
            {
                "uuid": str(held.uuid),
                "title": "Chairman",
                "organization": {
                    "uuid": str(held.post.organization.uuid),
                    "name": "Provincial People's Committee",
                    "url": "https://news.example.org/organizations/ppc/",
                },
                "acting": False,
                "started_on": None,
                "ended_on": None,
                "first_recorded_on": "2023-09-05",
                "last_recorded_on": "2024-01-23",
                "closed_on": None,
                "source": "",
                "source_url": "",
                "answer": "recorded",
            }
        ],
    }
    assert data(client, f"officials/{held.official.uuid}", on="2023-10-01") == found


@pytest.mark.parametrize(
    ("on", "answer"),
    [
        ("2019-12-31", "later"),
        ("2020-01-01", "recorded"),
        ("2020", "recorded"),
        ("2024-06", "recorded"),
        ("2024-07-01", "ended"),
    ],
)
def test_post_answers_for_the_day_that_is_asked_for(client, on, answer):
    post = make_post(organization=make_organization())
    days = {"started_on": datetime.date(2020, 1, 1), "ended_on": datetime.date(2024, 7, 1), "ended_precision": "day"}
    held = make_appointment(official=make_official(), post=post, source="Decree 5", **days)
    assert data(client, f"appointments/{held.uuid}", on=on)["answer"] == answer
    assert data(client, "appointments", on=on)["results"][0]["answer"] == answer
    assert data(client, "officials", on=on)["results"][0]["appointments"][0]["answer"] == answer


def test_day_that_no_story_speaks_of_is_not_known(client):
    make_attested(on=["2023-09-05"])
    assert data(client, "appointments", on="2023-09-06")["results"][0]["answer"] == "unknown"


def test_date_is_told_as_far_as_it_is_known(client):
    post = make_post(organization=make_organization())
    known = {"started_on": datetime.date(2020, 9, 1), "started_precision": "month", "source": "Decree 5"}
    held = make_appointment(official=make_official(), post=post)
    type(held).objects.filter(pk=held.pk).update(**known)
    assert data(client, "appointments")["results"][0]["started_on"] == "2020-09"


def test_appointment_names_official_and_organization(client):
    held = make_attested()
    found = data(client, f"appointments/{held.uuid}")
    assert found["official"]["name"] == "Vo Van Minh"
    assert found["organization"]["name"] == "Provincial People's Committee"


def test_organization_has_its_place_and_successors(client):
    above = make_organization(name="Province", slug="province")
    ended = {"dissolution_on": datetime.date(2025, 7, 1), "dissolution_precision": "day", "telephone": "0274 1"}
    before = make_organization(name="Old", slug="old", parent=above, **ended)
    after = make_organization(name="New", slug="new", telephone="0274 2", website="https://new.example.org/")
    make_change(before=[before], after=[after])
    found = {each["name"]: each for each in data(client, "organizations", on="2025-07-01")["results"]}
    assert found["Old"]["parent"] == {"uuid": str(above.uuid), "name": "Province", "url": found["Province"]["url"]}
    assert [each["name"] for each in found["Old"]["successors"]] == ["New"]
    assert (found["Old"]["ended_on"], found["Old"]["answer"], found["Old"]["contact"]) == ("2025-07-01", "ended", None)
    assert found["New"]["contact"]["telephone"] == "0274 2"
    assert data(client, f"organizations/{before.uuid}", on="2025-07-01") == found["Old"]


def test_organization_that_began_later_is_not_in_the_list_of_the_day(client):
    make_organization(founding_on=datetime.date(2020, 1, 1), founding_precision="day")
    assert names(client, "organizations", on="2019-12-31") == []
    assert names(client, "organizations", on="2020-01-01") == ["Provincial People's Committee"]


@pytest.mark.parametrize("name", ["vo minh", "Võ Văn Minh", "MINH"])
def test_official_is_found_by_words_of_the_name(client, name):
    make_official()
    make_official(name="Mai Hung Dung", slug="mai-hung-dung")
    assert names(client, "officials", name=name) == ["Vo Van Minh"]


def test_organization_is_found_by_words_of_the_name(client):
    make_organization()
    make_organization(name="Department of Finance", slug="finance")
    assert names(client, "organizations", name="finance") == ["Department of Finance"]


def test_people_and_posts_are_narrowed_to_an_organization(client):
    make_attested()
    other = make_organization(name="Department of Finance", slug="finance")
    make_attested(official=make_official(name="Other", slug="other"), post=make_post(organization=other))
    assert names(client, "officials", organization="finance") == ["Other"]
    posts = data(client, "appointments", organization="finance")["results"]
    assert [each["official"]["name"] for each in posts] == ["Other"]
    assert data(client, "appointments", organization="finance", official="vo-van-minh")["count"] == 0


def test_post_that_nothing_public_attests_is_not_there(client):
    hidden = make_appointment(official=make_official(), post=make_post(organization=make_organization()))
    ended = datetime.datetime.now(datetime.UTC) - datetime.timedelta(minutes=1)
    make_attestation(appointment=hidden, on="2023-09-05", until=ended)
    assert data(client, "appointments")["count"] == 0
    assert data(client, f"appointments/{hidden.uuid}", status=404)
    assert data(client, "officials")["results"][0]["appointments"] == []
    assert names(client, "officials", organization="ppc") == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("on", ["yesterday", "2023-02-30", "0000", "99999-01-01", "2023-09-05\0"])
def test_day_that_cannot_be_read_is_refused_without_repeating_it(client, kind, on):
    assert data(client, kind, status=400, on=on) == {"detail": "Cannot be read: on."}
    assert data(client, f"{kind}/{uuid.uuid4()}", status=400, on=on) == {"detail": "Cannot be read: on."}


@pytest.mark.parametrize("kind", KINDS)
def test_next_page_keeps_the_day(client, kind):
    for number in range(2):
        post = make_post(organization=make_organization(slug=f"o-{number}"))
        make_attested(official=make_official(slug=f"p-{number}"), post=post)
    first = data(client, kind, on="2023-09-05", page_size="1")
    second = client.get(first["next"]).json()
    assert second["results"][0]["uuid"] != first["results"][0]["uuid"]
    assert "on=2023-09-05" in second["previous"]


@pytest.mark.parametrize("kind", KINDS)
def test_record_that_is_none_is_not_there(client, kind):
    assert data(client, f"{kind}/{uuid.uuid4()}", status=404) == {"detail": "There is nothing at this address."}


@pytest.mark.parametrize(("kind", "queries"), [("officials", 3), ("appointments", 2), ("organizations", 6)])
def test_list_costs_the_same_for_one_row_and_for_three(client, django_assert_num_queries, kind, queries):
    for n in (1, 3):
        for number in range(n):
            post = make_post(organization=make_organization(slug=f"o-{n}-{number}", name=f"Body {n} {number}"))
            make_attested(official=make_official(slug=f"p-{n}-{number}"), post=post)
        with django_assert_num_queries(queries):
            client.get(f"/api/v1/{kind}/")
