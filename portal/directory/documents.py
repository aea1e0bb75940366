"""What search holds of people and organizations: one document in each language, since names and posts differ."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils import timezone, translation
from django.utils.html import strip_tags

from portal.directory import wording
from portal.directory.held import held, held_last
from portal.search import indexing
from portal.search.documents import Document, Label, Shown
from portal.search.models import Kind
from portal.texts.dates import PartialDate
from portal.texts.html import text_of

if TYPE_CHECKING:
    from portal.directory.models import Official, Organization
    from portal.directory.records import NamedRecord


waiting: ContextVar["dict[NamedRecord, None] | None"] = ContextVar("waiting", default=None)


@contextmanager
def put_together() -> Iterator[None]:
    """Puts what is put inside only at its end, and each record once: for importers."""
    token = waiting.set({})
    try:
        yield
        records = waiting.get()
    finally:
        waiting.reset(token)
    put(records or ())


def put(records: "Iterable[NamedRecord]") -> None:
    """In place of what the index held of them."""
    if (later := waiting.get()) is not None:
        later.update(dict.fromkeys(records))
        return
    by_model: dict[type[NamedRecord], list[int]] = {}
    for record in records:
        by_model.setdefault(type(record), []).append(record.pk)
    for model, keys in by_model.items():
        indexing.put(documents_of(model.objects.filter(pk__in=keys).to_find()))  # type: ignore[attr-defined]


def documents_of(records: "Iterable[Official | Organization]") -> Iterator[Document]:
    """Of records read by `to_find()`."""
    for record in records:
        for language, _ in settings.LANGUAGES:
            with translation.override(language):
                yield record.document()


def of_official(official: "Official") -> Document:
    today = PartialDate(timezone.localdate())
    appointments = official.public_appointments
    spoken_of = held(appointments, today) or held_last(appointments, today)
    shown = Shown(line="; ".join(each.label for each in spoken_of), native_name=official.other_label)
    if spoken_of:
        shown["note"] = strip_tags(wording.period(spoken_of[0].tenure))
    organizations = {each.post.organization for each in appointments}
    return Document(
        kind=Kind.PERSON,
        record=official.uuid,
        path=official.get_absolute_url(),
        title=official.label,
        sorted_at=official.changed_at,
        public_from=official.created_at,
        text="\n".join([*(each.label for each in appointments), text_of(official.summary)]),
        names=names_of(official),
        language=translation.get_language(),
        organizations=tuple(Label(str(each.uuid), each.name) for each in organizations),
        data=shown,
    )


def of_organization(organization: "Organization") -> Document:
    shown = Shown(line=organization.get_kind_display(), native_name=organization.other_label)
    if end := organization.tenure.ended:
        shown["note"] = wording.later(end)
    return Document(
        kind=Kind.ORGANIZATION,
        record=organization.uuid,
        path=organization.get_absolute_url(),
        title=organization.label,
        sorted_at=organization.changed_at,
        public_from=organization.created_at,
        text=text_of(organization.summary),
        names=names_of(organization),
        language=translation.get_language(),
        data=shown,
    )


def names_of(record: "NamedRecord") -> tuple[str, ...]:
    others = [record.other_label, *(name.name for name in record.names.all())]
    return tuple(name for name in dict.fromkeys(others) if name and name != record.label)
