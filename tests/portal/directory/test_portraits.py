import pytest

from portal.pictures.models import Showing
from tests.portal.directory.factories import make_official
from tests.portal.pictures.factories import row

pytestmark = pytest.mark.django_db


def test_portrait_is_public_while_its_official_shows_it():
    first, second = row(), row()
    official = make_official(portrait=first)
    assert (first.is_public(), second.is_public()) == (True, False)
    official.portrait = second
    official.save()
    assert (first.is_public(), second.is_public()) == (False, True)
    official.portrait = None
    official.save()
    assert (first.is_public(), second.is_public()) == (False, False)


def test_saving_again_shows_nothing_twice():
    official = make_official(portrait=row())
    official.save()
    showing = Showing.objects.get()
    assert (showing.shown_by, showing.page, showing.public_until) == (official.uuid, "/officials/vo-van-minh/", None)


def test_portrait_of_a_deleted_official_is_private_again():
    portrait = row()
    make_official(portrait=portrait).delete()
    assert not portrait.is_public()


def test_official_without_a_portrait_shows_nothing():
    make_official()
    assert not Showing.objects.exists()
