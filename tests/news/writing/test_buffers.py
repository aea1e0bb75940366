from uuid import UUID, uuid4

import pytest
from django.contrib.auth import get_user_model

from news.models import Buffer
from news.writing import buffers
from news.writing.buffers import Elsewhere
from tests.news.factories import make_article

pytestmark = pytest.mark.django_db
STORY, ONE, TWO = UUID(int=1), UUID(int=2), UUID(int=3)


@pytest.fixture
def mai():
    return get_user_model().objects.create_user("mai")


def keep(user, text, tab=ONE, story=STORY, **options):
    return buffers.keep(user, story, tab=tab, base="7", data={"headline": [text]}, **options)


def texts(user, story=STORY):
    """What is in work, and what is set aside."""
    return tuple(found and found.data["headline"][0] for found in (of(user, story) for of in BOTH))


BOTH = (buffers.in_work, buffers.dropped)


def test_one_row_holds_the_newest_text(mai):
    keep(mai, "Bridge")
    keep(mai, "Bridge opens")
    assert (Buffer.objects.count(), texts(mai)) == (1, ("Bridge opens", None))


def test_text_belongs_to_one_person_and_one_story(mai):
    lan = get_user_model().objects.create_user("lan")
    keep(mai, "Mine")
    keep(lan, "Hers")
    keep(mai, "Another story", story=TWO)
    assert (texts(mai), texts(lan), texts(mai, TWO)) == (("Mine", None), ("Hers", None), ("Another story", None))


def test_second_window_does_not_overwrite_the_first(mai):
    keep(mai, "First")
    with pytest.raises(Elsewhere) as refusal:
        keep(mai, "Second", tab=TWO)
    assert refusal.value.buffer.data == {"headline": ["First"]}
    assert texts(mai) == ("First", None)


def test_window_that_holds_the_same_text_goes_on(mai):
    keep(mai, "First")
    assert keep(mai, "First", tab=TWO).tab == TWO


def test_what_is_taken_over_is_set_aside(mai):
    keep(mai, "First")
    keep(mai, "Second", tab=TWO, over=True)
    assert texts(mai) == ("Second", "First")


def test_window_goes_on_with_the_text_that_it_took(mai):
    first = buffers.stamp(keep(mai, "First"))
    keep(mai, "First and more", tab=TWO, continues=first)
    assert texts(mai) == ("First and more", None)
    with pytest.raises(Elsewhere):
        keep(mai, "Other", continues=first)


def test_saving_settles_the_text_that_the_window_took(mai):
    first = buffers.stamp(keep(mai, "First"))
    buffers.saved(mai, STORY, TWO, continues=first)
    assert texts(mai) == (None, None)


def test_what_was_dropped_comes_back(mai):
    keep(mai, "First")
    buffers.drop(mai, STORY)
    assert texts(mai) == (None, "First")
    buffers.take_back(mai, STORY)
    assert texts(mai) == ("First", None)


def test_taking_back_drops_what_was_in_work(mai):
    keep(mai, "First")
    buffers.drop(mai, STORY)
    keep(mai, "Second")
    buffers.take_back(mai, STORY)
    assert texts(mai) == ("First", "Second")


def test_dropping_twice_keeps_the_last(mai):
    for text in ("First", "Second"):
        keep(mai, text)
        buffers.drop(mai, STORY)
    assert texts(mai) == (None, "Second")
    buffers.take_back(mai, uuid4())
    assert texts(mai) == (None, "Second")


def test_saving_settles_the_text_of_its_own_window_only(mai):
    keep(mai, "First")
    buffers.saved(mai, STORY, TWO)
    assert texts(mai) == ("First", None)
    buffers.saved(mai, STORY, ONE)
    assert texts(mai) == (None, None)


def test_story_that_was_never_saved_is_known_by_its_text(mai):
    keep(mai, "Saved", story=make_article().uuid)
    keep(mai, "New")
    assert [buffer.story for buffer in buffers.never_saved(mai)] == [STORY]
