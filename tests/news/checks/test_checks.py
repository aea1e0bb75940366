import pytest

from news.checks import CHECKS, report, stops
from news.models import Contribution, Contributor, Mention
from news.stories import read_stories
from tests.news.factories import make_article, make_category
from tests.portal.directory.factories import make_official

pytestmark = pytest.mark.django_db


def test_story_that_is_all_right_passes_every_check():
    article = make_article(section=make_category(), keywords=["icf"])
    Mention.objects.create(article=article, official=make_official())
    Contribution.objects.create(article=article, contributor=Contributor.objects.create(name="Thu Ha"))
    told = report(read_stories([article])[0])
    assert (told.stops, told.advice, len(told.holds)) == ([], [], len(CHECKS))


def test_what_stops_is_told_apart_from_advice():
    article = make_article(headline="", section=make_category())
    told = report(read_stories([article])[0])
    assert [finding.place for finding in told.stops] == ["id_headline"]
    assert [finding.place for finding in told.advice] == ["id_who", "id_keywords", "contributions"]
    assert stops(article) == told.stops
    assert len(told.holds) == len(CHECKS) - 4
