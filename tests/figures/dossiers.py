"""Which stories of the scraped pages seem to report one event: `make figures`.

`dossiers.csv` says which do, read by a person: file and item, counted from 1 in the order of the page, but not a word
of the pages. The dossier of the visit holds an interview that says no day. Places are those of the demo.
"""

import csv
import json
import os
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FIXTURES = HERE.parents[1] / "fixtures"
Item = tuple[str, int]


def labeled() -> dict[str, set[Item]]:
    dossiers: defaultdict[str, set[Item]] = defaultdict(set)
    with (HERE / "dossiers.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            dossiers[row["dossier"]].add((row["file"], int(row["item"])))
    return dict(dossiers)


def proposed(seeds: Path) -> list[set[Item]]:
    from events.dating import event_date
    from news.dossiers.clusters import Report, clusters
    from news.dossiers.signs import signs
    from tests.figures import event_dates

    def report(item: Any) -> Report:
        found = event_date(item.lead, item.published_on)
        day = (found.year, found.month, found.day) if found else (None, None, None)
        return Report((item.file, item.item), signs(item.lead, places()), *day)

    reports = [report(item) for item in event_dates.labeled(seeds)]
    return [{cluster.key for cluster in found.reports} for found in clusters(reports)]  # type: ignore[misc]


def places() -> frozenset[str]:
    from portal.texts.folding import fold

    rows = json.loads((FIXTURES / "events.json").read_text(encoding="utf-8"))
    named = [row["fields"]["name"] for row in rows if row["model"] in ("events.venue", "events.venuename")]
    return frozenset(fold(name) for name in named)


def main() -> None:
    from tests.machine import FINDERS

    seeds = FINDERS["seeds"]()
    if not seeds:
        print("dossiers: no scraped pages on this machine")
        return
    right, found = labeled(), proposed(Path(seeds))
    for name, items in right.items():
        best = max(found, key=lambda each: len(each & items), default=set())
        print(f"dossier {name}: {len(best & items)} of {len(items)} stories, {len(best - items)} wrong")
    wrong = [each for each in found if not any(each & items for items in right.values())]
    print(f"dossiers: {len(found)} proposed, {len(wrong)} of them wrong")
    sys.exit(0 if sorted(map(sorted, found)) == sorted(map(sorted, right.values())) else 1)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    main()
