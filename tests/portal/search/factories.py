import datetime
from typing import Any
from uuid import UUID, uuid4

from portal.search.documents import Document, Label
from portal.search.finding import Results, find
from portal.search.indexing import put
from portal.search.models import Kind
from portal.search.query import Query

MORNING = datetime.datetime(2023, 9, 18, 3, 0, tzinfo=datetime.UTC)
SMART_CITY = Label("smart-city", "Smart City")
LOI = Label("11111111-1111-1111-1111-111111111111", "Nguyen Van Loi")
JUNG = Label("22222222-2222-2222-2222-222222222222", "John Jung")


def document(
    *,
    title: str = "Survey team opens fieldwork",
    text: str = "",
    kind: Kind = Kind.STORY,
    record: UUID | None = None,
    path: str | None = None,
    sorted_at: datetime.datetime = MORNING,
    public_from: datetime.datetime = MORNING,
    **fields: Any,
) -> Document:
    record = record or uuid4()
    path = path or f"/{kind}/{record}/"
    return Document(kind, record, path, title, sorted_at, public_from, text=text, **fields)


def story(title: str = "Survey team opens fieldwork", text: str = "", **fields: Any) -> Document:
    """Put into the index."""
    made = document(title=title, text=text, **{"year": 2023, **fields})
    put([made])
    return made


def event(title: str = "Assessment visit", **fields: Any) -> Document:
    return story(title, kind=Kind.EVENT, **fields)


def person(title: str = "Nguyen Van Loi", **fields: Any) -> Document:
    return story(title, kind=Kind.PERSON, year=None, **fields)


def organization(title: str = "Provincial Party Committee", **fields: Any) -> Document:
    return story(title, kind=Kind.ORGANIZATION, year=None, **fields)


def later(**span: float) -> datetime.datetime:
    return MORNING + datetime.timedelta(**span)


def found(text: str = "", **query: Any) -> list[str]:
    """The titles found, in their order."""
    return titles(find(Query(text, **query)))


def titles(results: Results) -> list[str]:
    return [document.result.title for document in results.documents]
