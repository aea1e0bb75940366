"""Popolo JSON (popoloproject.com): persons, organizations, posts, memberships. What it has no word for keeps ours."""

import json
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from portal.directory.exchange.contents import Contents
from portal.directory.exchange.facts import Fact, Sort, Unreadable, Values
from portal.directory.models import Appointment, Official, Organization, Post
from portal.directory.records import NamedRecord
from portal.directory.tenure import recorded_date

# Ours, by theirs.
COLUMNS: dict[Sort, dict[str, str]] = {
    Sort.ORGANIZATION: {
        "id": "uuid",
        "slug": "slug",
        "name": "name",
        "native_name": "native_name",
        "classification": "kind",
        "parent_id": "parent",
        "rank": "rank",
        "founding_date": "founding",
        "dissolution_date": "dissolution",
        "description": "summary",
        "street_address": "street_address",
        "telephone": "telephone",
        "email": "email",
        "website": "website",
    },
    Sort.PERSON: {
        "id": "uuid",
        "slug": "slug",
        "name": "name",
        "native_name": "native_name",
        "honorific_prefix": "honorific",
        "biography": "summary",
    },
    Sort.POST: {
        "id": "uuid",
        "label": "title",
        "native_label": "native_title",
        "organization_id": "organization",
        "rank": "rank",
        "seats": "seats",
    },
    Sort.MEMBERSHIP: {
        "id": "uuid",
        "person_id": "person",
        "organization_id": "organization",
        "post_id": "post",
        "role": "title",
        "acting": "acting",
        "seat": "seat",
        "start_date": "started",
        "end_date": "ended",
        "source": "source",
        "source_url": "source_url",
        "first_recorded_on": "attested",
    },
}
LISTS = {"organizations": Sort.ORGANIZATION, "persons": Sort.PERSON, "posts": Sort.POST, "memberships": Sort.MEMBERSHIP}
SOURCE = {"note": "source", "url": "source_url"}
NAMES = {"name": "name", "note": "kind", "start_date": "from", "end_date": "until"}


def read(text: str) -> Iterator[Fact]:
    """Raises Unreadable."""
    try:
        content = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        raise Unreadable(_("line %(line)s: this is no JSON.") % {"line": getattr(error, "lineno", 1)}) from None
    if not isinstance(content, dict) or not set(content) & set(LISTS):
        raise Unreadable(_("line 1: none of persons, organizations, posts and memberships is there."))
    lines = Lines(text)
    for name, sort in LISTS.items():
        rows = content.get(name, [])
        for number, row in enumerate(rows if isinstance(rows, list) else [None], 1):
            if not isinstance(row, dict):
                raise Unreadable(_("%(list)s, no. %(number)d: this is no object.") % {"list": name, "number": number})
            yield fact_of(sort, row, lines.of(row.get("id")))


def fact_of(sort: Sort, row: dict[str, Any], line: int) -> Fact:
    others = row.get("other_names")
    names = [plain(NAMES, each) for each in others if isinstance(each, dict)] if isinstance(others, list) else []
    said = plain(SOURCE, first_source(row)) | plain(COLUMNS[sort], row)
    return Fact(sort, line, said, tuple(each for each in names if each.get("name")))


def first_source(row: dict[str, Any]) -> dict[str, Any]:
    """In the words of the standard, which other registers use."""
    match row.get("sources"):
        case [dict() as first, *_]:
            return first
    return {}


def plain(columns: dict[str, str], row: dict[str, Any]) -> Values:
    said = ((ours, row.get(theirs)) for theirs, ours in columns.items())
    return {ours: str(value).strip() for ours, value in said if isinstance(value, str | int) and str(value).strip()}


class Lines:
    """In which line of a text an id stands: JSON itself does not tell."""

    def __init__(self, text: str) -> None:
        self.text, self.place, self.line = text, 0, 1

    def of(self, identifier: Any) -> int:
        """The first from the one found last on; that one again where there is none."""
        found = self.text.find(json.dumps(identifier), self.place) if isinstance(identifier, str) else -1
        if found >= 0:
            self.line += self.text.count("\n", self.place, found)
            self.place = found
        return self.line


def write(contents: Contents) -> str:
    whole = {
        "organizations": [organization(each) for each in contents.organizations],
        "persons": [person(each) for each in contents.officials],
        "posts": [post(each) for each in contents.posts],
        "memberships": [membership(each, contents) for each in contents.appointments],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def organization(each: Organization) -> dict[str, Any]:
    own = {
        "parent_id": str(each.parent.uuid) if each.parent else "",
        "classification": each.kind,
        "founding_date": date(each.founding_on, each.founding_precision),
        "dissolution_date": date(each.dissolution_on, each.dissolution_precision),
        "description": each.summary,
    }
    same = {name: getattr(each, name) for name in ("rank", "street_address", "telephone", "email", "website")}
    return known({**named(each), **own, **same, "other_names": other_names(each)})


def person(each: Official) -> dict[str, Any]:
    own = {"honorific_prefix": each.honorific, "biography": each.summary, "other_names": other_names(each)}
    return known({**named(each), **own})


def named(each: NamedRecord) -> dict[str, Any]:
    return {"id": str(each.uuid), "slug": each.slug, "name": each.name, "native_name": each.native_name}


def post(each: Post) -> dict[str, Any]:
    own = {"id": str(each.uuid), "label": each.title, "native_label": each.native_title}
    return known({**own, "organization_id": str(each.organization.uuid), "rank": each.rank, "seats": each.seats})


def membership(each: Appointment, contents: Contents) -> dict[str, Any]:
    """`answer`, `first_recorded_on` and `last_recorded_on` are told, and not taken in again: stories say them.

    That they are there says on the way in what it rests on.
    """
    own = {
        "id": str(each.uuid),
        "person_id": str(each.official.uuid),
        "organization_id": str(each.post.organization.uuid),
        "post_id": str(each.post.uuid),
        "role": each.post.title,
        "acting": "true" if each.acting else "",
        "seat": each.seat or "",
        "start_date": date(each.started_on, each.started_precision),
        "end_date": date(each.ended_on, each.ended_precision),
        "source": each.source,
        "source_url": each.source_url,
        "first_recorded_on": str(each.first_on or ""),
        "last_recorded_on": str(each.last_on or ""),
        "answer": contents.answer(each),
    }
    return known(own)


def other_names(record: NamedRecord) -> list[dict[str, Any]]:
    said = ((each, str(each.valid_from or ""), str(each.valid_until or "")) for each in record.names.all())
    rows = ({"name": each.name, "note": each.kind, "start_date": start, "end_date": end} for each, start, end in said)
    return [known(row) for row in rows]


def date(day: Any, precision: str) -> str:
    known_date = recorded_date(day, precision)
    return known_date.isoformat() if known_date else ""


def known(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if value not in ("", [], None)}
