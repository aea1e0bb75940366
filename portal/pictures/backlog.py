"""Renditions still to be made: after a restore, a new width, a full disk, or a process that died in between."""

import multiprocessing
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import NamedTuple

from portal.pictures import renditions
from portal.pictures.models import Picture
from portal.pictures.renditions import Focus


class Job(NamedTuple):
    title: str
    original: Path
    folder: Path
    focus: Focus


class Done(NamedTuple):
    job: Job
    # A sentence where it failed.
    fault: str = ""


def jobs(again: bool = False) -> list[Job]:
    """For the pictures that lack renditions; `again` for all."""
    pictures = Picture.objects.iterator()
    return [
        Job(str(picture), Path(picture.original.path), picture.folder, picture.focus)
        for picture in pictures
        if again or picture.lacks_renditions()
    ]


def work_off(jobs: Iterable[Job], processes: int) -> Iterator[Done]:
    """In the order in which they get ready. A picture that fails leaves the others alone."""
    # Spawned, not forked: a child must not hold this process's database connection.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context) as pool:
        running = {pool.submit(renditions.make, job.original, job.folder, job.focus): job for job in jobs}
        for future in as_completed(running):
            fault = future.exception()
            yield Done(running[future], f"{type(fault).__name__}: {fault}" if fault else "")
