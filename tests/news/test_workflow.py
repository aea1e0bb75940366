import datetime
from contextlib import suppress

import pytest
import reversion
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from django.utils import timezone
from reversion.models import Version

from news import workflow
from news.models import Article, Correction, Transition, Verb, Withdrawal
from news.standing import Standing, standing, standing_of
from news.versions.newest import newest_number
from news.workflow import Refused, allowed
from portal.accounts.models import AuditEntry
from portal.caching.models import Site
from portal.caching.version import changing
from tests.news.factories import make_article, make_category, moment, soon
from tests.portal.accounts.factories import make_user

pytestmark = pytest.mark.django_db
State = Article.State


class Undo(Exception):
    pass


@pytest.fixture
def reporter():
    return make_user(role="reporter")


@pytest.fixture
def editor():
    return make_user(role="editor", sections=[make_category()])


@pytest.fixture
def chief():
    return make_user(role="chief")


@pytest.fixture
def story(reporter):
    """A reporter's draft that lacks nothing."""
    return make_story(reporter)


def make_story(reporter, **fields):
    return make_article(**{"created_by": reporter, "section": make_category(), "published": None} | fields)


def go(article, *steps, **given):
    """Takes steps named as (verb, person), the last with what is given."""
    *first, (verb, by) = steps
    for each, person in first:
        workflow.transition(article, each, by=person)
    return workflow.transition(article, verb, by=by, **given)


def change(article, by, **fields):
    """What saving the form does."""
    with reversion.create_revision():
        for name, value in fields.items():
            setattr(article, name, value)
        article.save()
    workflow.revise(article, by)


def public(article, at=None):
    return [edition.headline for edition in article.editions.public(at)]


def buttons(user, article):
    return [str(step.verb) for step in allowed(user, article)]


# The way of a story


def test_story_goes_from_its_reporter_to_readers(story, reporter, editor, chief):
    go(story, ("submit", reporter), ("approve", editor), ("publish", chief))
    assert story.state == State.PUBLISHED
    assert public(story) == [story.headline]
    assert [(each.verb, each.by, each.from_state, each.to_state) for each in story.transitions.order_by("pk")] == [
        ("submit", reporter, "draft", "submitted"),
        ("approve", editor, "submitted", "approved"),
        ("publish", chief, "approved", "published"),
    ]


def test_story_without_a_date_is_of_the_day_it_is_published(story, reporter, chief):
    done = go(story, ("submit", reporter), ("publish", chief))
    assert abs(timezone.now() - story.published_at) < datetime.timedelta(minutes=1)
    assert done.takes_effect_at == story.editions.get().public_from


def test_story_is_sent_back_with_a_reason(story, reporter, editor):
    go(story, ("submit", reporter), ("return", editor), reason="Who said so?")
    assert story.state == State.RETURNED
    assert story.transitions.first().reason == "Who said so?"
    assert buttons(reporter, story) == ["submit"]


def test_reporter_takes_a_submitted_story_back(story, reporter):
    go(story, ("submit", reporter), ("recall", reporter))
    assert story.state == State.DRAFT


@pytest.mark.parametrize("person", ["reporter", "editor", "chief"])
def test_buttons_are_what_the_person_may_do_now(person, story, reporter, editor, chief):
    go(story, ("submit", reporter))
    assert (
        buttons({"reporter": reporter, "editor": editor, "chief": chief}[person], story)
        == {
            "reporter": ["recall"],
            "editor": ["approve", "return"],
            "chief": ["approve", "return", "publish", "schedule"],
        }[person]
    )


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("has_readers", [True, False])
def test_buttons_are_exactly_what_transition_takes(state, has_readers, story, reporter, chief):
    """No button that fails, no step without its button."""
    if has_readers:
        go(story, ("submit", reporter), ("publish", chief))
    with reversion.create_revision():
        story.state = state
        story.save()
    given = {"reason": "Because.", "note": "Sorry.", "at": soon()}
    offered, taken = set(buttons(chief, story)), set()
    for verb in set(Verb) - {Verb.REVISE}:
        with suppress(Refused, PermissionDenied, Undo), changing():
            workflow.transition(Article.objects.get(), verb, by=chief, **given)
            taken.add(str(verb))
            raise Undo
    assert taken == offered


# Who may not


def test_stranger_changes_nothing(story, chief):
    other = make_user(role="reporter", name="other")
    with pytest.raises(PermissionDenied):
        go(story, ("submit", other))
    story.refresh_from_db()
    assert (story.state, story.transitions.count()) == (State.DRAFT, 0)


def test_chief_does_not_publish_their_own_text(chief):
    own = make_story(chief)
    with pytest.raises(PermissionDenied):
        go(own, ("publish", chief))
    assert not own.editions.exists()


@pytest.mark.parametrize(
    ("verb", "given", "sentence"),
    [
        ("approve", {}, "This story is draft: that cannot be done."),
        ("withdraw", {"reason": "r", "note": "n"}, "Readers do not have this story."),
        ("correct", {"note": "n"}, "Readers do not have this story."),
        ("clear", {}, "waits for no second reader"),
        ("unschedule", {}, "Nothing of this story is scheduled."),
        ("schedule", {}, "Choose a time."),
        ("schedule", {"at": moment("2020-01-01 08:00")}, "Choose a time that lies ahead."),
    ],
)
def test_step_that_cannot_be_taken_is_refused_with_a_sentence(verb, given, sentence, story, chief):
    root = make_user(name="root", is_superuser=True)
    with pytest.raises((Refused, PermissionDenied)) as refusal:
        go(story, (verb, root), **given)
    assert refusal.type is PermissionDenied or sentence in str(refusal.value)
    assert not Transition.objects.exists()


@pytest.mark.parametrize(("given", "sentence"), [({"note": "n"}, "Give a reason"), ({"reason": " "}, "Give a reason")])
def test_withdrawal_needs_a_reason(given, sentence, story, reporter, chief):
    go(story, ("submit", reporter), ("publish", chief))
    with pytest.raises(Refused, match=sentence):
        go(story, ("withdraw", chief), **given)


@pytest.mark.parametrize(("note", "sentence"), [("", "Write a note"), ("x" * 501, "more than 500 characters")])
def test_withdrawal_needs_a_note_of_some_length(note, sentence, story, reporter, chief):
    go(story, ("submit", reporter), ("publish", chief))
    with pytest.raises(Refused, match=sentence):
        go(story, ("withdraw", chief), reason="r", note=note)


@pytest.mark.parametrize("verb", ["approve", "publish", "schedule"])
def test_story_that_lacks_something_is_kept_from_readers(verb, reporter, chief):
    unfit = make_story(reporter, headline="", section=None)
    go(unfit, ("submit", reporter))
    with pytest.raises(Refused, match=r"Write a headline\. Choose a section\."):
        go(unfit, (verb, chief), at=soon())
    assert Article.objects.get().state == State.SUBMITTED


def test_step_on_a_version_that_is_not_the_newest_is_refused(story, reporter, chief):
    seen = newest_number(story)
    change(story, reporter, headline="Changed since")
    with pytest.raises(Refused, match="since you opened it"):
        go(story, ("submit", reporter), version=seen)
    go(story, ("submit", reporter), version=newest_number(story))


# What was decided and is changed


def test_change_of_an_approved_story_has_to_be_approved_again(story, reporter, editor):
    go(story, ("submit", reporter), ("approve", editor))
    change(story, editor, headline="Changed")
    assert story.state == State.SUBMITTED


def test_change_of_a_public_story_is_a_draft_over_what_readers_have(story, reporter, chief):
    go(story, ("submit", reporter), ("publish", chief))
    headline = story.headline
    change(story, reporter, headline="Rewritten")
    assert (story.state, public(story)) == (State.DRAFT, [headline])
    go(story, ("submit", reporter), ("publish", chief))
    assert public(story) == ["Rewritten"]


def test_change_of_a_draft_stays_a_draft(story, reporter):
    change(story, reporter, headline="Changed")
    assert not story.transitions.exists()


# Times


def test_scheduled_story_begins_by_the_clock_alone(story, reporter, chief):
    then = soon(hours=5)
    go(story, ("submit", reporter), ("schedule", chief), at=then)
    assert (standing_of(story), story.published_at) == (Standing.SCHEDULED, then)
    assert public(story) == []
    assert public(story, then) == [story.headline]


def test_scheduled_change_of_a_public_story_keeps_its_date(story, reporter, chief):
    go(story, ("submit", reporter), ("publish", chief))
    published_at, then = story.published_at, soon(hours=5)
    change(story, reporter, headline="Later")
    go(story, ("submit", reporter), ("schedule", chief), at=then)
    assert story.published_at == published_at
    assert (public(story), public(story, then)) == ([story.editions.earliest("public_from").headline], ["Later"])


def test_what_was_scheduled_is_cancelled_and_readers_keep_what_they_have(story, reporter, chief):
    go(story, ("submit", reporter), ("publish", chief))
    headline, then = story.headline, soon(hours=5)
    change(story, reporter, headline="Later")
    go(story, ("submit", reporter), ("schedule", chief), at=then)
    go(story, ("unschedule", chief))
    assert story.state == State.APPROVED
    assert (public(story), public(story, then)) == ([headline], [headline])


def test_first_publication_is_cancelled_before_anyone_saw_it(story, reporter, chief):
    go(story, ("submit", reporter), ("schedule", chief), at=soon())
    go(story, ("unschedule", chief))
    assert (story.state, story.editions.count()) == (State.APPROVED, 0)


def test_stories_are_found_by_how_they_stand(story, reporter, chief):
    later = make_story(reporter)
    make_story(reporter)
    go(story, ("submit", reporter), ("publish", chief))
    go(later, ("submit", reporter), ("schedule", chief), at=soon())
    found = {each.value: list(standing(Article.objects.all(), each)) for each in Standing}
    assert {name: len(stories) for name, stories in found.items() if stories} == {
        "draft": 1,
        "scheduled": 1,
        "published": 1,
    }
    assert (found["published"], found["scheduled"]) == ([story], [later])


# Corrections and withdrawals


def test_correction_tells_readers_what_was_wrong_and_when(story, reporter, chief):
    go(story, ("submit", reporter), ("publish", chief))
    change(story, reporter, lead="The road is 8 km long.")
    go(story, ("submit", reporter), ("correct", chief), note="The road is 8 km long, not 80.")
    edition = story.editions.public().get()
    assert [note["text"] for note in edition.corrections] == ["The road is 8 km long, not 80."]
    assert edition.modified_at == edition.public_from


def test_minor_change_leaves_updated_alone(story, reporter, chief):
    go(story, ("submit", reporter), ("publish", chief))
    change(story, reporter, lead="A coma less.")
    done = go(story, ("submit", reporter), ("publish", chief), minor=True)
    assert (story.editions.public().get().modified_at, done.minor) == (None, True)


def test_withdrawn_story_leaves_a_note_for_readers(story, reporter, chief):
    go(story, ("submit", reporter), ("publish", chief))
    go(story, ("withdraw", chief), reason="The lawyer called.", note="The figures were wrong.")
    assert (story.state, public(story)) == (State.WITHDRAWN, [])
    assert Withdrawal.objects.values_list("article_uuid", "note").get() == (story.uuid, "The figures were wrong.")


def test_withdrawn_story_comes_back_through_a_second_reader(story, reporter, chief):
    go(story, ("submit", reporter), ("publish", chief))
    go(story, ("withdraw", chief), reason="r", note="n")
    go(story, ("publish", chief))
    assert public(story) == [story.headline]


# Without a second reader


def test_emergency_stays_on_a_list_until_a_second_reader_clears_it(chief):
    own = make_story(chief)
    go(own, ("emergency", chief), reason="Flood warning.")
    assert public(own) == [own.headline]
    assert [each.article for each in Transition.objects.uncleared()] == [own]
    with pytest.raises(PermissionDenied):
        go(own, ("clear", chief))
    go(own, ("clear", make_user(role="chief", name="second")))
    assert own.state == State.PUBLISHED
    assert not Transition.objects.uncleared().exists()


def test_next_emergency_is_owed_a_reader_of_its_own(chief):
    own, second = make_story(chief), make_user(role="chief", name="second")
    go(own, ("emergency", chief), reason="Flood warning.")
    go(own, ("clear", second))
    change(own, chief, lead="It rises.")
    go(own, ("emergency", chief), reason="It rises.")
    assert Transition.objects.uncleared().get().reason == "It rises."


def test_emergency_needs_a_reason(chief):
    with pytest.raises(Refused, match="Give a reason"):
        go(make_story(chief), ("emergency", chief))


# What is kept of it


def test_every_step_is_a_version_a_row_and_an_entry_of_the_audit_log(story, reporter, editor):
    go(story, ("submit", reporter), ("return", editor), reason="Who said so?")
    newest = Version.objects.get_for_object(story).first()
    assert (newest.revision.user, newest.revision.get_comment()) == (editor, "Send back: Who said so?")
    assert newest.field_dict["state"] == State.RETURNED
    entry = AuditEntry.objects.values_list("who_name", "verb", "object_id", "why").first()
    assert entry == ("editor", "story.return", str(story.pk), "Who said so?")


@pytest.mark.parametrize("deed", [lambda rows: rows.update(reason=""), lambda rows: rows.delete()])
def test_database_refuses_to_change_what_was_done(deed, story, reporter):
    go(story, ("submit", reporter))
    with pytest.raises(DatabaseError, match="rows_are_only_added"), transaction.atomic():
        deed(Transition.objects.all())


def test_refused_step_leaves_no_trace(story, reporter, chief):
    go(story, ("submit", reporter), ("publish", chief))
    before = AuditEntry.objects.count(), Version.objects.count(), Site.objects.get().version
    with pytest.raises(Refused):
        go(story, ("correct", make_user(name="root", is_superuser=True)), note="")
    assert (AuditEntry.objects.count(), Version.objects.count(), Site.objects.get().version) == before
    assert not Correction.objects.exists()


def test_refusal_within_a_save_keeps_the_save_and_its_state(story, reporter, chief):
    """As when "Save and publish" is pressed: the text is kept, with the state that it really has."""
    with changing(), reversion.create_revision():
        story.headline = ""
        story.save()
        with pytest.raises(Refused):
            workflow.transition(story, "publish", by=chief)
    kept = Version.objects.get_for_object(story).first().field_dict
    assert (kept["headline"], kept["state"]) == ("", State.DRAFT)
