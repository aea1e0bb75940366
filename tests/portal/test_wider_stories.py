import datetime

import pytest

from tests.portal.directory.factories import make_change, make_organization
from tests.portal.test_named import tell

pytestmark = pytest.mark.django_db

END = {"dissolution_on": datetime.date(2025, 7, 1), "dissolution_precision": "day"}
CITY = "/organizations/city/"


@pytest.fixture
def bodies():
    """Two committees that became one, with a department below it; each in a story, two of them in one more."""
    old, other = (make_organization(name=name, slug=name.lower(), **END) for name in ("Old", "Other"))
    city = make_organization(name="City", slug="city")
    make_change(before=[old, other], after=[city])
    below = make_organization(name="Department", slug="department", parent=city)
    for day, body in enumerate([old, other, city, below], 1):
        tell(body, headline=f"Of {body}", published=f"2023-09-{day:02} 10:00")
    tell(old, city, headline="Of both", published="2023-09-09 10:00")
    return city


def stories(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return [(edition.headline, getattr(edition, "kind", "")) for edition in response.context["listing"].editions]


def offered(client, address):
    return [(scope.title, scope.n) for scope, _path in client.get(address).context["scopes"]]


def test_own_stories_stand_first_beside_those_of_its_kin(client, bodies):
    assert stories(client, CITY) == [("Of both", ""), ("Of City", "")]
    assert offered(client, CITY) == [("Its own", 2), ("With predecessors", 4), ("With bodies below it", 3)]
    assert offered(client, "/organizations/old/") == [("Its own", 2), ("With the successor", 3)]


def test_story_of_kin_stands_once_and_says_whom_it_names(client, bodies):
    assert stories(client, f"{CITY}?stories=predecessors") == [
        ("Of both", ""),
        ("Of City", ""),
        ("Of Other", "Other"),
        ("Of Old", "Old"),
    ]
    assert stories(client, f"{CITY}?stories=below")[0:2] == [("Of both", ""), ("Of Department", "Department")]


def test_link_of_each_keeps_the_day_and_the_chosen_one_is_told(client, bodies):
    text = client.get(f"{CITY}?on=2025-08-01&stories=below").text
    assert 'href="/organizations/city/?on=2025-08-01&amp;stories=below#stories" aria-current="true"' in text
    assert '<meta name="robots" content="noindex' in text


def test_pages_of_a_wider_list_keep_it(client, bodies):
    old = bodies.__class__.objects.get(slug="old")
    for day in range(1, 12):
        tell(old, headline=f"Day {day}", published=f"2022-01-{day:02} 10:00")
    assert len(stories(client, f"{CITY}?stories=predecessors&page=2")) == 5
    assert "stories=predecessors&amp;page=2" in client.get(f"{CITY}?stories=predecessors").text


@pytest.mark.parametrize(
    "query", ["stories=below", "stories=%00", "stories=predecessors&page=2", "stories=predecessors&page=x"]
)
def test_kin_or_page_that_is_not_there_is_not_found(client, query):
    make_organization(name="City", slug="city")
    assert client.get(f"{CITY}?{query}").status_code == 404


def test_body_without_kin_offers_nothing(client):
    make_organization(name="City", slug="city")
    assert offered(client, CITY) == []


@pytest.mark.parametrize("count", [1, 3])
def test_wider_list_costs_the_same_for_one_and_for_three(client, bodies, django_assert_num_queries, count):
    for each in range(count):
        tell(make_organization(name=f"Below {each}", slug=f"below-{each}", parent=bodies), headline=f"Story {each}")
    client.get(CITY)
    with django_assert_num_queries(16):
        client.get(f"{CITY}?stories=below")
