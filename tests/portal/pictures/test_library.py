from io import BytesIO

import pytest
from django.db import transaction

from portal.pictures.library import add_picture
from portal.pictures.models import Picture
from portal.pictures.opening import PictureRefused
from tests.portal.pictures.factories import content

pytestmark = pytest.mark.django_db


def add(data=None, title="Hall", **about):
    return add_picture(BytesIO(data or content()), title=title, **about)


def test_added_picture_has_what_was_said_of_it():
    picture, is_new = add(alt="A hall", credit="Minh", license="free", focal_x=0.2)
    picture.refresh_from_db()
    assert is_new
    assert (picture.title, picture.alt, picture.credit, picture.license) == ("Hall", "A hall", "Minh", "free")
    assert (picture.focal_x, picture.focal_y, picture.width, picture.height) == (0.2, 0.5, 64, 36)


def test_same_pixels_are_the_picture_there_is_as_editors_left_it():
    first, _ = add(content(form="PNG"))
    again, is_new = add(content(form="GIF"), title="Another name")
    assert (again, is_new) == (first, False)
    assert Picture.objects.get().title == "Hall"


def test_known_source_is_found_without_opening_the_file():
    first, _ = add(source_key="demo/hall")
    again, is_new = add(b"not a picture at all", source_key="demo/hall")
    assert (again, is_new) == (first, False)


def test_refused_file_leaves_nothing(originals):
    with pytest.raises(PictureRefused):
        add(b"<svg/>")
    assert not Picture.objects.exists()
    assert not originals.exists()


def test_renditions_wait_for_the_commit(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        picture, _ = add()
        assert picture.lacks_renditions()
    assert not picture.lacks_renditions()


def test_renditions_lost_by_a_killed_process_are_made_when_it_runs_again(django_capture_on_commit_callbacks):
    add(source_key="demo/hall")
    with django_capture_on_commit_callbacks(execute=True):
        picture, _ = add(source_key="demo/hall")
    assert not picture.lacks_renditions()


def test_renditions_there_are_stay_untouched(django_capture_on_commit_callbacks):
    picture, _ = add()
    picture.make_renditions()
    file = picture.folder / "card-320.webp"
    file.write_bytes(b"as it was")
    with django_capture_on_commit_callbacks(execute=True):
        add()
    assert file.read_bytes() == b"as it was"


@pytest.mark.django_db(transaction=True)
def test_transaction_rolled_back_makes_no_renditions(media):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        add()
        _ = 1 / 0
    assert not media.exists()
