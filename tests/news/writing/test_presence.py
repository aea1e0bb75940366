import datetime
from uuid import UUID

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from news.models import Presence
from news.writing import presence

pytestmark = pytest.mark.django_db
STORY, ONE, TWO = UUID(int=1), UUID(int=2), UUID(int=3)


@pytest.fixture
def mai():
    return get_user_model().objects.create_user("mai")


@pytest.fixture
def lan():
    return get_user_model().objects.create_user("lan")


def names(tab, **options):
    return [str(each.user) for each in presence.others(STORY, tab, **options)]


def test_everybody_sees_the_others(mai, lan):
    presence.note(mai, STORY, ONE, typed=False)
    presence.note(lan, STORY, TWO, typed=True)
    presence.note(lan, UUID(int=9), UUID(int=8), typed=True)
    assert (names(ONE), names(TWO), names(None)) == (["lan"], ["mai"], ["lan", "mai"])


def test_own_second_window_is_another(mai):
    presence.note(mai, STORY, ONE, typed=True)
    presence.note(mai, STORY, TWO, typed=False)
    assert names(TWO) == ["mai"]


def test_last_key_stays_while_the_window_is_only_open(mai):
    presence.note(mai, STORY, ONE, typed=True)
    typed_at = Presence.objects.get().typed_at
    presence.note(mai, STORY, ONE, typed=False)
    again = Presence.objects.get()
    assert again.typed_at == typed_at < again.seen_at


def test_window_that_falls_silent_is_gone(mai):
    presence.note(mai, STORY, ONE, typed=True)
    soon = timezone.now() + datetime.timedelta(seconds=90)
    assert names(TWO, at=soon) == ["mai"]
    assert names(TWO, at=soon + datetime.timedelta(seconds=20)) == []


def test_who_leaves_is_gone_at_once(mai, lan):
    presence.note(mai, STORY, ONE, typed=True)
    presence.leave(lan, ONE)
    assert names(TWO) == ["mai"]
    presence.leave(mai, ONE)
    assert names(TWO) == []


def test_number_of_another_s_window_is_not_taken(mai, lan):
    presence.note(mai, STORY, ONE, typed=True)
    presence.note(lan, STORY, ONE, typed=True)
    assert [str(each.user) for each in Presence.objects.all()] == ["mai"]


def test_old_rows_are_cleared_away(mai):
    Presence.objects.create(user=mai, story=STORY, tab=TWO, seen_at=timezone.now() - datetime.timedelta(days=2))
    presence.note(mai, STORY, ONE, typed=True)
    assert [each.tab for each in Presence.objects.all()] == [ONE]
