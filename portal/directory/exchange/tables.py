"""CSV: a line for each appointment; people, bodies and posts without one have a line of their own."""

import csv
from collections.abc import Iterator
from io import StringIO

from django.utils.translation import gettext as _

from portal.directory.exchange.contents import Contents
from portal.directory.exchange.facts import Fact, Sort, Unreadable, Values
from portal.directory.exchange.popolo import date
from portal.directory.models import Appointment, Official, Organization, Post

# By sort: our word, by the column.
COLUMNS: dict[Sort, dict[str, str]] = {
    Sort.ORGANIZATION: {
        "organization_slug": "slug",
        "organization": "name",
        "organization_native": "native_name",
        "kind": "kind",
        "parent_slug": "parent",
        "organization_rank": "rank",
        "founded": "founding",
        "dissolved": "dissolution",
    },
    Sort.PERSON: {
        "person_slug": "slug",
        "person": "name",
        "person_native": "native_name",
        "honorific": "honorific",
    },
    Sort.POST: {"post": "title", "post_native": "native_title", "post_rank": "rank", "seats": "seats"},
    Sort.MEMBERSHIP: {
        "acting": "acting",
        "seat": "seat",
        "started": "started",
        "ended": "ended",
        "source": "source",
        "source_url": "source_url",
        "first_recorded_on": "attested",
    },
}
TOLD_ONLY = ["last_recorded_on", "answer"]
HEADER = [column for columns in COLUMNS.values() for column in columns] + TOLD_ONLY
# What a spreadsheet takes for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def read(text: str) -> Iterator[Fact]:
    """Raises Unreadable."""
    reader = csv.DictReader(StringIO(text, newline=""), strict=True)
    try:
        strange = sorted(set(reader.fieldnames or []) - set(HEADER))
        if strange or not {"organization", "person"} & set(reader.fieldnames or []):
            what = strange[0] if strange else _("neither organization nor person")
            raise Unreadable(_("line 1: the header has %(what)s.") % {"what": what})
        for row in reader:
            yield from facts_of(reader.line_num, row)
    except csv.Error as error:
        raise Unreadable(_("line %(line)d: %(error)s") % {"line": reader.line_num, "error": error}) from None


def facts_of(line: int, row: dict[str, str]) -> Iterator[Fact]:
    if None in row:
        raise Unreadable(_("line %(line)d: it has more cells than the header.") % {"line": line})
    said = {sort: plain(columns, row) for sort, columns in COLUMNS.items()}
    organization, person, post, held = (said[sort] for sort in Sort)
    for sort, values in ((Sort.ORGANIZATION, organization), (Sort.PERSON, person)):
        if values:
            yield Fact(sort, line, values)
    if not post:
        return
    body = organization.get("slug") or organization.get("name", "")
    yield Fact(Sort.POST, line, {**post, "organization": body})
    if person:
        who = {"person": person.get("slug") or person.get("name", ""), "organization": body, "title": post["title"]}
        yield Fact(Sort.MEMBERSHIP, line, {**held, **who})


def plain(columns: dict[str, str], row: dict[str, str]) -> Values:
    cells = {ours: unquoted((row.get(column) or "").strip()) for column, ours in columns.items()}
    return {ours: cell for ours, cell in cells.items() if cell}


def write(contents: Contents) -> str:
    file = StringIO()
    writer = csv.DictWriter(file, HEADER, restval="", lineterminator="\n")
    writer.writeheader()
    for row in rows(contents):
        writer.writerow({column: quoted(value) for column, value in row.items()})
    return file.getvalue()


def rows(contents: Contents) -> Iterator[Values]:
    """Bodies first, those above others before them: what a line rests on stands before it."""
    for organization in contents.organizations:
        yield of_organization(organization)
    held = {each.official_id for each in contents.appointments}
    yield from (of_person(each) for each in contents.officials if each.pk not in held)
    filled = {each.post_id for each in contents.appointments}
    yield from (of_post(each) for each in contents.posts if each.pk not in filled)
    yield from (of_appointment(each, contents) for each in contents.appointments)


def of_organization(each: Organization) -> Values:
    return {
        "organization_slug": each.slug,
        "organization": each.name,
        "organization_native": each.native_name,
        "kind": each.kind,
        "parent_slug": each.parent.slug if each.parent else "",
        "organization_rank": str(each.rank),
        "founded": date(each.founding_on, each.founding_precision),
        "dissolved": date(each.dissolution_on, each.dissolution_precision),
    }


def of_person(each: Official) -> Values:
    names = {"person": each.name, "person_native": each.native_name, "honorific": each.honorific}
    return {"person_slug": each.slug, **names}


def of_post(each: Post) -> Values:
    body = {"organization_slug": each.organization.slug, "organization": each.organization.name}
    own = {"post": each.title, "post_native": each.native_title}
    return {**body, **own, "post_rank": str(each.rank), "seats": str(each.seats)}


def of_appointment(each: Appointment, contents: Contents) -> Values:
    return {
        **of_post(each.post),
        **of_person(each.official),
        "acting": "yes" if each.acting else "",
        "seat": str(each.seat or ""),
        "started": date(each.started_on, each.started_precision),
        "ended": date(each.ended_on, each.ended_precision),
        "source": each.source,
        "source_url": each.source_url,
        "first_recorded_on": str(each.first_on or ""),
        "last_recorded_on": str(each.last_on or ""),
        "answer": contents.answer(each),
    }


def quoted(cell: str) -> str:
    return f"'{cell}" if cell.startswith((*FORMULA, "'")) else cell


def unquoted(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and cell[1:].startswith((*FORMULA, "'")) else cell
