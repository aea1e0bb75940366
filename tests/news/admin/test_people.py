import datetime

import pytest

from events.models import Event
from news.models import Mention
from tests.news.admin.forms import opened, page_of
from tests.news.factories import make_article
from tests.portal.directory.factories import make_attested, make_official, make_organization, make_post

pytestmark = pytest.mark.django_db
DAY = datetime.date(2023, 9, 5)


def find(client, words, on="2023-09-05"):
    answer = client.get("/admin/news/article/people/", {"q": words, "on": on})
    assert answer.status_code == 200
    return [(each.kind, each.name, each.note) for each in answer.context["candidates"]]


@pytest.mark.parametrize("words", ["vo van minh", "Võ Văn Minh", "minh vo"])
def test_person_is_found_in_either_spelling_with_the_post_of_that_day(desk, words):
    make_attested()
    assert find(desk, words) == [("official", "Vo Van Minh", "Chairman, Provincial People's Committee")]


def test_post_of_another_day_is_not_said_to_be_held(desk):
    make_attested()
    assert find(desk, "minh", on="2020-01-01") == [("official", "Vo Van Minh", "No post known on that day")]
    assert find(desk, "minh", on="x") == [("official", "Vo Van Minh", "The day of the event is not given")]


def test_organizations_and_events_are_found_too(desk):
    make_organization(name="Becamex IDC", slug="becamex")
    Event.objects.create(name="Meet Becamex", slug="meet", start_on=DAY, start_precision="day")
    assert find(desk, "becamex") == [
        ("organization", "Becamex IDC", "Organization"),
        ("event", "Meet Becamex", "Event, September 5, 2023"),
    ]


@pytest.mark.parametrize("words", ["", "  ", "\0", "%", "x" * 5000])
def test_absurd_words_find_nobody(desk, words):
    make_official()
    assert find(desk, words) == []


def test_search_costs_the_same_for_one_and_for_three(desk, django_assert_num_queries):
    for number in range(3):
        make_attested(
            official=make_official(name=f"Minh {number}", slug=f"minh-{number}"),
            post=make_post(organization=make_organization(slug=f"o-{number}")),
        )
        with django_assert_num_queries(8):
            assert len(find(desk, "minh")) == number + 1


def test_two_posts_of_one_day_are_both_offered(desk):
    minh = make_official()
    for title in ("Chairman", "Deputy Secretary"):
        post = make_post(organization=make_organization(name=title, slug=title[:3].lower()), title=title)
        make_attested(official=minh, post=post)
    article = make_article(event_on=DAY, event_precision="day")
    Mention.objects.create(article=article, official=minh)
    shown = desk.get(page_of(article)).text
    assert "Several posts that day: choose one" in shown
    assert "Chairman" in shown
    assert "Deputy Secretary" in shown


def test_person_is_joined_without_scripts_and_what_was_typed_goes_along(desk):
    article, minh = make_article(), make_official()
    sent = opened(desk, page_of(article)) | {"headline": "Typed"}
    found = desk.post(f"/admin/news/article/people/{article.uuid}/look/", sent | {"_who": "minh"})
    assert "Vo Van Minh" in desk.get(found.url.split("#")[0]).text
    joined = desk.post(f"/admin/news/article/people/{article.uuid}/join/", sent | {"_mention": f"official:{minh.pk}"})
    again = opened(desk, joined.url.split("#")[0])
    assert (again["headline"], again["mentions-0-official"]) == ("Typed", str(minh.pk))
    assert desk.post(page_of(article), again | {"_continue": "Save"}).status_code == 302
    assert [str(mention) for mention in article.mentions.all()] == ["Vo Van Minh"]


@pytest.mark.parametrize("mention", ["", "official", "official:x", "user:1", "official:999999"])
def test_absurd_person_is_not_joined(desk, mention):
    article = make_article()
    sent = opened(desk, page_of(article)) | {"_mention": mention}
    joined = desk.post(f"/admin/news/article/people/{article.uuid}/join/", sent)
    assert desk.get(joined.url.split("#")[0]).status_code == 200


def test_stranger_to_stories_finds_nobody(client, staff):
    client.force_login(staff("registrar", role="registrar"))
    assert client.get("/admin/news/article/people/?q=minh").status_code == 403
