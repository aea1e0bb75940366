"""A run of the importer over files: one transaction for each page, a report for all of them."""

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from news.importing.parsed import Mark
from news.importing.portal_pages import parse_page
from news.importing.reading import PageRefused
from news.importing.scraps import Scrap
from news.importing.taken import Marks
from news.importing.taking import take_page
from news.mentions.book import book
from portal.caching.models import Site
from portal.caching.version import changing
from portal.directory.phrasebook import Phrasebook
from portal.imports.models import ImportItem, ImportMark, ImportRun


class TakenBack(Exception):
    """Ends a dry run."""


@dataclass
class FileReport:
    file: str
    kind: str
    outcome: str
    line: int | None = None
    reason: str = ""
    marks: list[dict[str, Any]] = field(default_factory=list)
    articles: list[str] = field(default_factory=list)
    characters: dict[str, int] = field(default_factory=dict)
    discarded_by_rule: dict[str, int] = field(default_factory=dict)
    results: list[str] = field(default_factory=list)


def import_files(scraps: Iterable[Scrap], *, dry_run: bool, arguments: list[str]) -> Iterator[FileReport]:
    """A dry run does everything in one transaction and takes it back, so what it reports is what would happen."""
    names = book()
    if dry_run:
        with suppress(TakenBack), changing():
            for scrap in scraps:
                yield import_file(scrap, None, names)
            raise TakenBack
        return
    run = ImportRun.objects.create(command="import_pages", arguments=arguments)
    outcome = ImportRun.Outcome.BROKEN  # unless it gets to its end
    reports: list[FileReport] = []
    try:
        for scrap in scraps:
            reports.append(import_file(scrap, run, names))
            yield reports[-1]
        rejected = any(report.outcome == "rejected" for report in reports)
        outcome = ImportRun.Outcome.PARTLY if rejected else ImportRun.Outcome.TAKEN
    finally:
        run.outcome, run.totals, run.finished_at = outcome, totals_of(reports), timezone.now()
        run.save()


def import_file(scrap: Scrap, run: ImportRun | None, names: Phrasebook) -> FileReport:
    """Changes everything the page asks for, or nothing."""
    try:
        data = scrap.path.read_bytes()
        page = parse_page(data, scrap.path.name, scrap.address)
    except PageRefused as refused:
        return refusal(scrap, run, "unreadable", refused.line, refused.reason)
    except OSError as error:
        return refusal(scrap, run, "unreadable", 1, f"the file cannot be read: {error.strerror}")
    report = FileReport(
        file=str(scrap.path),
        kind=page.kind,
        outcome="rejected",
        marks=[as_dict(mark) for mark in page.marks],
        characters={where: n for where, n in page.characters.items() if isinstance(n, int)},
        discarded_by_rule=page.discarded_by_rule,
    )
    if page.refusal:
        report.line, report.reason = page.refusal.line, page.refusal.reason
        keep(run, report, scrap, "", [])
        return report
    sha256 = hashlib.sha256(data).hexdigest()
    with changing():
        Site.objects.locked()  # before anything is looked up: two runs would make one story twice
        taken = take_page(page, sha256, scrap.address, names)
        report.outcome, report.reason = taken.outcome, "; ".join(taken.kept)
        report.marks = [as_dict(mark) for _, mark in taken.marks]
        report.articles = list(dict.fromkeys(str(article.uuid) for article, _ in taken.results))
        report.results = [result for _, result in taken.results]
        keep(run, report, scrap, sha256, taken.marks)
    return report


def refusal(scrap: Scrap, run: ImportRun | None, kind: str, line: int, reason: str) -> FileReport:
    report = FileReport(file=str(scrap.path), kind=kind, outcome="rejected", line=line, reason=reason)
    keep(run, report, scrap, "", [])
    return report


def keep(run: ImportRun | None, report: FileReport, scrap: Scrap, sha256: str, marks: Marks) -> None:
    """Leaves a row of the file for editors, and one of each guess; a guess already known is not kept twice."""
    if run is None:
        return
    item = ImportItem.objects.create(
        run=run,
        file=report.file[:500],
        sha256=sha256,
        kind=report.kind,
        outcome=report.outcome,
        line=report.line,
        reason=report.reason,
        records=report.articles,
        characters=report.characters,
    )
    if report.outcome == "unchanged":
        return
    ImportMark.objects.bulk_create(
        ImportMark(item=item, record=article.uuid if article else None, kind=mark.kind, line=mark.line, text=mark.text)
        for article, mark in marks
    )


def as_dict(mark: Mark) -> dict[str, Any]:
    return {"kind": mark.kind, "line": mark.line, "text": mark.text}


def totals_of(reports: Iterable[FileReport]) -> dict[str, Any]:
    reports = list(reports)
    results = [result for report in reports for result in report.results]
    characters = [report.characters for report in reports]
    return {
        "created": results.count("created"),
        "updated": results.count("updated"),
        "unchanged": results.count("unchanged"),
        "rejected": sum(report.outcome == "rejected" for report in reports),
        "conflicts": results.count("conflict"),
        "characters": {
            where: sum(counts.get(where, 0) for counts in characters) for where in ("fields", "body", "discarded")
        },
    }
