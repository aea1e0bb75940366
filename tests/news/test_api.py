"""Stories, keywords and categories as a program reads them."""

import datetime
import uuid

import pytest
import reversion

from events.models import Event
from news.models import Mention
from news.publishing import publish, publish_archive, withdraw
from portal.counting.totals import set_baseline
from tests.news.factories import make_article, make_category, make_edition, moment, soon
from tests.portal.directory.factories import make_appointment, make_official, make_organization, make_post

pytestmark = pytest.mark.django_db
ARTICLES = "/api/v1/articles/"


def data(client, path, status=200, **query):
    answer = client.get(path, query)
    assert (answer.status_code, answer.headers["Content-Type"]) == (status, "application/json")
    return answer.json()


def headlines(client, **query):
    return [story["headline"] for story in data(client, ARTICLES, **query)["results"]]


def make_story(*, official=None, organization=None, event=None, appointment=None, **fields):
    article = make_article(**fields)
    mentions = [{"official": official, "appointment": appointment}, {"organization": organization}, {"event": event}]
    with reversion.create_revision():
        for mention in mentions:
            if any(mention.values()):
                Mention.objects.create(article=article, **mention)
    return publish_archive([article])[0]


def test_story_has_all_that_its_page_shows(client, settings):
    settings.SITE_ORIGIN = "https://news.example.org"
    official, organization = make_official(), make_organization()
    held = make_appointment(official=official, post=make_post(organization=organization))
    edition = make_story(
        official=official,
        appointment=held,
        organization=organization,
        section=make_category(),
        keywords=["icf"],
        source="PORTAL",
        event_on=datetime.date(2023, 9, 5),
        event_precision="day",
    )
    set_baseline(edition.article_id, 227)
    assert data(client, f"{ARTICLES}{edition.article_uuid}/") == {
        "uuid": str(edition.article_uuid),
        "url": "https://news.example.org/news/2023/09/18/survey-team-opens-three-days-of-fieldwork/",
        "language": "en",
        "headline": "Survey team opens three days of fieldwork",
        "source": "PORTAL",
        "lead": "The team came to see how the city works on the ground.",
        "body": "<p>Three days, six criteria.</p>",
        "lead_only": False,
        "external_url": "",
        "published_at": "2023-09-18T10:00:00+07:00",
        "updated_at": None,
        "event_on": "2023-09-05",
        "views": 227,
        "cover": None,
        "section": {"name": "Smart City", "url": "https://news.example.org/news/smart-city/"},
        "categories": [{"name": "Smart City", "url": "https://news.example.org/news/smart-city/"}],
        "keywords": [{"name": "icf", "url": "https://news.example.org/keywords/icf/"}],
        "mentions": [
            {
                "kind": "official",
                "uuid": str(official.uuid),
                "name": "Vo Van Minh",
                "url": "https://news.example.org/officials/vo-van-minh/",
                "posts": ["Chairman, Provincial People's Committee"],
            },
            {
                "kind": "organization",
                "uuid": str(organization.uuid),
                "name": "Provincial People's Committee",
                "url": "https://news.example.org/organizations/ppc/",
                "posts": [],
            },
        ],
    }


def test_list_holds_whole_stories_newest_first(client):
    older = make_edition(headline="Older", published="2023-09-06 09:00")
    make_edition(headline="Newer", published="2023-09-18 10:00")
    found = data(client, ARTICLES)
    assert [story["headline"] for story in found["results"]] == ["Newer", "Older"]
    assert found["results"][1] == data(client, f"{ARTICLES}{older.article_uuid}/")


def test_undated_story_counts_like_all_others(client):
    make_edition(published=None, listed_at=moment("2020-01-01 00:00"), headline="", lead_only=True, body="")
    [story] = data(client, ARTICLES)["results"]
    assert (story["published_at"], story["lead_only"]) == (None, True)


def test_correction_says_when_and_keeps_the_name(client):
    edition = make_edition()
    corrected = publish(edition.article)
    [story] = data(client, ARTICLES)["results"]
    assert story["uuid"] == str(edition.article_uuid)
    assert datetime.datetime.fromisoformat(story["updated_at"]) == corrected.modified_at


@pytest.mark.parametrize(("precision", "told"), [("day", "2023-09-01"), ("month", "2023-09"), ("year", "2023")])
@pytest.mark.parametrize("language", ["en", "vi"])
def test_day_of_the_event_is_told_as_far_as_it_is_known(client, precision, told, language):
    day = datetime.date(2023, 1 if precision == "year" else 9, 1)
    make_edition(event_on=day, event_precision=precision, language=language)
    assert data(client, ARTICLES, language=language)["results"][0]["event_on"] == told


def test_day_whose_year_nobody_knows_is_no_date(client):
    make_edition(event_month_day="10-21")
    assert data(client, ARTICLES)["results"][0]["event_on"] is None


def test_cover_has_an_address_and_its_size(client, monkeypatch):
    edition = make_edition()
    cover = {"uuid": str(uuid.uuid4()), "width": 2000, "height": 1000, "alt": "A", "caption": "B", "credit": "C"}
    type(edition).objects.update(cover={**cover, "widths": {"card": [320], "full": [320, 640]}})
    assert data(client, ARTICLES)["results"][0]["cover"] == {
        "url": f"http://127.0.0.1:8000/media/pictures/{cover['uuid']}/full-640.webp",
        "width": 640,
        "height": 320,
        "alt": "A",
        "caption": "B",
        "credit": "C",
    }


def make_stories_everywhere():
    city, official, organization = make_category(), make_official(), make_organization()
    event = Event.objects.create(name="Summit", slug="summit", public_from=moment("2023-01-01 00:00"))
    named = {"official": official, "organization": organization, "event": event}
    make_story(headline="All", section=city, keywords=["icf"], published="2023-09-18 10:00", **named)
    make_story(headline="City", section=city, published="2022-09-18 10:00")
    make_story(headline="None", published="2021-09-18 10:00")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, ["All", "City", "None"]),
        ({"category": "smart-city"}, ["All", "City"]),
        ({"official": "vo-van-minh"}, ["All"]),
        ({"organization": "ppc"}, ["All"]),
        ({"event": "summit"}, ["All"]),
        ({"topic": "icf"}, ["All"]),
        ({"year": "2022"}, ["City"]),
        ({"category": "smart-city", "year": "2023"}, ["All"]),
        ({"category": "smart-city", "topic": "icf", "official": "vo-van-minh"}, ["All"]),
        ({"category": "smart-city", "official": "nobody"}, []),
        ({"official": "nobody"}, []),
        ({"language": "vi"}, []),
        ({"language": "vi", "category": "smart-city"}, []),
    ],
)
def test_stories_are_narrowed_as_on_the_pages(client, query, found):
    make_stories_everywhere()
    assert headlines(client, **query) == found


def test_event_that_is_not_public_narrows_as_none(client):
    make_stories_everywhere()
    Event.objects.update(public_from=None)
    assert headlines(client, event="summit") == []


UNREADABLE = [("year", "soon"), ("year", "1e400000000"), ("year", "-1"), ("topic", "a\0b"), ("official", "x" * 101)]


@pytest.mark.parametrize(("name", "value"), [*UNREADABLE, ("language", "xx")])
def test_parameter_that_cannot_be_read_is_named_and_not_repeated(client, name, value):
    assert data(client, ARTICLES, status=400, **{name: value}) == {"detail": f"Cannot be read: {name}."}


def test_what_is_not_public_is_not_there(client):
    draft = make_article()
    scheduled = publish(make_article(), public_from=soon()).article
    withdrawn = make_edition().article
    withdraw(withdrawn)
    assert data(client, ARTICLES)["count"] == 0
    for article in (draft, scheduled, withdrawn):
        assert data(client, f"{ARTICLES}{article.uuid}/", status=404)


@pytest.mark.parametrize("query", [{}, {"category": "smart-city"}, {"year": "2023"}])
def test_list_costs_the_same_for_one_story_and_for_three(client, django_assert_num_queries, query):
    for n in (1, 3):
        for number in range(n):
            make_edition(headline=f"{n} {number}", section=make_category(), keywords=["icf"])
        client.get(ARTICLES, query)
        with django_assert_num_queries(4 if "category" in query else 3):
            client.get(ARTICLES, query)


def test_story_costs_one_query(client, django_assert_num_queries):
    edition = make_edition(section=make_category(), keywords=["icf"])
    with django_assert_num_queries(1):
        client.get(f"{ARTICLES}{edition.article_uuid}/")


def test_last_page_is_read_from_its_nearer_end(client, django_assert_num_queries):
    for day in range(1, 8):
        make_edition(headline=str(day), published=f"2023-0{day}-01 10:00")
    seen = [headline for page in (1, 2, 3, 4) for headline in headlines(client, page=page, page_size=2)]
    assert seen == [str(day) for day in range(7, 0, -1)]


def test_keywords_are_those_of_public_stories(client):
    make_edition(keywords=["icf", "bridge"])
    make_article(keywords=["draft-only"])
    assert [(each["name"], each["slug"]) for each in data(client, "/api/v1/keywords/")["results"]] == [
        ("bridge", "bridge"),
        ("icf", "icf"),
    ]


def test_keyword_has_its_page(client):
    make_edition(keywords=["icf"])
    [found] = data(client, "/api/v1/keywords/")["results"]
    assert found["url"] == "http://127.0.0.1:8000/keywords/icf/"
    assert data(client, f"/api/v1/keywords/{found['uuid']}/") == found


def test_categories_are_a_tree(client):
    city = make_category()
    below = make_category(name="Projects", slug="projects", parent=city)
    found = {each["name"]: each for each in data(client, "/api/v1/categories/")["results"]}
    assert found["Projects"] == {
        "uuid": str(below.uuid),
        "name": "Projects",
        "native_name": "",
        "url": "http://127.0.0.1:8000/news/smart-city/projects/",
        "path": "smart-city/projects",
        "description": "",
        "parent": str(city.uuid),
    }
    assert data(client, f"/api/v1/categories/{city.uuid}/") == found["Smart City"]


@pytest.mark.parametrize("kind", ["articles", "keywords", "categories"])
def test_record_that_is_none_is_not_there(client, kind):
    refusal = data(client, f"/api/v1/{kind}/{uuid.uuid4()}/", status=404)
    assert refusal == {"detail": "There is nothing at this address."}


@pytest.mark.parametrize(("kind", "queries"), [("keywords", 2), ("categories", 1)])
def test_small_list_costs_the_same_for_one_row_and_for_three(client, django_assert_num_queries, kind, queries):
    for n in (1, 3):
        for number in range(n):
            section = make_category(name=f"{n} {number}", slug=f"c-{n}-{number}")
            make_edition(section=section, keywords=[f"k-{n}-{number}"])
        with django_assert_num_queries(queries):
            client.get(f"/api/v1/{kind}/")
