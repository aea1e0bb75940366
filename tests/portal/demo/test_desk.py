import pytest

from news.models import Article, Category, Edition, SectionAssignment
from news.policy import visible_to
from portal.demo.accounts import make_accounts
from portal.demo.desk import IN_HAND, SECTIONS, fill_desk

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def cast(settings):
    settings.PORTAL_DEMO_PASSWORD = "a password of the demo"
    make_accounts()
    for path in {work.section for work in IN_HAND}:
        Category.objects.create(slug=path, name=path)


def test_each_step_of_a_story_is_seen_on_the_desk():
    assert fill_desk() == len(IN_HAND) == 5
    states = dict(Article.objects.values_list("headline", "state"))
    assert [states[work.headline] for work in IN_HAND] == ["submitted", "returned", "approved", "published", "draft"]


def test_readers_have_none_of_it_before_tomorrow():
    fill_desk()
    assert Edition.objects.count() == 1
    assert not Edition.objects.public().exists()


def test_filled_again_nothing_changes():
    fill_desk()
    before = list(Article.objects.values_list("pk", "state", "changed_at"))
    assert fill_desk() == 0
    assert list(Article.objects.values_list("pk", "state", "changed_at")) == before


def test_editor_of_the_demo_has_sections(django_user_model):
    fill_desk()
    editor = django_user_model.objects.get(username="editor")
    assert set(SectionAssignment.objects.filter(user=editor).values_list("section__path", flat=True)) == set(SECTIONS)
    assert {article.section.path for article in visible_to(editor)} >= set(SECTIONS)
