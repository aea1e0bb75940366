import datetime

import pytest
from django.utils import timezone

from news import workflow
from news.models import Contribution, Contributor, Verb
from portal.counting.models import ArticleViews, DailyViews
from portal.counting.totals import set_baselines
from tests.news.admin.forms import LIST
from tests.news.factories import make_article, make_category, make_edition, moment
from tests.portal.accounts.factories import make_user
from tests.portal.pictures.factories import row

pytestmark = pytest.mark.django_db


def asked(client, **query):
    response = client.get(LIST, query)
    assert response.status_code == 200
    return response.context["cl"]


def listed(client, **query):
    return [line.article.headline for line in asked(client, **query).lines]


def credit(article, name):
    contributor, _ = Contributor.objects.get_or_create(name=name)
    Contribution.objects.create(article=article, contributor=contributor)
    return contributor


def fill(number):
    """A story of every kind that a line tells of."""
    section = make_category(name=f"Section {number}", slug=f"section-{number}")
    reporter, chief = make_user(name=f"r{number}", role="reporter"), make_user(name=f"c{number}", role="chief")
    fields = {"section": section, "created_by": reporter}
    live = make_edition(headline=f"Live {number}", **fields).article
    live.illustrations.create(picture=row(), alt="Hall")
    credit(live, f"Author {number}")
    DailyViews.objects.create(article_id=live.pk, day=timezone.localdate(), views=7)
    ArticleViews.objects.create(article_id=live.pk, views=7)
    workflow.transition(live, Verb.SCHEDULE, by=chief, at=timezone.now() + datetime.timedelta(hours=5))
    back = make_article(headline=f"Back {number}", **fields)
    workflow.transition(back, Verb.SUBMIT, by=reporter)
    workflow.transition(back, Verb.RETURN, by=chief, reason="Two sides are missing.")


def test_list_costs_the_same_for_one_and_for_three(desk, django_assert_num_queries):
    for number in range(3):
        fill(number)
        with django_assert_num_queries(17):
            assert f"Live {number}" in listed(desk)


def test_line_tells_what_one_wants_to_know(desk):
    fill(0)
    lines = {line.article.headline: line for line in asked(desk).lines}
    live, back = lines["Live 0"], lines["Back 0"]
    assert (live.standing, live.author, live.views, live.spark.days) == ("scheduled", "Author 0", 7, [0] * 13 + [7])
    assert live.public_from == moment("2023-09-18 10:00")
    assert (live.changes_at > timezone.now(), live.picture is not None) == (True, True)
    assert (back.standing, back.note, back.views, back.spark) == ("returned", "Two sides are missing.", None, None)


def test_line_tells_of_a_second_reader_still_owed(desk):
    chief = make_user(name="alone", role="chief")
    article = make_article(created_by=chief, section=make_category())
    workflow.transition(article, Verb.EMERGENCY, by=chief, reason="A main burst.")
    assert [line.is_uncleared for line in asked(desk).lines] == [True]
    workflow.transition(article, Verb.CLEAR, by=make_user(name="second", role="chief"))
    assert [line.is_uncleared for line in asked(desk).lines] == [False]


def test_list_sorts_by_views_both_ways(desk):
    articles = {name: make_article(headline=name) for name in ("Some", "Most", "None")}
    set_baselines({articles["Some"].pk: 71, articles["Most"].pk: 227})
    views = asked(desk).list_display.index("views")
    assert listed(desk, o=f"-{views}") == ["Most", "Some", "None"]
    assert listed(desk, o=views) == ["None", "Some", "Most"]


def test_desk_leads_to_the_list_by_views(desk):
    assert asked(desk).list_display.index("views") == 3
    assert f"{LIST}?o=-3" in desk.get("/admin/").text


def test_tabs_count_the_stories_of_each_state_that_one_reaches(desk, client):
    fill(0)
    make_article(headline="Draft")
    make_article(headline="Hushed", is_restricted=True)
    assert [(str(tab.words), tab.n) for tab in asked(desk).tabs if tab.n] == [
        ("All", 3),
        ("Draft", 1),
        ("Returned", 1),
        ("Scheduled", 1),
    ]
    assert listed(desk, standing="scheduled") == ["Live 0"]
    assert listed(desk, standing="draft") == ["Draft"]


def test_tab_keeps_what_the_list_is_narrowed_by(desk):
    tabs = asked(desk, q="bridge", year="2023", standing="draft").tabs
    assert [tab.is_current for tab in tabs] == [False, True, *[False] * 6]
    assert tabs[0].query == "?q=bridge&year=2023"


def test_list_narrows_to_a_section_and_to_those_assigned(client):
    mine, other = make_category(), make_category(name="Sports", slug="sports")
    for section in (mine, other):
        make_article(headline=section.name, section=section)
    client.force_login(make_user(role="chief"))
    assert listed(client, section=other.pk) == ["Sports"]
    assert len(listed(client, section="99999")) == len(listed(client, section="x")) == 2
    client.force_login(make_user(role="editor", sections=[mine]))
    assert listed(client, section="mine") == ["Smart City"]


def test_list_narrows_to_an_author_and_to_oneself(desk, editor):
    bridge = make_article(headline="Bridge")
    author = credit(bridge, "Thu Ha")
    make_article(headline="Mine", created_by=editor)
    assert listed(desk, author=author.pk) == ["Bridge"]
    assert listed(desk, author="me") == ["Mine"]
    assert len(listed(desk, author="nobody")) == 2


def test_list_narrows_to_a_language(desk):
    make_article(headline="Cầu", language="vi")
    make_article(headline="Bridge")
    assert listed(desk, language="vi") == ["Cầu"]
    assert len(listed(desk, language="xx")) == 2


def test_list_narrows_to_a_year_of_the_province(desk):
    make_edition(headline="New Year's Eve", published="2022-12-31 23:59")
    make_edition(headline="New Year's Day", published="2023-01-01 00:00")
    make_edition(headline="Undated", published=None, listed_at=moment("2020-01-01 00:00"))
    assert listed(desk, year="2023") == ["New Year's Day"]
    assert listed(desk, year="unknown") == ["Undated"]
    assert len(listed(desk, year="9999")) == len(listed(desk, year="x")) == 3
    years = next(each for each in asked(desk).narrowings if each.parameter_name == "year")
    assert [value for value, _ in years.options()] == ["", "2023", "2022", "unknown"]


def test_list_narrows_to_what_the_desk_counts(desk):
    make_article(headline="Nobody linked", state="submitted")
    make_article(headline="Only begun")
    assert listed(desk, care="people") == ["Nobody linked"]
    assert len(listed(desk, care="weather")) == 2


@pytest.mark.parametrize("words", ["bridge", "opened on monday"])
def test_story_is_found_by_its_words(desk, words):
    make_article(headline="Bridge", lead="It opened on Monday.")
    make_article(headline="Road")
    assert listed(desk, q=words) == ["Bridge"]


def test_form_keeps_the_state_and_the_order(desk):
    assert asked(desk, standing="draft", o="-3", q="x", year="2023").kept == [("standing", "draft"), ("o", "-3")]


def test_list_that_answers_to_nothing_says_so(desk):
    assert "No story answers to that." in desk.get(LIST, {"q": "nothing of the kind"}).text
