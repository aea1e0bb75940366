"""Changes of organizations written down in a file, with the bodies that have to be made for them.

docs/register.md describes the format. A file is prepared as often as needed: what is there already is left alone.
"""

import datetime
import json
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from portal.addresses.claims import AddressTaken, release
from portal.caching.version import changing
from portal.directory.enactment import NotPossible
from portal.directory.journal import ChangedSince, Journal, undo
from portal.directory.models import Move, Organization, OrganizationChange, Post, PostTransfer

MOST_BYTES = 5_000_000
BODY = {"slug", "name", "native_name", "kind", "rank", "parent", "founding_on", "founding_precision"}
CHANGE = {"uuid", "kind", "effective_on", "legal_basis", "note", "predecessors", "successors", "transfers", "moves"}


def is_text(value: Any) -> bool:
    return isinstance(value, str)


def is_transfer(row: Any) -> bool:
    return isinstance(row, list) and len(row) == 3 and all(map(is_text, row))


def is_move(row: Any) -> bool:
    return isinstance(row, list) and len(row) == 2 and is_text(row[0]) and (row[1] is None or is_text(row[1]))


LISTS = {"predecessors": is_text, "successors": is_text, "transfers": is_transfer, "moves": is_move}


class Unreadable(Exception):
    """The file is no description of changes; the text says where and why."""


class ChangeFile:
    """What a file says: `bodies` to make where they are missing, and `changes` in the order in which they happen."""

    def __init__(self, bodies: list[dict[str, Any]], changes: list[dict[str, Any]]) -> None:
        self.bodies = bodies
        self.changes = changes

    @property
    def uuids(self) -> list[UUID]:
        return [UUID(each["uuid"]) for each in self.changes]


def read_changes(path: Path) -> ChangeFile:
    """Raises Unreadable."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Unreadable(_("The file is larger than 5 MB."))
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(_("The file cannot be read: %(error)s") % {"error": error}) from None
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise Unreadable(_("line %(line)s: this is no JSON.") % {"line": line}) from None
    if not isinstance(content, dict) or not content.get("changes"):
        raise Unreadable(_("The file has no list of “changes”."))
    bodies, changes = checked(content, "bodies", BODY, "slug"), checked(content, "changes", CHANGE, "uuid")
    for number, each in enumerate(changes, 1):
        refuse_unreadable_values(each, number)
    return ChangeFile(bodies, changes)


def checked(content: dict[str, Any], key: str, known: set[str], needed: str) -> list[dict[str, Any]]:
    rows = content.get(key, [])
    for number, row in enumerate(rows if isinstance(rows, list) else [None], 1):
        where = {"key": key, "number": number}
        if not isinstance(row, dict) or not isinstance(row.get(needed), str):
            raise Unreadable(_("%(key)s, no. %(number)d: it needs a %(needed)s.") % {**where, "needed": needed})
        if strange := sorted(set(row) - known):
            raise Unreadable(_("%(key)s, no. %(number)d: %(what)s is not known.") % {**where, "what": strange[0]})
    return rows


def refuse_unreadable_values(change: dict[str, Any], number: int) -> None:
    try:
        UUID(change["uuid"])
        datetime.date.fromisoformat(change["effective_on"])
        OrganizationChange.Kind(change["kind"])
    except (KeyError, TypeError, ValueError):
        message = _("changes, no. %(number)d: it needs a uuid, a kind, and a day as 2025-07-01.")
        raise Unreadable(message % {"number": number}) from None
    for name, is_as_described in LISTS.items():
        rows = change.get(name, [])
        if not isinstance(rows, list) or not all(map(is_as_described, rows)):
            message = _("changes, no. %(number)d: %(what)s is not as described.")
            raise Unreadable(message % {"number": number, "what": name})


def prepare(file: ChangeFile) -> list[OrganizationChange]:
    """The changes of the file as drafts, or as they are already. Raises Unreadable and changes nothing then."""
    with changing():
        known = OrganizationChange.objects.in_bulk(file.uuids, field_name="uuid")
        journal = Journal()
        for body in file.bodies if len(known) < len(file.changes) else []:
            make_body(body, journal)
        for each in file.changes:
            uuid = UUID(each["uuid"])
            if uuid not in known:
                known[uuid] = draft(each, journal)
                # What was made for the file goes with the first change that is taken back last.
                journal = Journal()
    return [known[uuid] for uuid in file.uuids]


def make_body(body: dict[str, Any], journal: Journal) -> None:
    if Organization.objects.filter(slug=body["slug"]).exists():
        return
    parent = found(Organization, slug=body["parent"]) if body.get("parent") else None
    row = Organization(**{**body, "parent": parent})
    try:
        row.full_clean(exclude=["uuid", "folded"])
        journal.make(row)
    except (ValidationError, AddressTaken) as refusal:
        reasons = "; ".join(refusal.messages) if isinstance(refusal, ValidationError) else str(refusal)
        raise Unreadable(f"{body['slug']}: {reasons}") from None


def draft(each: dict[str, Any], journal: Journal) -> OrganizationChange:
    plain = {name: each.get(name, "") for name in ("uuid", "kind", "effective_on", "legal_basis", "note")}
    plain |= {"uuid": UUID(each["uuid"]), "effective_on": datetime.date.fromisoformat(each["effective_on"])}
    change = OrganizationChange.objects.create(**plain, preparation=journal.written)
    change.predecessors.set(found(Organization, slug=slug) for slug in each.get("predecessors", []))
    change.successors.set(found(Organization, slug=slug) for slug in each.get("successors", []))
    for slug, title, to in each.get("transfers", []):
        post = found(Post, organization__slug=slug, title=title)
        PostTransfer.objects.create(change=change, post=post, organization=found(Organization, slug=to))
    for slug, to in each.get("moves", []):
        parent = found(Organization, slug=to) if to else None
        Move.objects.create(change=change, organization=found(Organization, slug=slug), parent=parent)
    return change


def found(model: type[models.Model], **named: str) -> Any:
    row = model._default_manager.filter(**named).first()
    if row is None:
        raise Unreadable(_("%(what)s: there is no such record.") % {"what": ", ".join(map(str, named.values()))})
    return row


def take_back(change: OrganizationChange) -> None:
    """Deletes a change that is not in force, and what was made for it, as if it had never been.

    The addresses of such bodies are free again: nobody else can have been given them meanwhile.
    Raises NotPossible where somebody has come to use one of the bodies.
    """
    with changing():
        prepared = change.preparation
        change.delete()
        try:
            undo(prepared)
        except ChangedSince as refusal:
            raise NotPossible([str(refusal)]) from None
        for body in (written["after"] for written in prepared):
            release(f"{Organization.folder}{body['slug']}/", UUID(body["uuid"]))
