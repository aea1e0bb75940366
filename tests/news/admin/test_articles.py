import pytest
from django.db import connection
from reversion.models import Version

from news.models import Article, Mention
from tests.news.admin.forms import LIST, page_of, save
from tests.news.factories import make_article, make_category
from tests.portal.directory.factories import make_official
from tests.portal.pictures.factories import row

pytestmark = pytest.mark.django_db


def listed(client, **query):
    response = client.get(LIST, query)
    assert response.status_code == 200
    return [article.headline for article in response.context["cl"].result_list]


def versions(article):
    """Oldest first."""
    return list(Version.objects.get_for_object(article).order_by("pk"))


# Looking


@pytest.mark.parametrize("address", ["", "{pk}/change/", "{pk}/history/", "add/"])
def test_looking_takes_no_write_lock(desk, address):
    statements = []

    def noted(execute, sql, *rest):
        statements.append(sql)
        return execute(sql, *rest)

    address = LIST + address.format(pk=make_article().pk)
    with connection.execute_wrapper(noted):
        assert desk.get(address).status_code == 200
    assert [sql for sql in statements if not sql.lstrip().startswith("SELECT")] == []


# Who sees what


@pytest.mark.parametrize("address", ["{}change/", "{}history/"])
def test_restricted_story_is_hidden_from_who_is_not_named(desk, address):
    secret = make_article(headline="Hushed", is_restricted=True)
    response = desk.get(address.format(f"{LIST}{secret.pk}/"), follow=True)
    assert "Hushed" not in response.text
    assert listed(desk) == []


def test_restricted_story_is_open_to_who_is_named_or_began_it(desk, editor):
    named = make_article(headline="Named", is_restricted=True)
    named.readers.add(editor)
    make_article(headline="Begun", is_restricted=True, created_by=editor)
    assert listed(desk) == ["Begun", "Named"]
    assert desk.get(page_of(named)).status_code == 200


def test_administrator_sees_restricted_stories(admin_client):
    make_article(headline="Hushed", is_restricted=True)
    assert listed(admin_client) == ["Hushed"]


def test_restricted_story_is_offered_to_nobody_else_as_related(desk):
    make_article(headline="Hushed", is_restricted=True)
    query = {"term": "Hushed", "app_label": "news", "model_name": "relatedarticle", "field_name": "related"}
    assert desk.get("/admin/autocomplete/", query).json()["results"] == []


def test_stories_are_never_deleted(admin_client):
    article = make_article()
    assert admin_client.post(f"{LIST}{article.pk}/delete/", {"post": "yes"}).status_code == 403
    assert Article.objects.filter(pk=article.pk).exists()


# What hangs on a story


@pytest.mark.parametrize(("mentions", "queries"), [(0, 54), (1, 57), (3, 57)])
def test_page_costs_the_same_with_one_mention_and_with_three(desk, django_assert_num_queries, mentions, queries):
    article = make_article(section=make_category(), keywords=["icf"])
    for number in range(mentions):
        official = make_official(name=f"Official {number}", slug=f"official-{number}")
        Mention.objects.create(article=article, official=official, position=number)
    with django_assert_num_queries(queries):
        assert desk.get(page_of(article)).text.count("Official ") >= mentions


def test_cover_is_given_and_taken_back(desk):
    article, hall = make_article(), row()
    inline = {"illustrations-TOTAL_FORMS": 1, "illustrations-0-id": "", "illustrations-0-article": article.pk}
    cover = {"picture": hall.pk, "alt": "Rows of seats", "caption": "The hall", "credit": "Minh"}
    save(desk, article, **inline, **{f"illustrations-0-{name}": value for name, value in cover.items()})
    assert [(use.picture, use.place, use.alt) for use in article.illustrations.all()] == [
        (hall, "cover", "Rows of seats")
    ]


def test_mention_of_two_things_at_once_is_refused_with_a_sentence(desk):
    article, official = make_article(), make_official()
    both = {"official": official.pk, "organization": 1, "role": "chair", "position": 0}
    inline = {"mentions-TOTAL_FORMS": 1, "mentions-0-id": "", "mentions-0-article": article.pk}
    response = save(desk, article, **inline, **{f"mentions-0-{name}": value for name, value in both.items()})
    assert response.status_code == 200
    assert not article.mentions.exists()


# Versions


def test_every_save_is_a_version_with_its_writer(desk, editor):
    article = make_article()
    save(desk, article, headline="Second")
    newest = versions(article)[-1]
    assert (newest.field_dict["headline"], newest.revision.user) == ("Second", editor)
