import datetime
import json
import uuid

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from portal.pictures.models import Picture, Showing
from tests.portal.pictures.factories import HOUR, picture, row, shown

pytestmark = pytest.mark.django_db

NOON = datetime.datetime(2026, 1, 1, 12, tzinfo=datetime.UTC)
EDITION = uuid.UUID(int=1)
OTHER = uuid.UUID(int=2)


def periods(**filters):
    rows = Showing.objects.filter(**filters).order_by("public_from")
    return [(showing.picture.title, showing.public_from, showing.public_until) for showing in rows]


# Who may see it


def test_new_picture_is_private():
    assert not row().is_public()
    assert not Picture.objects.public().exists()


@pytest.mark.parametrize(
    ("at", "is_public"),
    [
        (NOON - HOUR, False),
        (NOON, True),
        (NOON + HOUR, True),
        (NOON + 2 * HOUR - datetime.timedelta(microseconds=1), True),
        (NOON + 2 * HOUR, False),
    ],
)
def test_picture_is_public_from_the_beginning_to_just_before_the_end(at, is_public):
    hall = shown(row(), since=NOON, until=NOON + 2 * HOUR)
    assert hall.is_public(at) is is_public
    assert Picture.objects.public(at).exists() is is_public
    assert Picture.objects.with_is_shown(at).get().is_shown is is_public


def test_picture_shown_twice_is_found_once():
    hall = shown(shown(row()))
    assert list(Picture.objects.public()) == [hall]


def test_picture_stays_public_while_one_of_two_shows_it():
    hall = row()
    Showing.objects.show([hall.pk], EDITION, NOON)
    Showing.objects.show([hall.pk], OTHER, NOON)
    Showing.objects.close(EDITION, NOON + HOUR)
    assert hall.is_public(NOON + 2 * HOUR)


# Showing and closing


def test_same_picture_named_twice_is_shown_once():
    hall = row()
    Showing.objects.show([hall.pk, hall.pk], EDITION, NOON)
    assert periods() == [("Hall", NOON, None)]


def test_showing_again_changes_the_end_and_doubles_nothing():
    hall = row()
    Showing.objects.show([hall.pk], EDITION, NOON)
    Showing.objects.show([hall.pk], EDITION, NOON, NOON + HOUR, page="/news/")
    assert periods() == [("Hall", NOON, NOON + HOUR)]
    assert Showing.objects.get().page == "/news/"


def test_closing_ends_what_is_shown_and_drops_what_was_to_come():
    hall, road = row(title="Hall"), row(title="Road")
    Showing.objects.show([hall.pk], EDITION, NOON)
    Showing.objects.show([road.pk], EDITION, NOON + 5 * HOUR)
    Showing.objects.close(EDITION, NOON + HOUR)
    assert periods() == [("Hall", NOON, NOON + HOUR)]


def test_closing_brings_a_later_end_forward_but_never_back():
    hall, road = row(title="Hall"), row(title="Road")
    Showing.objects.show([hall.pk], EDITION, NOON, NOON + HOUR)
    Showing.objects.show([road.pk], EDITION, NOON, NOON + 9 * HOUR)
    Showing.objects.close(EDITION, NOON + 2 * HOUR)
    assert sorted(periods()) == [("Hall", NOON, NOON + HOUR), ("Road", NOON, NOON + 2 * HOUR)]


def test_closing_at_the_instant_of_the_beginning_leaves_nothing():
    Showing.objects.show([row().pk], EDITION, NOON)
    Showing.objects.close(EDITION, NOON)
    assert periods() == []


def test_closing_leaves_what_others_show():
    Showing.objects.show([row().pk], OTHER, NOON)
    Showing.objects.close(EDITION, NOON + HOUR)
    assert periods() == [("Hall", NOON, None)]


def test_closing_without_an_instant_ends_now():
    hall = row()
    Showing.objects.show([hall.pk], EDITION, timezone.now() - HOUR)
    Showing.objects.close(EDITION)
    assert not hall.is_public()


# What the database keeps


@pytest.mark.parametrize("until", [NOON, NOON - HOUR])
def test_showing_that_ends_before_it_begins_is_refused(until):
    with pytest.raises(IntegrityError), transaction.atomic():
        Showing.objects.show([row().pk], EDITION, NOON, until)


@pytest.mark.parametrize(
    "fields", [{"focal_x": -0.1}, {"focal_x": 1.1}, {"focal_y": -0.1}, {"focal_y": 1.1}, {"width": 0}]
)
def test_impossible_picture_is_refused(fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        row(**fields)


@pytest.mark.parametrize("fields", [{"focal_x": 0, "focal_y": 0}, {"focal_x": 1, "focal_y": 1}])
def test_focal_point_may_lie_on_the_edge(fields):
    assert row(**fields).pk


def test_source_is_taken_once_but_many_have_none():
    row(), row(), row(source_key="demo/hall")
    with pytest.raises(IntegrityError), transaction.atomic():
        row(source_key="demo/hall")


# Names and files


def test_original_is_kept_privately_under_a_generated_name(originals, media):
    hall = picture()
    assert hall.original.path == str(originals / f"{hall.uuid}.png")
    assert media not in (originals / "x").parents
    with pytest.raises(ValueError, match="no address"):
        _ = hall.original.url


@pytest.mark.parametrize("source_key", [None, "demo/hall", "hall"])
def test_natural_key_is_the_source_or_the_uuid_and_finds_the_picture(source_key):
    hall = row(source_key=source_key)
    assert hall.natural_key() == (source_key or str(hall.uuid),)
    assert Picture.objects.get_by_natural_key(*hall.natural_key()) == hall


@pytest.mark.parametrize("key", ["demo/road", str(EDITION)])
def test_unknown_natural_key_finds_nothing(key):
    with pytest.raises(Picture.DoesNotExist):
        Picture.objects.get_by_natural_key(key)


# What an edition keeps


def test_data_is_plain_json_and_keeps_what_the_page_needs():
    hall = row(width=1000, height=400, alt="A hall", caption="The hall", credit="Minh")
    data = hall.as_data()
    assert json.loads(json.dumps(data)) == data
    assert data == {
        "uuid": str(hall.uuid),
        "width": 1000,
        "height": 400,
        "widths": {"card": [320, 640], "full": [320, 640, 960]},
        "alt": "A hall",
        "caption": "The hall",
        "credit": "Minh",
    }


def test_use_decides_over_the_suggestions():
    data = row(alt="A hall", caption="The hall", credit="Minh").as_data(alt="", caption="Opening", credit="Lan")
    assert (data["alt"], data["caption"], data["credit"]) == ("", "Opening", "Lan")
