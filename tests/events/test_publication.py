import datetime

import pytest
from django.utils import timezone

from news.boundaries import next_boundary
from portal.caching.boundaries import next_boundary as boundary_of_the_site
from tests.events.factories import make_event
from tests.news.factories import moment, soon
from tests.portal.pictures.factories import row

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


def test_picture_is_public_with_its_event():
    picture = row()
    make_event(picture=picture, public_from="2024-01-10 08:00")
    assert picture.is_public(moment("2024-01-10 07:59")) is False
    assert picture.is_public(moment("2024-01-10 08:00")) is True
    assert (picture.showings.get().page, picture.showings.get().public_until) == ("/events/survey-session/", None)


def test_picture_of_an_event_that_is_being_prepared_is_private():
    picture = row()
    make_event(picture=picture, public_from=None)
    assert picture.showings.count() == 0


def test_saving_again_changes_nothing_of_what_is_shown():
    picture = row()
    event = make_event(picture=picture)
    before = list(picture.showings.values())
    event.name = "Another name"
    event.save()
    assert list(picture.showings.values()) == before


def test_other_picture_takes_the_place_of_the_former_one_at_once():
    first, second = row(), row()
    event = make_event(picture=first)
    event.picture = second
    event.save()
    assert (first.is_public(), second.is_public()) == (False, True)
    assert first.is_public(timezone.now() - HOUR) is True
    assert second.is_public(timezone.now() - HOUR) is False


@pytest.mark.parametrize("change", [{"picture": None}, {"public_from": None}])
def test_picture_goes_with_what_showed_it(change):
    picture = row()
    event = make_event(picture=picture)
    for name, value in change.items():
        setattr(event, name, value)
    event.save()
    assert picture.is_public() is False


def test_picture_waits_with_an_event_that_is_put_off():
    picture = row()
    event = make_event(picture=picture, public_from=soon(1))
    event.public_from = soon(5)
    event.save()
    assert picture.is_public(soon(2)) is False
    assert picture.is_public(soon(6)) is True


def test_picture_that_comes_back_is_public_again():
    picture = row()
    event = make_event(picture=picture)
    for shown in (None, picture):
        event.picture = shown
        event.save()
    assert picture.is_public() is True


def test_deleted_event_shows_its_picture_no_more():
    picture = row()
    make_event(picture=picture).delete()
    assert picture.is_public() is False


def test_page_changes_by_itself_at_midnight_in_the_province():
    assert next_boundary(moment("2024-01-18 09:00")) == moment("2024-01-19 00:00")


def test_page_changes_by_itself_when_an_event_becomes_public():
    make_event(name="Later", public_from="2024-01-18 15:00")
    make_event(name="First", public_from="2024-01-18 11:00")
    assert next_boundary(moment("2024-01-18 09:00")) == moment("2024-01-18 11:00")
    assert next_boundary(moment("2024-01-18 11:00")) == moment("2024-01-18 15:00")


def test_kept_pages_know_of_it():
    make_event(public_from="2024-01-18 11:00")
    assert boundary_of_the_site(moment("2024-01-18 09:00")) == moment("2024-01-18 11:00")
