import pytest

from events.importing import reading
from events.importing.reading import Refused, Unusable, parse, read
from tests.events.importing.files import calendar, vevent


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "line 1: this is no calendar: BEGIN:VCALENDAR is missing"),
        (b"<html>", "line 1: this is no calendar: BEGIN:VCALENDAR is missing"),
        (b"BEGIN:VCALENDAR\r\nSUMMARY:\xff\r\n", "line 2: the file is not UTF-8"),
    ],
)
def test_what_is_no_calendar_is_unusable(data, sentence):
    with pytest.raises(Unusable, match=f"^{sentence}$"):
        read(data)


def test_too_large_a_file_is_unusable(monkeypatch):
    monkeypatch.setattr(reading, "LARGEST", 10)
    with pytest.raises(Unusable, match="larger than"):
        read(calendar())
    monkeypatch.undo()
    monkeypatch.setattr(reading, "MOST", 1)
    with pytest.raises(Unusable, match="line 10: the file holds more than 1 events"):
        read(calendar(vevent(), vevent()))


@pytest.mark.parametrize("newline", [b"\r\n", b"\n", b"\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_events_are_found_with_the_lines_they_begin_on(newline, mark):
    found = read(mark + calendar(vevent(), ["BEGIN:VTODO", "END:VTODO"], vevent()).replace(b"\r\n", newline))
    assert ([block.line for block in found.events], found.ignored) == ([4, 12], 1)


def test_alarm_within_an_event_is_part_of_it():
    (block,) = read(calendar(vevent("one", "Session", "DTSTART:20300101", "BEGIN:VALARM", "END:VALARM"))).events
    assert block.lines[-1] == "END:VEVENT"


@pytest.mark.parametrize(
    ("event", "line", "reason"),
    [
        (vevent(start="DTSTART:tomorrow"), 8, "DTSTART cannot be read"),
        (vevent(summary="x" * 20_001), 7, "the line is longer than 20000 characters"),
        (vevent(summary="a\0b"), 7, "the line holds a NUL character"),
        (vevent()[:-1], 4, "the event is never ended by END:VEVENT"),
        (["BEGIN:VEVENT", *["X-A:1"] * 2000, "END:VEVENT"], 4, "the event has more than 2000 lines"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(event, line, reason):
    found = read(calendar(event))
    with pytest.raises(Refused) as refused:
        parse(found.events[0], found.zones)
    assert (refused.value.line, refused.value.reason.partition(":")[0]) == (line, reason.partition(":")[0])


def test_event_that_never_ends_costs_the_next_one_nothing():
    found = read(calendar(vevent("one")[:-1], vevent("two")))
    assert str(parse(found.events[1], [])["uid"]) == "two"
