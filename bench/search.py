"""How long finding takes, beside counting and ranking all that matches: PYTHONPATH=. python bench/search.py

For each engine a scratch database is filled with made-up documents (DOCUMENTS, else 100,000) of 700 words whose
frequencies follow Zipf's law, as those of a newspaper do. Rare, middling and common words, pairs, phrases, names,
beginnings and slips are then looked for. Wall clocks are noisy: CPU milliseconds and the ratio are the result.
"""

import datetime
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path
from statistics import median, quantiles
from typing import Any
from uuid import UUID

from tests.machine import postgresql

DOCUMENTS = int(os.environ.get("DOCUMENTS", "100000"))
WORDS, TEXT, STRETCH, PEOPLE, QUERIES = 40_000, 700, 14, 800, 40
NAMES = (
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly van thi minh hung loi thao dung anh hai"
    " nam bac tan thu dau mot thuan an di ben cat phu giao bau bang uyen binh long duc quang son ha giang linh trang"
)
SYLLABLES = NAMES.split()
# Words that could be English, of pieces: as many different ones as a newspaper has.
STARTS, MIDDLES, ENDS = "b c d f g h k l m n p r s t v w st tr ch pr pl", "a e i o u ea io ai", " n t s ng tion ment al"
FIRST_DAY = datetime.datetime(2012, 1, 1, tzinfo=datetime.UTC)


def main() -> None:
    """Each engine in a process of its own, since settings are read once."""
    if sys.argv[1:]:
        return measure()
    with tempfile.TemporaryDirectory() as folder:
        for address in filter(None, [f"sqlite:///{folder}/bench.sqlite3", postgresql()]):
            subprocess.run([sys.executable, __file__, "here"], env={**os.environ, "DATABASE_URL": address}, check=True)
    return None


def measure() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    from django.db import connection

    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        fill(connection)
        compare(connection)
    finally:
        connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)


def fill(connection: Any) -> None:
    from portal.search.indexing import put

    started = time.perf_counter()
    # Short ones apart: there the cost of a row shows, not that of its words.
    put(documents(5_000, words=70))
    print(f"{connection.vendor}: {5_000 / (time.perf_counter() - started):,.0f} documents of 70 words put in a second")
    started = time.perf_counter()
    put(documents(DOCUMENTS))
    print(f"  {DOCUMENTS / (time.perf_counter() - started):,.0f} of {TEXT} words; {DOCUMENTS:,} of them put")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def documents(number: int, words: int = TEXT) -> Iterator[Any]:
    from portal.search.documents import Document, Label
    from portal.search.models import Kind

    chance = random.Random(number)
    drawn = zipf(vocabulary())
    stretches = [" ".join(drawn(chance, STRETCH)) for _ in range(40_000)]
    people = [Label(str(UUID(int=n)), " ".join(chance.sample(SYLLABLES, 3)).title()) for n in range(PEOPLE)]
    any_of_people = zipf(people)
    sections = [Label(f"section-{n}", f"Section {n}") for n in range(12)]
    for n in range(number):
        day = FIRST_DAY + datetime.timedelta(minutes=chance.randrange(14 * 365 * 1440))
        named = tuple(dict.fromkeys(any_of_people(chance, 3)))
        places = ["Binh Duong"] * (n % 3 == 0) + [f"rare{n % 5000}x"]  # one word common, one rare
        text = " ".join([*chance.choices(stretches, k=words // STRETCH), *(label for _, label in named), *places])
        kind = Kind.STORY if n % 20 else chance.choice(list(Kind))
        yield Document(
            kind,
            UUID(int=number << 64 | n),
            f"/news/{n}/",
            " ".join([*drawn(chance, 8), named[0].label]).capitalize(),
            day,
            day,
            text=text,
            section=chance.choice(sections),
            year=day.year,
            people=named,
        )


def vocabulary() -> list[str]:
    chance = random.Random(1)
    starts, middles, ends = STARTS.split(), MIDDLES.split(), ENDS.split(" ")
    words: dict[str, None] = {}
    while len(words) < WORDS:
        syllables = (chance.choice(starts) + chance.choice(middles) for _ in range(chance.randint(1, 4)))
        words["".join(syllables) + chance.choice(ends)] = None
    return list(words)


def zipf(things: list[Any]) -> Callable[[random.Random, int], list[Any]]:
    # With Mandelbrot's constant: the first few words of a text are not as common as Zipf's law alone has them.
    weights = list(accumulate(1 / (rank + 3) for rank in range(len(things))))
    return lambda chance, number: chance.choices(things, cum_weights=weights, k=number)


def queries() -> dict[str, list[str]]:
    """By how common their words are: of 700 words drawn, the first of the vocabulary stands in nearly every text."""
    chance = random.Random(3)
    words = vocabulary()

    def some(first: int, last: int, number: int = 1) -> list[str]:
        return [" ".join(chance.sample(words[first:last], number)) for _ in range(QUERIES)]

    return {
        "rare": [f"rare{n}x" for n in chance.sample(range(5000), QUERIES)],
        "middling": some(3_000, 10_000),
        "common": some(0, 300),
        "two common": [*some(0, 300, 2)[: QUERIES - 1], "binh duong"],
        "three": some(50, 3_000, 3),
        "names": [" ".join(chance.sample(SYLLABLES[:40], 2)) for _ in range(QUERIES)],
        "beginnings": [word[:5] for word in some(1_000, 9_000)],
        "slips": [f"{word[:-1]}{chance.choice('aeiou')}" for word in some(5_000, 20_000)],
        "phrases": [f'"{pair}"' for pair in [*some(0, 3_000, 2)[: QUERIES - 1], "binh duong"]],
        "nothing asked": [""] * QUERIES,
    }


def compare(connection: Any) -> None:
    from portal.search.finding import find
    from portal.search.query import Query

    everything: list[float] = []
    for name, texts in queries().items():
        # Warms the caches of the database.
        [find(Query(text)) for text in texts[:3]]
        spent = [clocked(connection, lambda text=text: find(Query(text))) for text in texts]
        totals = sorted(find(Query(text)).total for text in texts[:9])
        ratio = ""
        if name in ("rare", "middling", "common"):
            everything += [wall for wall, _ in spent]
            with without_bounds():
                whole = [clocked(connection, lambda text=text: find(Query(text)))[1] for text in texts[:9]]
            ratio = f"; without bounds {median(whole) / median(used for _, used in spent):.1f} x as much CPU"
        print(f"  {name:14} {totals[4]:>7,} hits  {shown(spent)}{ratio}")
    print(f"  rare, middling and common together: {percentiles(everything)}")


def clocked(connection: Any, step: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds on the wall, and of the client's and the server's CPU."""
    worked, started = cpu(connection), time.perf_counter()
    step()
    return (time.perf_counter() - started) * 1000, cpu(connection) - worked


def cpu(connection: Any) -> float:
    used = time.process_time()
    if connection.vendor == "postgresql":
        connection.ensure_connection()
        server = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
        used += int(server.read_text().split()[0]) / 1e9 if server.exists() else 0
    return used * 1000


@contextmanager
def without_bounds() -> Iterator[None]:
    """Everything that matches is counted, scored and sorted."""
    from portal.search import matching, statement

    bounds = [(matching, "MOST"), (matching, "MOST_SAMPLED"), (statement, "MOST_SAMPLED")]
    kept = [getattr(module, name) for module, name in bounds]
    for module, name in bounds:
        setattr(module, name, 10**9)
    yield
    for (module, name), value in zip(bounds, kept, strict=True):
        setattr(module, name, value)


def shown(spent: list[tuple[float, float]]) -> str:
    return f"{percentiles([wall for wall, _ in spent])}, CPU {median(used for _, used in spent):.1f} ms"


def percentiles(milliseconds: list[float]) -> str:
    return f"p50 {median(milliseconds):.1f} ms, p99 {quantiles(milliseconds, n=100, method='inclusive')[98]:.1f} ms"


if __name__ == "__main__":
    main()
