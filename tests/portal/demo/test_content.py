import json

import pytest
from django.conf import settings

from news.listings import ListKey
from news.models import Article, Edition, NewsList
from news.pages import list_page
from portal.counting.totals import totals
from portal.demo import content
from portal.directory.models import Attestation, Official
from portal.search.models import SearchDocument
from tests.news.factories import moment
from tests.portal.demo.loaded import demo_loaded

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup, django_db_blocker, tmp_path_factory):
    """Loaded once for all tests here, without the renditions: those are tried with the pictures."""
    with demo_loaded(django_db_blocker, tmp_path_factory.mktemp("demo")) as published:
        yield published


def test_demo_fills_every_category_and_names_its_people(demo):
    assert demo == Article.objects.count() == Edition.objects.public().count() >= 30
    assert set(Edition.objects.values_list("section__path", flat=True)) == {
        "smart-city",
        "digital-transformation",
        "provincial-leaders-activities",
        "socio-economic-news",
        "departments-activities",
    }
    english = Edition.objects.filter(language="en")
    named = {person["name"] for edition in english for person in edition.relations["people"]}
    assert named == set(Official.objects.values_list("name", flat=True))


def test_every_appointment_of_the_demo_is_attested_and_none_has_a_date(demo):
    rows = json.loads((settings.BASE_DIR / "fixtures" / "directory.json").read_text())
    appointments = [row["fields"] for row in rows if row["model"] == "directory.appointment"]
    assert not any("started_on" in fields or "ended_on" in fields for fields in appointments)
    assert Attestation.objects.public().values("appointment").distinct().count() >= len(appointments) - 1


def test_counters_of_the_former_portal_stand_where_they_belong(demo):
    for published, views in (("2023-09-18 10:00", 227), ("2024-01-24 11:00", 71)):
        article = Article.objects.get(published_at=moment(published))
        assert totals([article.pk]) == {article.pk: views}


def test_undated_stories_stand_after_all_dated_ones(demo):
    key = ListKey(NewsList.Kind.ALL, "en")
    last = list_page(key, list_page(key, 1).pages)
    assert {edition.published_at for edition in last.editions} == {None}


def test_texts_name_pictures_of_the_library(demo):
    assert not Article.objects.filter(body__contains="/demo/").exists()
    assert Edition.objects.filter(body_html__contains="<picture").exists()


def test_everything_of_the_demo_can_be_found(demo):
    kinds = set(SearchDocument.objects.public().values_list("kind", flat=True))
    assert kinds == {"story", "event", "person", "organization"}


def test_loading_twice_changes_nothing(demo):
    before = set(Edition.objects.values_list("uuid", flat=True))
    assert content.load_content() == 0
    assert set(Edition.objects.values_list("uuid", flat=True)) == before
