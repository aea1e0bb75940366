"""Which documents match: a condition of the ORM, so that it stands behind `SearchDocument.objects.public()`."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Self

from django.db.models import BooleanField, F, Func, QuerySet

from portal.search.engines import engine
from portal.search.models import FACES, SearchDocument
from portal.search.tags import SAMPLE, last_months, tag
from portal.search.terms import NOTHING, Term, Wanted

MOST = 10_000
# Where each text has to be read, at 10 to 40 microseconds.
MOST_READ = 5_000
MOST_NEWEST = 1_000
# Of one record of a hundred: more than MOST has in all, beyond any chance.
MOST_SAMPLED = 250
FACE_TAGS = [tag("k", kind) for kind in FACES]
COLUMNS = ("id", "kind", "year", "section_id", "language", "sorted_at", "boost", "companions")


class Matches(Func):
    """True for documents that hold what is wanted, of at most so many where the engine counts while it searches."""

    def __init__(self, wanted: Wanted, most: int | None) -> None:
        super().__init__(F("pk"), output_field=BooleanField())  # for the sake of its table's alias
        self.wanted = wanted
        self.most = most

    def as_sql(self, *args: Any, **kwargs: Any) -> Any:
        column: Any = self.source_expressions[0]
        return engine().condition(column.alias, self.wanted, self.most)


@dataclass(frozen=True)
class Search:
    """Words and tags decide what is found; by `exact` (spelling) and `adjoining` (order) it is only ranked."""

    at: datetime
    words: Wanted = NOTHING
    tags: Wanted = NOTHING
    exact: Wanted = NOTHING
    adjoining: Wanted = NOTHING
    # Only the newest, and nothing is counted.
    newest: bool = False
    months: tuple[str, ...] = ()

    @property
    def wanted(self) -> Wanted:
        return self.words.within(self.tags).within(one_of(self.months))

    def ranking(self, words: Wanted) -> Wanted:
        """The words as far as they matter here: in the documents that `sources` may give."""
        return words.within(self.tags).within(one_of([*self.months, *FACE_TAGS] if self.months else []))

    @property
    def must_read(self) -> bool:
        return self.words.has_adjoining and not engine().knows_neighbors

    @property
    def most(self) -> int:
        if self.newest:
            return MOST_NEWEST
        return MOST_READ if self.must_read else MOST

    @property
    def enough(self) -> int | None:
        """How many may be taken as they come; None where the newest of all are wanted."""
        return None if self.takes_newest else self.most + 1

    @property
    def takes_newest(self) -> bool:
        return self.newest or self.must_read

    def having(self, *tags: str) -> Self:
        """Those with each of the tags."""
        return replace(self, tags=self.tags.within(Wanted(tuple((Term((tag,)),) for tag in tags))))

    def having_one_of(self, *tags: str) -> Self:
        return replace(self, tags=self.tags.within(one_of(tags)))

    def newest_of(self, last: datetime | None, months: int) -> Self:
        """The newest of those with a place in the so many months until then, or of all."""
        return replace(self, newest=True, months=tuple(last_months(last, months)) if last else ())

    def sources(self) -> list[QuerySet[Any]]:
        """With the newest come the people and organizations of that name, however old they are."""
        if not self.newest or not self.words:
            return [self.documents()]
        named = replace(self, words=replace(self.words.titled(), none=self.words.none), months=())
        return [self.documents(), named.having_one_of(*FACE_TAGS).documents()]

    def sample(self) -> QuerySet[Any]:
        return self.having(SAMPLE).documents()[: MOST_SAMPLED + 1]

    def documents(self) -> QuerySet[Any]:
        """One more than `most` tells that there are too many."""
        documents = SearchDocument.objects.public(self.at)
        if self.wanted:
            documents = documents.filter(Matches(self.wanted, self.enough))
        if self.takes_newest:
            documents = documents.order_by("-sorted_at")
        return documents.values(*COLUMNS)[: self.most + 1]


def one_of(tags: Iterable[str]) -> Wanted:
    group = tuple(Term((tag,)) for tag in tags)
    return Wanted((group,)) if group else NOTHING
