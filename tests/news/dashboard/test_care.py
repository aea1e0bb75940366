import datetime
import re

import pytest

from news import workflow
from news.dashboard import care
from news.dashboard.care import care_of
from news.models import Mention, Verb
from portal.imports.models import ImportItem, ImportMark, ImportRun
from tests.events.factories import make_event
from tests.news.factories import make_article, make_category
from tests.portal.accounts.factories import make_user
from tests.portal.directory.factories import make_official
from tests.portal.pictures.factories import row

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief():
    return make_user(role="chief")


def told(user):
    """By the concern of its address, the last word of which narrows the list."""
    return {re.split("[/=]", each.address.rstrip("/"))[-1]: each.n for each in care_of(user)}


def with_people(**fields):
    article = make_article(**fields)
    Mention.objects.create(article=article, official=make_official(slug=f"nguyen-{article.pk}"))
    return article


def test_newsroom_in_order_has_nothing_to_care_for(chief):
    with_people(state="published", published="2023-09-18 10:00")
    assert told(chief) == {}


def test_picture_without_a_decision_on_its_alt_text(chief):
    for alt, decorative in (("", False), ("A bridge", False), ("", True)):
        article = with_people()
        article.illustrations.create(picture=row(), alt=alt, decorative=decorative)
    assert told(chief) == {"alt": "1"}


def test_story_in_which_nobody_is_linked(chief):
    make_article(state="submitted")
    make_article(state="draft")
    make_article(state="submitted", lead_only=True)
    assert told(chief) == {"people": "1"}


def test_publication_without_a_second_reader(chief):
    article = with_people(created_by=chief, published="2023-09-18 10:00", section=make_category())
    workflow.transition(article, Verb.EMERGENCY, by=chief, reason="A main burst.")
    assert told(chief) == {"second": "1"}


def test_guess_of_the_importer_until_it_is_settled(chief):
    run = ImportRun.objects.create(command="import_pages")
    item = ImportItem.objects.create(run=run, file="a.txt", kind="article", outcome="taken")
    article = with_people()
    mark = ImportMark.objects.create(item=item, record=article.uuid, kind="caption")
    assert told(chief) == {"guesses": "1"}
    ImportMark.objects.filter(pk=mark.pk).update(settled_at=article.created_at)
    assert told(chief) == {}


def test_story_of_an_unknown_date(chief):
    with_people(state="published", lead_only=True, published=None)
    assert told(chief) == {"date": "1"}


def test_only_what_one_reaches_is_counted(chief):
    reporter = make_user(role="reporter")
    make_article(state="submitted", created_by=reporter)
    make_article(state="submitted", created_by=chief)
    assert told(reporter) == {"people": "1"}
    assert told(chief) == {"people": "2"}


def test_very_many_are_not_counted_to_the_end(chief, monkeypatch):
    monkeypatch.setattr(care, "AT_MOST", 2)
    for _ in range(3):
        make_article(state="submitted")
    assert told(chief) == {"people": "1+"}


def test_stories_are_counted_in_one_query_and_the_register_in_another(chief, django_assert_num_queries):
    chief.get_all_permissions()
    with django_assert_num_queries(2):
        care_of(chief)


def test_event_that_no_story_reports(chief):
    held = datetime.date.today() - datetime.timedelta(days=10)
    make_event(start=held)
    assert told(chief) == {"gaps": "1"}
    assert told(make_user(role="reporter", name="mai")) == {"gaps": "1"}
