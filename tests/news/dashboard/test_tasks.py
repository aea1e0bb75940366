import pytest
from django.utils import timezone

from news import workflow
from news.dashboard.tasks import SHOWN, Kind, tasks_of
from news.models import Verb
from tests.news.factories import make_article, make_category
from tests.portal.accounts.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def reporter():
    return make_user(role="reporter")


@pytest.fixture
def chief():
    return make_user(role="chief")


def story(by, **fields):
    return make_article(created_by=by, published="2023-09-18 10:00", **{"section": make_category(), **fields})


def told(user):
    return [(task.kind, task.title, task.who, task.note) for task in tasks_of(user).shown]


def test_submitted_text_waits_for_who_may_approve_it(reporter, chief):
    workflow.transition(story(reporter, headline="Bridge opens"), Verb.SUBMIT, by=reporter)
    assert told(chief) == [(Kind.APPROVE, "Bridge opens", "reporter", "")]
    assert told(reporter) == []


def test_own_text_does_not_wait_for_its_author(chief):
    workflow.transition(story(chief), Verb.SUBMIT, by=chief)
    assert told(chief) == []


def test_editor_is_led_to_the_sections_assigned(reporter):
    mine, other = make_category(name="Smart City"), make_category(name="Sports", slug="sports")
    editor = make_user(role="editor", sections=[mine])
    for section, headline in ((mine, "In mine"), (other, "In another")):
        workflow.transition(story(reporter, headline=headline, section=section), Verb.SUBMIT, by=reporter)
    assert [title for _, title, *_ in told(editor)] == ["In mine"]


def test_what_was_sent_back_waits_with_the_note(reporter, chief):
    article = story(reporter, headline="Bridge opens")
    workflow.transition(article, Verb.SUBMIT, by=reporter)
    workflow.transition(article, Verb.RETURN, by=chief, reason="Which bridge?")
    assert told(reporter) == [(Kind.RETURNED, "Bridge opens", "chief", "Which bridge?")]
    assert told(chief) == []


def test_emergency_waits_for_a_second_reader_who_did_not_publish_it(reporter, chief):
    second = make_user(role="chief", name="second")
    article = story(chief, headline="Road closed")
    workflow.transition(article, Verb.EMERGENCY, by=chief, reason="A main burst.")
    assert told(second) == [(Kind.CLEAR, "Road closed", "chief", "")]
    assert told(chief) == told(reporter) == []
    workflow.transition(article, Verb.CLEAR, by=second)
    assert told(second) == []


def test_oldest_stands_first_and_all_are_counted(reporter, chief):
    for number in range(SHOWN + 2):
        workflow.transition(story(reporter, headline=f"Story {number}"), Verb.SUBMIT, by=reporter)
    tasks = tasks_of(chief)
    assert [task.title for task in tasks.shown] == [f"Story {number}" for number in range(SHOWN)]
    assert tasks.n == SHOWN + 2


def test_restricted_story_waits_for_nobody_who_may_not_see_it(reporter, chief):
    workflow.transition(story(reporter, is_restricted=True), Verb.SUBMIT, by=reporter)
    assert told(chief) == []


# Remarks


def test_remark_on_ones_own_text_waits_until_one_has_answered(reporter, chief):
    article = story(reporter, headline="Bridge opens")
    remark = article.remarks.create(author=chief, text="Which bridge?")
    assert told(reporter) == [(Kind.REMARK, "Bridge opens", "chief", "Which bridge?")]
    assert told(chief) == []
    article.remarks.create(author=reporter, thread=remark, text="The old one.")
    assert told(reporter) == []
    assert told(chief) == [(Kind.REMARK, "Bridge opens", "reporter", "The old one.")]


def test_settled_remark_waits_for_nobody(reporter, chief):
    article = story(reporter)
    article.remarks.create(author=chief, text="Which?", settled_at=timezone.now(), settled_by=chief)
    assert told(reporter) == []


def test_remark_on_the_text_of_others_waits_for_who_has_spoken(reporter, chief):
    article, guest, other = (
        story(reporter),
        make_user(role="chief", name="guest"),
        make_user(role="chief", name="other"),
    )
    remark = article.remarks.create(author=chief, text="Which?")
    article.remarks.create(author=guest, thread=remark, text="This one?")
    article.remarks.create(author=reporter, thread=remark, text="That one.")
    assert [len(told(each)) for each in (chief, guest, other, reporter)] == [1, 1, 0, 0]


def test_remark_is_not_told_to_who_may_not_see_the_story_any_more(reporter, chief):
    article = story(reporter, is_restricted=True)
    remark = article.remarks.create(author=chief, text="Which?")
    article.remarks.create(author=reporter, thread=remark, text="That one.")
    assert told(chief) == []
