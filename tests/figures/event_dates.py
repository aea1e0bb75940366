"""The day of each lead in the seeds, read by a person: `event_dates.csv`. Empty cells say that the lead does not tell.

Items are counted from 1 in the order of the page. The year of an article follows from its day of publication; on a
list page only a year that the lead itself says is known.
"""

import csv
import os
import re
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path


@dataclass(frozen=True)
class Labeled:
    file: str
    item: int
    month: int | None
    day: int | None
    year: int | None
    part_of_day: str
    lead: str
    published_on: date | None


def labeled(seeds: Path) -> list[Labeled]:
    with (Path(__file__).parent / "event_dates.csv").open(encoding="utf-8", newline="") as lines:
        return [_labeled(row, (seeds / row["file"]).read_text(encoding="utf-8")) for row in csv.DictReader(lines)]


def _labeled(row: dict[str, str], page: str) -> Labeled:
    item = int(row["item"])
    month, day, year = (int(row[name]) if row[name] else None for name in ("month", "day", "year"))
    return Labeled(row["file"], item, month, day, year, row["part_of_day"], leads(page)[item - 1], published_on(page))


def leads(page: str) -> list[str]:
    return [line for line in page.splitlines() if line.startswith("PORTAL")]


def published_on(page: str) -> date | None:
    written = re.search(r"Ngày ([0-9]{2})/([0-9]{2})/([0-9]{4}), [0-9]{2}:[0-9]{2}$", page, re.MULTILINE)
    return date(int(written[3]), int(written[2]), int(written[1])) if written else None


def main() -> None:
    from events.dating import event_date
    from tests.machine import FINDERS

    seeds = FINDERS["seeds"]()
    if not seeds:
        print("event dates: no scraped pages on this machine")
        return
    items = labeled(Path(seeds))
    read = [event_date(item.lead, item.published_on) for item in items]
    days = [(each.month, each.day) if each else (None, None) for each in read]
    counted = {
        "day and month": sum(day == (item.month, item.day) for day, item in zip(days, items, strict=True)),
        "year": sum((each.year if each else None) == item.year for each, item in zip(read, items, strict=True)),
        "part of day": sum(
            (each.part_of_day if each else "") == item.part_of_day for each, item in zip(read, items, strict=True)
        ),
    }
    for name, right in counted.items():
        print(f"event dates, {name}: {right} of {len(items)} leads ({100 * right / len(items):.0f} %)")
    unknown = sum(item.year is None and item.month is not None for item in items)
    print(f"event dates, year unknown, and said so: {unknown} of {len(items)}")
    sys.exit(0 if set(counted.values()) == {len(items)} else 1)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    main()
