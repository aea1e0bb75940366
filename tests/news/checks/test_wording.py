import datetime

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from news.checks import wording
from news.checks.findings import Finding
from news.models import Article, Contribution, Contributor
from news.stories import read_stories
from portal.imports.models import ImportItem, ImportMark, ImportRun
from tests.news.factories import make_article, make_category, moment

pytestmark = pytest.mark.django_db


def found(check, article):
    return list(check(read_stories([article])[0]))


def places(check, article):
    return [(finding.place, finding.stops) for finding in found(check, article)]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"headline": ""}, [("id_headline", True)]),
        ({"headline": "  "}, [("id_headline", True)]),
        ({"headline": "", "lead_only": True}, []),
        ({"headline": "Bridge opens"}, []),
    ],
)
def test_story_without_headline_is_stopped(fields, expected):
    assert places(wording.headline, make_article(**fields)) == expected


def test_story_without_section_is_stopped():
    assert found(wording.section, make_article()) == [Finding("Choose a section", "id_section", stops=True)]
    assert found(wording.section, make_article(section=make_category())) == []


def test_story_without_lead_is_stopped_and_one_without_text_is_not():
    assert places(wording.text, make_article(lead=" ", body="")) == [("id_lead", True), ("id_body", False)]
    assert places(wording.text, make_article(body="", external_url="https://example.org/")) == []


@pytest.mark.parametrize(("long", "expected"), [(90, []), (91, [("id_headline", False)])])
def test_headline_of_more_than_90_characters_is_long(long, expected):
    assert places(wording.length, make_article(headline="x" * long)) == expected


@pytest.mark.parametrize("lead", ["PORTAL - Leaders met.", "PORTAL\xa0– Leaders met.", " BEGIC - Leaders met."])
def test_lead_that_begins_with_its_source_is_noticed(lead):
    assert places(wording.prefix, make_article(lead=lead)) == [("id_lead", False)]
    assert places(wording.prefix, make_article(lead="The portal - as leaders said.")) == []


def test_date_that_lies_ahead_is_noticed():
    assert places(wording.date, make_article(published="2999-01-01 00:00")) == [("id_published_at_0", False)]
    assert places(wording.date, make_article()) == []


@pytest.mark.parametrize(
    ("day", "precision", "expected"),
    [
        ("2023-09-18", "day", 0),
        ("2023-08-19", "day", 0),
        ("2023-08-18", "day", 1),
        ("2023-01-01", "year", 0),
        ("2023-09-19", "day", 1),
    ],
)
def test_event_is_neither_after_publication_nor_long_before(day, precision, expected):
    event = {"event_on": datetime.date.fromisoformat(day), "event_precision": precision}
    article = make_article(published="2023-09-18 10:00", **event)
    assert places(wording.event, article) == [("id_event_on", False)] * expected


def test_event_is_compared_with_the_day_in_the_province():
    event = {"event_on": datetime.date(2023, 9, 18), "event_precision": "day"}
    assert places(wording.event, make_article(published="2023-09-18 00:30", **event)) == []


def test_keywords_that_differ_by_their_number_are_doubled():
    article = make_article(keywords=["consul", "consuls", "icf"])
    assert [finding.sentence for finding in found(wording.keywords, article)] == [
        "“consul” and “consuls” are two keywords"
    ]
    assert places(wording.keywords, make_article()) == [("id_keywords", False)]


def test_story_nobody_worked_on_is_noticed():
    article = make_article()
    assert places(wording.credits, article) == [("contributions", False)]
    Contribution.objects.create(article=article, contributor=Contributor.objects.create(name="Thu Ha"))
    assert places(wording.credits, article) == []


def test_remark_counts_until_it_is_settled():
    article, author = make_article(), get_user_model().objects.create_user("bao")
    remark = article.remarks.create(author=author, text="Which of the two?")
    assert [finding.sentence for finding in found(wording.remarks, article)] == ["1 remark is not settled"]
    remark.settled_at, remark.settled_by = timezone.now(), author
    remark.save()
    assert found(wording.remarks, article) == []


def test_guesses_of_the_importer_count_until_they_are_settled():
    article = make_article()
    item = ImportItem.objects.create(run=ImportRun.objects.create(command="import_pages"), file="a", kind="article")
    ImportMark.objects.create(item=item, record=article.uuid, kind="caption")
    ImportMark.objects.create(item=item, record=article.uuid, kind="heading", settled_at=moment("2023-09-18 10:00"))
    assert [finding.sentence for finding in found(wording.marks, article)] == ["The importer guessed in 1 place"]


def test_story_that_was_never_saved_is_checked_too():
    story = read_stories([make_article()])[0]
    unsaved = type(story)(**{**story.__dict__, "article": Article(headline="New")})
    assert list(wording.remarks(unsaved)) == list(wording.marks(unsaved)) == []
