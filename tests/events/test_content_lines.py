import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from events.content_lines import component, moment, text, utc, zone
from events.days import PROVINCE

NOON = datetime.datetime(2023, 9, 5, 12, tzinfo=PROVINCE)


def read(lines):
    whole = component("VCALENDAR", {"VERSION": ":2.0"}, component("VEVENT", lines))
    parsed = Calendar.from_ical(whole)
    (entry,) = parsed.walk("VEVENT")
    assert (parsed.errors, entry.errors) == ([], [])
    assert max(map(len, whole.split(b"\r\n"))) <= 75
    return entry


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]) | st.sampled_from("\n;,\\:ợ\t"), max_size=300)
)
def test_any_text_is_read_back_as_it_was(written):
    assert str(read({"DESCRIPTION": text(written)})["DESCRIPTION"]) == written


def test_what_no_text_may_hold_is_left_out():
    assert text("a\0b\rc\x1b\x7fd\n") == ":abcd\\n"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (moment(datetime.date(2023, 9, 5)), datetime.date(2023, 9, 5)),
        (moment(NOON), NOON),
        (utc(NOON), NOON.astimezone(datetime.UTC)),
    ],
)
def test_days_and_hours_are_read_back(written, expected):
    assert read({"DTSTART": written})["DTSTART"].dt == expected


def test_zone_is_that_of_the_province():
    assert zone().startswith(b"BEGIN:VTIMEZONE\r\nTZID:Asia/Ho_Chi_Minh\r\n")
