"""What a run says: a table for who watches, JSON for machines."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from io import StringIO
from pathlib import Path
from typing import Any

from news.importing.runs import FileReport, totals_of

IN_FILE = ("file", "kind", "outcome", "line", "reason", "marks", "articles")


def as_json(reports: Sequence[FileReport]) -> dict[str, Any]:
    files = [{name: value for name, value in asdict(report).items() if name in IN_FILE} for report in reports]
    rules: Counter[str] = Counter()
    for report in reports:
        rules.update(report.discarded_by_rule)
    return {"files": files, "totals": totals_of(reports), "discarded_by_rule": dict(sorted(rules.items()))}


def write_json(reports: Sequence[FileReport], path: Path) -> None:
    path.write_text(json.dumps(as_json(reports), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def as_table(reports: Sequence[FileReport], width: int) -> str:
    """For a terminal of that many columns."""
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for column in ("file", "kind", "outcome", "articles", "marks", "why"):
        table.add_column(column, overflow="fold")
    for report in reports:
        marks = Counter(mark["kind"] for mark in report.marks)
        table.add_row(
            Path(report.file).name,
            report.kind,
            report.outcome,
            str(len(report.articles)),
            ", ".join(f"{n} {kind}" for kind, n in sorted(marks.items())),
            f"line {report.line}: {report.reason}" if report.line else report.reason,
        )
    console = Console(file=StringIO(), highlight=False, markup=False, width=width)
    console.print(table)
    totals = totals_of(reports)
    characters = totals.pop("characters")
    console.print(", ".join(f"{n} {what}" for what, n in totals.items()))
    console.print("characters: " + ", ".join(f"{n:,} in {where}" for where, n in characters.items()))
    return console.file.getvalue()  # type: ignore[attr-defined]
