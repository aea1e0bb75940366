"""What the ledger says of a month, and the forms in which it leaves the house."""

import csv
import datetime
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO, StringIO
from itertools import groupby
from operator import attrgetter
from typing import Any

from news.models import LedgerLine, LedgerMonth
from news.models.ledger import LedgerLineQuerySet
from news.royalties.months import first_of

COLUMNS = ["person", "article", "role", "amount", "formula", "source"]
MORE_COLUMNS = ["headline", "genre", "section", "published", "due", "approved", "paid", "reference", "reason"]
# What a spreadsheet would take for a formula, and what none can hold.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
# Long columns of an edition, of which no statement shows anything.
TEXTS = ["edition__body_html", "edition__relations", "edition__lead", "edition__cover"]
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True)
class MonthStatement:
    month: datetime.date
    closed: bool
    lines: list[LedgerLine]

    @property
    def total(self) -> int:
        return sum(line.amount for line in self.lines)


def statement_of_month(month: datetime.date, lines: LedgerLineQuerySet | None = None) -> MonthStatement:
    """Of all lines of the month, or of these. Two queries, however many there are."""
    booked = LedgerLine.objects.filter(month__month=first_of(month)) if lines is None else lines
    closed = LedgerMonth.objects.filter(month=first_of(month), closed_at__isnull=False).exists()
    return MonthStatement(first_of(month), closed, list(in_full(booked)))


@dataclass(frozen=True)
class PersonLines:
    person: str
    lines: list[LedgerLine]

    @property
    def total(self) -> int:
        return sum(line.amount for line in self.lines)


def by_person(lines: LedgerLineQuerySet) -> list[PersonLines]:
    groups = groupby(in_full(lines), key=attrgetter("person", "contributor_id"))  # two people may have one name
    return [PersonLines(person, list(group)) for (person, _), group in groups]


def in_full(lines: LedgerLineQuerySet) -> LedgerLineQuerySet:
    """With what a statement shows of their stories, by person."""
    told = lines.select_related("edition__section", "contributor").defer(*TEXTS)
    return told.order_by("person", "contributor", "published_on", "id")


def as_json(statement: MonthStatement) -> str:
    lines = [dict(zip(COLUMNS, cells(line), strict=False)) for line in statement.lines]
    about = {"month": f"{statement.month:%Y-%m}", "closed": statement.closed, "lines": lines, "total": statement.total}
    return json.dumps(about, ensure_ascii=False, indent=2) + "\n"


def as_csv(statement: MonthStatement) -> str:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerows([as_text(cell) for cell in row] for row in rows(statement))
    return out.getvalue()


def as_text(cell: Any) -> Any:
    return f"'{cell}" if looks_like_formula(cell) else cell


def as_xlsx(statement: MonthStatement) -> bytes:
    """Every text is a text cell, whatever it begins with; amounts are numbers, days are days."""
    from openpyxl import Workbook

    # Rows go to the file as they come, and are not kept in memory.
    book = Workbook(write_only=True)
    sheet = book.create_sheet(f"{statement.month:%Y-%m}")
    for row in rows(statement):
        sheet.append([text_cell(sheet, cell) if looks_like_formula(cell) else cell for cell in row])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def text_cell(sheet: Any, text: str) -> Any:
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, value=text)
    # A text as if somebody had typed an apostrophe before it, so that editing the cell makes no formula of it either.
    cell.data_type, cell.quotePrefix = "s", True
    return cell


def looks_like_formula(cell: Any) -> bool:
    return isinstance(cell, str) and cell.startswith(FORMULA)


def rows(statement: MonthStatement) -> Iterator[list[Any]]:
    """Headings, lines, and the total under the amounts."""
    yield [*COLUMNS, *MORE_COLUMNS]
    for line in statement.lines:
        yield [writable(cell) for cell in [*cells(line), *more_cells(line)]]
    yield ["total", "", "", statement.total, *[""] * (len(COLUMNS) + len(MORE_COLUMNS) - 4)]


def cells(line: LedgerLine) -> list[Any]:
    return [line.person, str(line.edition.article_uuid), line.role, line.amount, line.formula, line.source]


def more_cells(line: LedgerLine) -> Iterable[Any]:
    approved = line.approved_at and line.approved_at.date()
    return [
        line.edition.headline,
        line.genre,
        line.edition.section.name if line.edition.section else "",
        line.published_on,
        line.due_on,
        approved,
        line.paid_on,
        line.paid_reference,
        line.reason,
    ]


def writable(cell: Any) -> Any:
    return UNWRITABLE.sub("", cell) if isinstance(cell, str) else cell
