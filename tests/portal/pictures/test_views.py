import os
from uuid import UUID

import pytest
from django.utils import timezone
from PIL import Image

from portal.pictures.models import Showing
from portal.pictures.renditions import NAMES
from tests.portal.pictures.factories import HOUR, picture, picture_with_renditions, row, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def hall():
    return picture_with_renditions()


def get(client, picture, name="card-320.webp", method="get", **headers):
    response = getattr(client, method)(f"/media/pictures/{picture.uuid}/{name}", headers=headers)
    response.body = b"".join(response)
    return response


# The gate


def test_private_picture_is_not_found(client, hall):
    assert get(client, hall).status_code == 404


def test_shown_picture_is_served(client, hall):
    response = get(client, shown(hall))
    assert response.status_code == 200
    assert response.body == (hall.folder / "card-320.webp").read_bytes()


def test_scheduled_picture_is_not_found(client, hall):
    assert get(client, shown(hall, since=timezone.now() + HOUR)).status_code == 404


def test_expired_picture_is_not_found(client, hall):
    assert get(client, shown(hall, since=timezone.now() - 2 * HOUR, until=timezone.now() - HOUR)).status_code == 404


def test_withdrawn_picture_is_not_found(client, hall):
    Showing.objects.show([hall.pk], UUID(int=1), timezone.now() - HOUR)
    get(client, hall)
    Showing.objects.close(UUID(int=1))
    assert get(client, hall).status_code == 404


def test_withdrawn_picture_is_not_confirmed_to_who_has_it(client, hall):
    first = get(client, shown(hall))
    Showing.objects.all().delete()
    assert get(client, hall, if_none_match=first.headers["ETag"]).status_code == 404


def test_picture_of_another_is_not_served_with_the_shown_one(client, hall):
    shown(hall)
    other = picture_with_renditions(color="navy")
    assert get(client, other).status_code == 404


def test_signed_in_staff_see_no_more_than_readers_here(admin_client, hall):
    assert get(admin_client, hall).status_code == 404


# Names


@pytest.mark.parametrize("name", sorted(NAMES))
def test_rendition_not_made_yet_is_not_found(client, name):
    assert get(client, shown(row()), name).status_code == 404


def test_reader_never_waits_for_a_rendition_to_be_made(client, monkeypatch, media):
    hall = shown(picture(size=(640, 360)))
    monkeypatch.setattr(Image, "open", lambda *arguments, **options: pytest.fail("a reader opened a picture"))
    assert [get(client, hall, name).status_code for name in ("card-320.webp", "full-640.avif")] == [404, 404]
    assert hall.lacks_renditions()


@pytest.mark.parametrize(
    "name",
    [
        "original.png",
        "card-321.webp",
        "card-320.png",
        "CARD-320.webp",
        "card-320.webp.",
        "..",
        "%2e%2e%2fx",
        "card-320.webp%00",
    ],
)
def test_name_not_on_the_list_is_not_found(client, hall, name):
    assert get(client, shown(hall), name).status_code == 404


def test_file_not_on_the_list_is_not_served(client, hall):
    (hall.folder / "notes.txt").write_text("secret")
    assert get(client, shown(hall), "notes.txt").status_code == 404


def test_name_not_on_the_list_asks_no_database(client, hall, django_assert_num_queries):
    with django_assert_num_queries(0):
        get(client, hall, "card-321.webp")


def test_shown_picture_costs_one_query(client, hall, django_assert_num_queries):
    shown(shown(hall))
    with django_assert_num_queries(1):
        get(client, hall)


def test_media_disk_that_is_away_is_not_found(client, hall, media):
    shown(hall)
    media.rename(media.with_name("away"))
    media.write_text("a file where the folder was")
    assert get(client, hall).status_code == 404


# The answer


@pytest.mark.parametrize(
    ("name", "kind"),
    [("card-320.avif", "image/avif"), ("full-320.webp", "image/webp"), ("social-1200.jpg", "image/jpeg")],
)
def test_answer_names_its_kind_and_forbids_guessing(client, hall, name, kind):
    response = get(client, shown(hall), name)
    assert response.headers["Content-Type"] == kind
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_only_reading_is_allowed(client, hall, method):
    assert get(client, shown(hall), method=method).status_code == 405


def test_head_has_the_headers_and_no_body(client, hall):
    response = get(client, shown(hall), method="head")
    assert response.status_code == 200
    assert int(response.headers["Content-Length"]) == (hall.folder / "card-320.webp").stat().st_size
    assert response.body == b""


@pytest.mark.parametrize(("header", "names"), [("ETag", "if_none_match"), ("Last-Modified", "if_modified_since")])
def test_who_has_it_is_told_so(client, hall, header, names):
    first = get(client, shown(hall))
    response = get(client, hall, **{names: first.headers[header]})
    assert (response.status_code, response.body) == (304, b"")
    assert response.headers["ETag"] == first.headers["ETag"]
    assert response.headers["Cache-Control"] == first.headers["Cache-Control"]


def test_picture_cut_anew_has_another_etag(client, hall):
    before = get(client, shown(hall))
    os.utime(hall.folder / "card-320.webp", ns=(0, 0))
    after = get(client, hall, if_none_match=before.headers["ETag"])
    assert after.status_code == 200


def test_caches_may_keep_it_a_day(client, hall):
    response = get(client, shown(hall))
    assert response.headers["Cache-Control"] == "public, max-age=86400"


def test_caches_keep_it_no_longer_than_it_is_public(client, hall):
    shown(hall, until=timezone.now() + HOUR)
    response = get(client, hall)
    seconds = int(response.headers["Cache-Control"].rpartition("=")[2])
    assert 3500 < seconds <= 3600


def test_answer_varies_by_nothing_and_sets_no_cookie(client, hall):
    response = get(client, shown(hall))
    assert "Vary" not in response.headers
    assert not response.cookies
