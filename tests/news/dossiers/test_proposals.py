import pytest
from reversion.models import Version

from news.dossiers.deciding import accept, reject
from news.dossiers.proposals import proposals
from news.models import Article, Dossier, Mention
from tests.events.factories import day, make_event
from tests.news.factories import make_article
from tests.portal.directory.factories import make_official

pytestmark = pytest.mark.django_db


def tell(headline, on="2023-09-05", **fields):
    precision = "day" if on else ""
    return make_article(headline=headline, lead="", event_on=on and day(on), event_precision=precision, **fields)


@pytest.fixture
def stories():
    return [tell("Leaders meet the Intelligent Forum"), tell("A verdict of the Forum", "2023-09-07")]


@pytest.fixture
def editor(django_user_model):
    return django_user_model.objects.create_superuser("editor")


def found(year=2023):
    return [{str(story) for story in each.stories} for each in proposals(Article.objects.all(), year)]


def test_stories_of_near_days_with_a_guest_in_common_are_proposed(stories):
    tell("Another Forum", "2022-09-05")
    assert found() == [{"Leaders meet the Intelligent Forum", "A verdict of the Forum"}]
    assert found(2024) == []


def test_person_whom_a_story_is_linked_to_counts_as_named(stories):
    talk, jung = tell("A talk on cities", None), make_official(name="John Jung", slug="jung")
    for story in (*stories, talk):
        Mention.objects.create(article=story, official=jung)
    assert [len(each) for each in found()] == [3]


def test_event_of_those_days_is_offered_the_one_they_name_first(stories):
    make_event(name="Road inspection", start="2023-09-06")
    make_event(name="Visit", start="2023-09-05", end="2023-09-08")
    make_event(name="Later", start="2023-09-08")
    named = make_event(name="Session", start="2023-09-07")
    Mention.objects.create(article=stories[1], event=named)
    (proposal,) = proposals(Article.objects.all(), 2023)
    assert [event.name for event in proposal.events] == ["Session", "Visit", "Road inspection"]


def test_stories_that_name_one_event_or_parts_of_it_are_not_asked_of(stories):
    visit = make_event(name="Visit")
    Mention.objects.create(article=stories[0], event=visit)
    Mention.objects.create(article=stories[1], event=make_event(name="Session", parent=visit))
    assert found() == []


def test_accepted_ones_name_the_event_as_a_version_and_are_not_asked_again(stories, editor):
    visit = make_event(name="Visit")
    assert accept(stories, visit, editor) == stories
    assert {mention.event for mention in Mention.objects.all()} == {visit}
    newest = Version.objects.get_for_object(stories[0]).first().revision
    assert (newest.comment, newest.user) == ("Named as a report of: Visit", editor)
    assert (found(), accept(stories, visit, editor)) == ([], [])


def test_rejected_ones_are_not_proposed_again_unless_another_comes_up(stories, editor):
    reject(stories, editor)
    assert found() == []
    tell("The Forum leaves", "2023-09-08")
    assert [len(each) for each in found()] == [3]
    Dossier.objects.all().delete()


def test_nothing_is_joined_by_looking(stories):
    found()
    assert Mention.objects.count() == 0


def test_asking_costs_the_same_for_few_and_for_many(stories, django_assert_num_queries):
    for number in range(3):
        tell(f"On the Forum {number}")
        with django_assert_num_queries(7):
            found()
