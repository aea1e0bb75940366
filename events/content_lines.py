"""What iCalendar is made of (RFC 5545, 3.1 and 3.3): escaped texts, days and instants, folded lines.

Written by hand: with a library, which the tests read it back with, a calendar of 2,000 events took seconds.
"""

import datetime
from collections.abc import Iterable, Mapping
from functools import cache

from events.days import PROVINCE

# A property by its name, with what follows: parameters, colon and value.
Lines = Mapping[str, str]

LONGEST = 75  # octets
# Of controls only the tab may stand in a text.
CONTROLS = dict.fromkeys((*range(9), *range(11, 32), 127))
ESCAPED = CONTROLS | {ord(character): f"\\{character}" for character in "\\;,"} | {ord("\n"): "\\n"}


def text(value: str) -> str:
    return f":{value.translate(ESCAPED)}"


def plain(value: object) -> str:
    """Of numbers, addresses and words of the standard."""
    return f":{value}"


def moment(*at: datetime.date) -> str:
    """Days, or hours of the province: all of one kind."""
    if not isinstance(at[0], datetime.datetime):
        return f";VALUE=DATE:{','.join(f'{day:%Y%m%d}' for day in at)}"
    return f";TZID={PROVINCE}:{','.join(f'{hour:%Y%m%dT%H%M%S}' for hour in at)}"


def utc(at: datetime.datetime) -> str:
    return f":{at.astimezone(datetime.UTC):%Y%m%dT%H%M%SZ}"


def component(kind: str, lines: Lines, inner: bytes = b"") -> bytes:
    return b"".join((b"BEGIN:%b\r\n" % kind.encode(), written(lines), inner, b"END:%b\r\n" % kind.encode()))


def written(lines: Lines) -> bytes:
    return b"".join(folded(f"{name}{rest}") for name, rest in lines.items())


def folded(line: str) -> bytes:
    """No character is cut in two."""
    rest = line.encode()
    parts: list[bytes] = []
    while len(rest) > LONGEST - bool(parts):
        end = LONGEST - bool(parts)
        while rest[end] & 0xC0 == 0x80:
            end -= 1
        parts.append(rest[:end])
        rest = rest[end:]
    return b"\r\n ".join([*parts, rest]) + b"\r\n"


def zones(components: Iterable[Lines]) -> bytes:
    """The zone of the province, where an hour refers to it."""
    named = f";TZID={PROVINCE}:"
    return zone() if any(rest.startswith(named) for lines in components for rest in lines.values()) else b""


@cache
def zone() -> bytes:
    from icalendar import Calendar, Event

    calendar, event = Calendar(), Event()
    event.add("dtstart", datetime.datetime(2000, 1, 1, tzinfo=PROVINCE))
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return calendar.walk("VTIMEZONE")[0].to_ical()
