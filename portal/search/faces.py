"""The faces of what is found: kind, date and address of each."""

from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from portal.search.models import Kind, SearchDocument
from portal.texts.dates import PartialDate, parse_partial
from portal.texts.page import language


@dataclass(frozen=True)
class Face:
    name: SafeString
    native_name: SafeString
    path: str
    initials: str
    posts: SafeString
    note: str


def kind_of_face(document: SearchDocument) -> str:
    kind, note = document.get_kind_display(), document.result.data.get("note", "")
    if not note:
        return kind
    # "Recorded March 16, 2022" is a sentence; "until July 1, 2025" goes on with one.
    return f"{kind}. {note}" if note[0].isupper() else f"{kind}, {note}"


def kind_of_item(document: SearchDocument) -> str:
    data = document.result.data
    is_past = document.kind == Kind.EVENT and data.get("ends_on", "9999") < timezone.localdate().isoformat()
    section = document.section.label if document.section else ""
    return ", ".join(
        filter(None, [document.get_kind_display(), section, _("past") if is_past else "", data.get("note")])
    )


def date_of(document: SearchDocument) -> PartialDate | None:
    written = document.result.data.get("date")
    return parse_partial(written) if written else None


def path_of(document: SearchDocument) -> str:
    """What belongs to every language is read in that of this page."""
    is_elsewhere = document.language == "" and language() != settings.LANGUAGE_CODE
    return f"/{language()}{document.result.path}" if is_elsewhere else document.result.path
