import datetime

import pytest
from django.core.exceptions import ValidationError

from events.days import daytime, midnight_after, refuse_no_day, today, without_year


def utc(text):
    return datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2024-01-17 16:59:59", "2024-01-17"),
        ("2024-01-17 17:00:00", "2024-01-18"),
        ("2023-12-31 17:00:00", "2024-01-01"),
    ],
)
def test_day_turns_at_midnight_in_the_province(now, expected):
    assert today(utc(now)).isoformat() == expected


def test_day_is_that_of_the_province_wherever_the_reader_is(settings):
    settings.TIME_ZONE = "America/New_York"
    assert today(utc("2024-01-17 17:00:00")).isoformat() == "2024-01-18"


def test_next_day_begins_at_midnight_in_the_province():
    assert midnight_after(utc("2024-01-17 16:59:59")) == utc("2024-01-17 17:00:00")
    assert midnight_after(utc("2024-01-17 17:00:00")) == utc("2024-01-18 17:00:00")


def test_part_of_a_day_stands_before_its_hours():
    moments = [(None, ""), (datetime.time(8, 30), ""), (None, "afternoon"), (datetime.time(14, 0), "afternoon")]
    places = [daytime(*each) for each in [*moments, (None, "evening"), (datetime.time(19, 15), "evening")]]
    assert places == [0, 510, 720, 840, 1080, 1155]


def test_day_without_a_year_may_be_that_of_a_leap_year():
    refuse_no_day("02-29")
    assert (without_year("02-29").month, without_year("02-29").day) == (2, 29)


@pytest.mark.parametrize("month_day", ["02-30", "13-01", "1-1", "10/21", "10-21x", "--", "٠١-٠١"])
def test_what_is_no_day_is_refused(month_day):
    with pytest.raises(ValidationError):
        refuse_no_day(month_day)
