"""A file of iCalendar (RFC 5545) taken apart into its events, each with the line it begins on.

Events are parsed one by one, so that one that is broken costs none of the others.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

LARGEST = 10 * 2**20  # bytes
MOST = 10_000  # events
LONGEST_LINE = 20_000  # characters
LONGEST_BLOCK = 2_000  # lines
BOUNDARY = re.compile(r"(BEGIN|END):(\S+)\s*", re.IGNORECASE)


class Unusable(Exception):
    """The file cannot be read as a calendar at all."""


class Refused(Exception):
    """An event that is not taken, and the line that says why."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(line, reason)
        self.line, self.reason = line, reason


@dataclass(frozen=True)
class Block:
    """Lines of one component; `line` is the number of the first, counted from 1."""

    kind: str
    line: int
    lines: list[str]

    def line_of(self, name: str) -> int:
        """Where a property stands; that of the component when it has none."""
        pattern = re.compile(rf"{re.escape(name)}[;:]", re.IGNORECASE)
        return next((self.line + number for number, line in enumerate(self.lines) if pattern.match(line)), self.line)


@dataclass(frozen=True)
class Scraped:
    """Blocks of events and, apart, what they need to be read: time zones. `ignored` counts everything else."""

    events: list[Block]
    zones: list[Block]
    ignored: int
    is_canceled: bool


def read(data: bytes) -> Scraped:
    """Raises Unusable."""
    if len(data) > LARGEST:
        raise Unusable(f"the file is larger than {LARGEST // 2**20} MB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise Unusable(f"line {line}: the file is not UTF-8") from None
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not any(line.strip().upper() == "BEGIN:VCALENDAR" for line in lines[:50]):
        raise Unusable("line 1: this is no calendar: BEGIN:VCALENDAR is missing")
    blocks = list(blocks_of(lines))
    events = [block for block in blocks if block.kind == "VEVENT"]
    if len(events) > MOST:
        raise Unusable(f"line {events[MOST].line}: the file holds more than {MOST} events")
    zones = [block for block in blocks if block.kind == "VTIMEZONE"]
    is_canceled = any(line.strip().upper() == "METHOD:CANCEL" for line in lines[:50])
    return Scraped(events, zones, len(blocks) - len(events) - len(zones), is_canceled)


def blocks_of(lines: list[str]) -> Iterator[Block]:
    """Components right below the calendar. One that never ends goes to the end of the file."""
    kind, begin = "", 0
    for number, line in enumerate(lines):
        match = BOUNDARY.fullmatch(line)
        if not match or match[2].upper() == "VCALENDAR":
            continue
        verb, name = match[1].upper(), match[2].upper()
        if verb == "BEGIN" and (not kind or name == kind):
            if kind:
                yield Block(kind, begin + 1, lines[begin:number])
            kind, begin = name, number
        elif verb == "END" and name == kind:
            yield Block(kind, begin + 1, lines[begin : number + 1])
            kind = ""
    if kind:
        yield Block(kind, begin + 1, lines[begin:])


def parse(block: Block, zones: list[Block]) -> Any:
    """An icalendar.Event. Raises Refused, with the line."""
    from icalendar import Calendar

    refuse_excess(block)
    if block.lines[-1].strip().upper() != f"END:{block.kind}":
        raise Refused(block.line, "the event is never ended by END:VEVENT")
    whole = ["BEGIN:VCALENDAR", "VERSION:2.0", *(line for zone in zones for line in zone.lines), *block.lines]
    try:
        calendar = Calendar.from_ical("\r\n".join([*whole, "END:VCALENDAR", ""]))
        (event,) = calendar.walk("VEVENT")
    except (ValueError, KeyError, IndexError, TypeError, OverflowError) as error:
        raise Refused(block.line, f"the event cannot be read: {str(error)[:100]}") from None
    for name, fault in event.errors:
        raise Refused(block.line_of(name or ""), f"{name or 'a line'} cannot be read: {str(fault)[:100]}")
    return event


def refuse_excess(block: Block) -> None:
    if len(block.lines) > LONGEST_BLOCK:
        raise Refused(block.line, f"the event has more than {LONGEST_BLOCK} lines")
    for number, line in enumerate(block.lines):
        if len(line) > LONGEST_LINE:
            raise Refused(block.line + number, f"the line is longer than {LONGEST_LINE} characters")
        if "\0" in line:
            raise Refused(block.line + number, "the line holds a NUL character")
