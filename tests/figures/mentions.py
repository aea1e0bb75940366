"""How well the people, bodies and events of two scraped pages are recognized, and how fast: `make figures`.

`mentions.csv` names every place that a careful editor would link, read by a person: file, line, column and record, but
not a word of the pages. A body that is named within somebody's title only is linked through their post, unless the
story is about it; an event is labeled where the story tells of it, even under another name. Each record that is
offered for a place counts: an offer of two is at least one mistake.
"""

import csv
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

HERE = Path(__file__).parent
FIXTURES = HERE.parents[1] / "fixtures"
# The day that each page tells of.
DAYS = {"001_1d0961e87c14cec6.txt": "2023-09-05", "004_78c6f8164f472a1c.txt": "2024-01-23"}
END_OF_TEXT = "Lượt người xem"
NAMES, WORDS, ROUNDS = 5_000, 2_000, 5
MILLISECONDS = 150
NAMES_OF_PEOPLE = (
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly van thi minh hung loi thao dung anh hai"
    " nam bac tan thu dau mot thuan an di ben cat phu giao bau bang uyen binh long duc quang son ha giang linh trang"
)


@dataclass(frozen=True, order=True)
class Place:
    line: int
    column: int
    kind: str
    slug: str


@dataclass(frozen=True)
class Figure:
    labeled: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.found

    @property
    def recall(self) -> float:
        return self.right / self.labeled

    def __add__(self, other: "Figure") -> "Figure":
        return Figure(self.labeled + other.labeled, self.found + other.found, self.right + other.right)


def labeled(file: str) -> set[Place]:
    with (HERE / "mentions.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["file"] == file]
    return {Place(int(row["line"]), int(row["column"]), row["kind"], row["slug"]) for row in rows}


def recognized(page: str, day: str) -> Iterator[Place]:
    from news.mentions.book import book
    from news.mentions.known import known
    from news.mentions.meanings import meant
    from news.mentions.suggestions import record_of
    from portal.directory.attribution import namings
    from portal.texts.dates import parse_partial

    text = page.partition(END_OF_TEXT)[0]
    found = namings(text, book())
    about = known(found, parse_partial(day))
    for naming in found:
        line, start = text.count("\n", 0, naming.start) + 1, text.rfind("\n", 0, naming.start) + 1
        for thing in meant(naming, about, found):
            yield Place(line, naming.start - start + 1, thing.kind, record_of(thing, about).slug)


def figure(file: str, seeds: Path) -> Figure:
    places = set(recognized((seeds / file).read_text(encoding="utf-8"), DAYS[file]))
    wanted = labeled(file)
    return Figure(len(wanted), len(places), len(wanted & places))


def load_register() -> None:
    """The demo's register and calendar, without pictures. Nobody attests anything yet."""
    from django.core.serializers import deserialize

    for name in ("directory.json", "events.json"):
        rows = json.loads((FIXTURES / name).read_text(encoding="utf-8"))
        for row in rows:
            row["fields"].pop("picture", None)
        for loaded in deserialize("json", json.dumps(rows), handle_forward_references=True):
            loaded.save()


def milliseconds(seeds: Path) -> tuple[float, float]:
    """To read the register into a book, and to find everything that a long story names: the best of some rounds."""
    from news.mentions.book import book
    from news.mentions.manuscript import Manuscript
    from news.mentions.suggestions import suggestions
    from portal.directory.models import Official
    from portal.texts.dates import parse_partial

    pick = random.Random(1)
    names = {" ".join(pick.choices(NAMES_OF_PEOPLE.split(), k=3)).title() for _ in range(NAMES * 2)}
    officials = [Official(name=name, slug=f"made-up-{n}") for n, name in enumerate(sorted(names)[:NAMES])]
    Official.objects.bulk_create(officials, batch_size=500)
    reading = best(book)
    words = " ".join((seeds / file).read_text(encoding="utf-8").partition(END_OF_TEXT)[0] for file in DAYS).split(" ")
    story = Manuscript(uuid4(), " ".join((words * 4)[:WORDS]), parse_partial("2024-01-23"))
    # The book is kept from one question to the next, as long as nothing public changes.
    return reading, best(lambda: suggestions(story)) - reading


def best(work: Any) -> float:
    times = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        work()
        times.append((time.process_time() - begun) * 1000)
    return min(times)


def report(seeds: Path) -> bool:
    load_register()
    figures = {file: figure(file, seeds) for file in DAYS}
    total = sum(figures.values(), Figure(0, 0, 0))
    for file, each in [*figures.items(), ("both", total)]:
        print(
            f"mentions, {file.partition('_')[0]}: {each.labeled} labeled, {each.found} found, {each.right} right: "
            f"precision {each.precision:.3f}, recall {each.recall:.3f}"
        )
    reading, finding = milliseconds(seeds)
    print(f"mentions: {WORDS} words against {NAMES} names in {finding:.0f} ms; to read the register {reading:.0f} ms")
    return total.precision >= 0.98 and total.recall >= 0.9 and finding < MILLISECONDS


def main() -> bool:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/figures.sqlite3"
        import django

        django.setup()
        from django.db import connection, transaction

        from tests.machine import seeds

        if not seeds():
            print("mentions: the old portal's pages are not on this machine")
            return True
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        # Within a transaction nothing is kept between two questions, so that each is measured whole.
        with transaction.atomic():
            return report(Path(seeds()))


if __name__ == "__main__":
    sys.exit(not main())
