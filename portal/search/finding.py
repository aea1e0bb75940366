"""Finding what is public: by words, narrowed by facets, the best or the newest first."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from django.utils import timezone

from portal.search import tags
from portal.search.looking import Look, look
from portal.search.matching import Search
from portal.search.models import Kind, SearchDocument
from portal.search.query import Query
from portal.search.shorts import Shorts, shorts
from portal.search.statement import RANKED
from portal.search.suggesting import suggestion
from portal.search.tally import number
from portal.search.terms import Wanted
from portal.search.wording import Wording, as_spelled, in_order, read, wanted

PER_PAGE = 10
# Where too many match, the first of these spans that holds enough of them.
MONTHS = (2, 12, 60)


@dataclass(frozen=True)
class Results:
    """`total` is what was counted; if not `is_complete` there are more, and no other count is known.

    `query` and `wording` are those answered: without the language if that one had nothing, with other words
    (`suggested`) if those asked for are found nowhere.
    """

    query: Query
    wording: Wording
    words: Wanted
    look: Look
    suggested: bool = False
    is_in_other_language: bool = False
    # Whether only what the reader chose was counted, since without that there is too much.
    counted_narrowly: bool = False
    documents: list[SearchDocument] = field(default_factory=list)

    @property
    def is_complete(self) -> bool:
        return self.look.is_complete

    @property
    def total(self) -> int:
        return number(self.look.shelves, self.query) or (0 if self.is_complete else self.look.most)

    @property
    def is_cut(self) -> bool:
        """Whether more was counted than can be put in order."""
        return self.total > len(self.look.ids())

    @property
    def pages(self) -> int:
        return -(-len(self.look.ids()) // PER_PAGE)  # rounded up


def find(query: Query, at: datetime | None = None) -> Results:
    """At most RANKED documents are put in order; of their pages the one asked for is read."""
    at = at or timezone.now()
    wording, known = read(query.text), shorts()

    def search_for(wording: Wording) -> Search:
        return search(wording, query, known, at)

    results = answer(wording, query, search_for(wording))
    if not results.look.tested and wording.parts and (meant := suggestion(wording, search_for)):
        # The same words with the last one going on are no suggestion, only a wider search.
        results = replace(answer(meant, query, search_for(meant)), suggested=str(meant) != str(wording))
    return replace(results, documents=on_page(results.look.ids(), query.page, at))


def answer(wording: Wording, query: Query, search: Search) -> Results:
    found = look(search, query)
    in_any_language = replace(query, language="")
    lacks_language = (
        found.is_complete and not number(found.shelves, query) and number(found.shelves, in_any_language) > 0
    )
    if lacks_language:
        query = in_any_language
        found = look(search, query)
    counted_narrowly = not found.is_complete and query.has_shelf
    if counted_narrowly:
        # As tags the choice narrows within the index: exact again, as soon as it leaves few enough.
        search = search.having(*tags.of_shelf(query))
        found = look(search, query)
    if not found.is_complete and not search.takes_newest:
        recent = newest(search, query)
        found = replace(found, best=recent.best, faces=recent.faces)
    return Results(query, wording, search.words, found, False, lacks_language, counted_narrowly)


def search(wording: Wording, query: Query, known: Shorts, at: datetime) -> Search:
    words = Search(at, wanted(wording, known), exact=as_spelled(wording), adjoining=in_order(wording))
    # Only words to leave out: NOT of SQLite needs something on its left, so of every kind.
    if words.words.none and not words.words:
        words = words.having_one_of(*(tags.tag("k", kind) for kind in Kind))
    return words.having(*tags.of_companions(query))


def newest(search: Search, query: Query) -> Look:
    if search.wanted:
        last = SearchDocument.objects.public(search.at).order_by("-sorted_at").values_list("sorted_at", flat=True)[0]
        for months in MONTHS:
            found = look(search.newest_of(last, months), query)
            if len(found.best) == RANKED:
                return found
    return look(search.newest_of(None, 0), query)


def on_page(ids: list[int], page: int, at: datetime) -> list[SearchDocument]:
    wanted = ids[(page - 1) * PER_PAGE : page * PER_PAGE]
    documents = SearchDocument.objects.public(at).select_related("result", "section").in_bulk(wanted)
    return [documents[number] for number in wanted if number in documents]  # written anew since, perhaps
