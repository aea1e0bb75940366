"""A run of the importer over one calendar: one transaction for each UID, a row for editors, a report for all."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from django.utils import timezone

from events.importing.grouping import take_group
from events.importing.reading import Block, Refused, Scraped, Unusable, parse, read
from events.importing.taking import Taken
from events.importing.telling import Told, tell
from portal.caching.version import changing
from portal.imports.models import ImportItem, ImportRun

COMMAND = "import_calendar"


class TakenBack(Exception):
    """Ends a dry run."""


@dataclass
class Report:
    """Of one UID."""

    line: int
    name: str
    outcome: str
    reason: str = ""
    results: list[str] = field(default_factory=list)
    records: list[str] = field(default_factory=list)


def read_file(path: Path) -> Scraped:
    """Raises Unusable."""
    try:
        return read(path.read_bytes())
    except OSError as error:
        raise Unusable(f"{path}: the file cannot be read: {error.strerror}") from None


def import_calendar(path: Path, scraped: Scraped, *, dry_run: bool) -> list[Report]:
    """A dry run does everything in one transaction and takes it back, so what it reports is what would happen."""
    if dry_run:
        reports: list[Report] = []
        with suppress(TakenBack), changing():
            reports += take_all(scraped)
            raise TakenBack
        return reports
    run = ImportRun.objects.create(command=COMMAND, arguments=[str(path)])
    outcome, reports = ImportRun.Outcome.BROKEN, []
    try:
        for report in take_all(scraped):
            reports.append(report)
            keep(run, path, report)
        rejected = any(report.outcome == "rejected" for report in reports)
        outcome = ImportRun.Outcome.PARTLY if rejected else ImportRun.Outcome.TAKEN
    finally:
        run.outcome, run.totals, run.finished_at = outcome, totals_of(reports), timezone.now()
        run.save()
    return reports


def take_all(scraped: Scraped) -> Iterator[Report]:
    groups: dict[str, list[Told]] = {}
    for block in scraped.events:
        try:
            told = tell(parse(block, scraped.zones), block, scraped.is_canceled)
        except Refused as refused:
            yield refusal(refused, block)
        else:
            groups.setdefault(told.uid, []).append(told)
    for group in groups.values():
        yield take_one(group)


def take_one(group: list[Told]) -> Report:
    """Changes everything that is told under the UID, or nothing."""
    line, name = group[0].line, group[0].values["name"]
    try:
        with changing():
            taken = take_group(group)
    except Refused as refused:
        return Report(refused.line, name, "rejected", refused.reason, ["rejected"])
    return Report(line, name, outcome_of(taken), "; ".join(taken.reasons), taken.results, taken.records)


def refusal(refused: Refused, block: Block) -> Report:
    name = next((line.partition(":")[2] for line in block.lines if line.upper().startswith("SUMMARY")), "")
    return Report(refused.line, name[:60], "rejected", refused.reason, ["rejected"])


def outcome_of(taken: Taken) -> str:
    if "conflict" in taken.results:
        return "conflict"
    return "unchanged" if set(taken.results) <= {"unchanged"} else "taken"


def keep(run: ImportRun, path: Path, report: Report) -> None:
    ImportItem.objects.create(
        run=run,
        file=f"{path}: {report.name}"[:500],
        sha256=hashlib.sha256(report.name.encode()).hexdigest(),
        kind="event",
        outcome=report.outcome,
        line=report.line,
        reason=report.reason,
        records=report.records,
    )


def totals_of(reports: Iterable[Report]) -> dict[str, int]:
    counted = Counter(result for report in reports for result in report.results)
    return {name: counted[name] for name in ("created", "updated", "unchanged", "conflict", "rejected")}


def as_table(reports: Iterable[Report], width: int) -> str:
    """For a terminal of that many columns."""
    from io import StringIO

    from rich.console import Console
    from rich.table import Table

    reports = list(reports)
    table = Table(box=None, pad_edge=False)
    for column in ("line", "event", "outcome", "dates", "why"):
        table.add_column(column, overflow="fold")
    for report in reports:
        dates = ", ".join(f"{n} {what}" for what, n in sorted(Counter(report.results).items()))
        table.add_row(str(report.line), report.name, report.outcome, dates, report.reason)
    console = Console(file=StringIO(), highlight=False, markup=False, width=width)
    console.print(table)
    console.print(", ".join(f"{n} {what}" for what, n in totals_of(reports).items()))
    return console.file.getvalue()  # type: ignore[attr-defined]
