"""Writers, folders and a reader on the database of DATABASE_URL, each killed with -9 again and again.

Run in a process of its own, since it forks: python -m tests.portal.counting.killing FOLDER KILLS
It prints what became of the hits, as JSON. Their ids go to files in FOLDER, as a browser would remember them.
"""

import json
import os
import random
import signal
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from uuid import UUID, uuid4

import django

django.setup()

from django.db import connection  # noqa: E402

from portal.counting.folding import fold  # noqa: E402
from portal.counting.hits import record  # noqa: E402
from portal.counting.models import ArticleViews, Hit, Kind  # noqa: E402
from portal.counting.pace import Pace, fold_when_due  # noqa: E402
from portal.counting.totals import total, totals  # noqa: E402

ARTICLES = range(1, 6)
ENOUGH = 100


def main(folder: Path, kills: int) -> dict[str, int]:
    disturb([write] * 4 + [keep_folding] * 2 + [watch], folder, kills)
    acknowledged = {hit_id for _, hit_id in lines(folder / "acknowledged")}
    lost = acknowledged - {str(hit_id) for hit_id in Hit.objects.values_list("uuid", flat=True)}
    sent = set(lines(folder / "sent"))
    for article, hit_id in sent:  # What got no answer is sent again, as a browser would.
        record(int(article), UUID(hit_id), Kind.VIEW)
    before_folding = totals(ARTICLES)
    fold()
    return {
        "acknowledged": len(acknowledged),
        "lost": len(lost),
        "miscounted": sum(abs(n) for n in differences(before_folding, Counter(int(article) for article, _ in sent))),
        "misfolded": sum(differences(before_folding, dict(ArticleViews.objects.values_list("pk", "views")))),
        "went_down": len(lines(folder / "went_down")),
    }


def differences(counted: dict[int, int], expected: dict[int, int]) -> list[int]:
    return [abs(counted[article] - expected.get(article, 0)) for article in ARTICLES]


def disturb(tasks: list[Callable[[Path], None]], folder: Path, kills: int) -> None:
    """Keep all tasks running and kill one after the other at random, until enough was acknowledged in between."""
    connection.close()
    running = {start(task, folder): task for task in tasks}
    try:
        while kills > 0 or len(lines(folder / "acknowledged")) < ENOUGH:
            time.sleep(random.uniform(0, 0.06))
            victim = random.choice(list(running))
            task = running.pop(victim)
            assert kill(victim), f"{task.__name__} ended by itself"
            running[start(task, folder)] = task
            kills -= 1
    finally:
        for process in running:
            kill(process)


def start(task: Callable[[Path], None], folder: Path) -> int:
    child = os.fork()
    if child:
        return child
    random.seed()
    try:
        while True:
            task(folder)
    except BaseException:
        traceback.print_exc()
        os._exit(1)


def kill(process: int) -> bool:
    """Whether it was still running."""
    os.kill(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    return os.WIFSIGNALED(status)


def write(folder: Path) -> None:
    hit = (random.choice(ARTICLES), uuid4())
    append(folder / "sent", *hit)
    for _ in range(2 if random.random() < 0.1 else 1):
        record(*hit, Kind.VIEW)
    append(folder / "acknowledged", *hit)


def keep_folding(folder: Path) -> None:
    fold_when_due(Pace(hits=1))


def watch(folder: Path) -> None:
    seen = total(1)
    for _ in range(20):
        now = total(1)
        if now < seen:
            append(folder / "went_down", seen, now)
        seen = now


def append(path: Path, *words: object) -> None:
    """One write, so that a line is there as a whole or not at all."""
    file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(file, (" ".join(map(str, words)) + "\n").encode())
    os.close(file)


def lines(path: Path) -> list[tuple[str, ...]]:
    return [tuple(line.split()) for line in path.read_text().splitlines()] if path.exists() else []


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(Path(sys.argv[1]), int(sys.argv[2]))))
