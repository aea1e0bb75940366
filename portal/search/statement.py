"""The statement behind a look, in pieces of SQL with their values. Nothing that a reader typed is ever in the SQL."""

from collections.abc import Iterable, Iterator

from portal.search.engines import Sql, engine
from portal.search.matching import MOST_SAMPLED, Search
from portal.search.models import FACES, SearchFacet
from portal.search.query import BEST, UNDATED, Query

RANKED = 200  # twenty pages: who wants more has to say more about it
FACES_FIRST = 5
COMPANIONS = 12

# Spelled with the marks that were typed; all in the title or the names; whole, where the beginning of the last word
# would do; next to each other in the order typed. Each boost of a document counts 1.
EXACT, NAMED, WHOLE, ADJOINING = 16, 4, 3, 2

# What the parts of the statement hold: `sampled` how many the sample has, `tested` what the index answers, `found` what
# of it stands next to each other where it has to, `ranked` what the reader narrowed it to, `best` and `faces` the
# first of these.
# Seven columns in each answer, all texts but the last: PostgreSQL only unites what is of one kind.
SHELVES = """
    SELECT 'shelf' AS what, shelf.kind AS kind, COALESCE(CAST(shelf.year AS text), '') AS year,
        COALESCE(facet.key, '') AS facet, COALESCE(facet.label, '') AS label, shelf.language AS language,
        shelf.number AS number
    FROM (
        SELECT kind, year, section_id, language, count(*) AS number FROM found WHERE {}
        GROUP BY kind, year, section_id, language
    ) shelf LEFT JOIN search_searchfacet facet ON facet.id = shelf.section_id
"""
# Too many in the sample, and nothing is tested: that counts as one too many.
TESTED = """
    SELECT 'tested', '', '', '', '', '', CASE WHEN (SELECT number FROM sampled) > %s THEN %s ELSE count(*) END
    FROM tested
"""
ACCOMPANIED = """
    SELECT 'companion', facet.kind, '', facet.key, facet.label, '', companion.number
    FROM (
        SELECT facet_id, count(*) AS number FROM ({}) each_companion
        GROUP BY facet_id ORDER BY count(*) DESC, facet_id LIMIT %s
    ) companion JOIN search_searchfacet facet ON facet.id = companion.facet_id
"""
LABEL = "SELECT 'label', kind, '', key, label, '', 0 FROM search_searchfacet WHERE kind = %s AND key = %s"
FIRST = "SELECT * FROM ranked WHERE {} ORDER BY score DESC, sorted_at DESC, id DESC LIMIT %s"
# All numbers in one row: as rows of their own they take longer to fetch than to find.
HITS = """
    SELECT '{what}', '', '', '', COALESCE({ids}, ''), '', count(*)
    FROM (
        SELECT id, score + {more} AS score, sorted_at FROM {what} ORDER BY 2 DESC, sorted_at DESC, id DESC LIMIT %s
    ) ordered
"""


def statement(search: Search, query: Query) -> Sql:
    parts = [
        sampled(search),
        tested(search),
        found(search),
        part("ranked", ranked(search, query)),
        part("best", (FIRST.format("TRUE"), [RANKED])),
        part("faces", faces(search, query)),
    ]
    enough, values = few_enough(search)
    answers = [
        (SHELVES.format(enough), values),
        (TESTED, [MOST_SAMPLED, search.most + 1]),
        *accompanied(search),
        *labels(query),
        hits("best", adjoining(search)),
        hits("faces", ("0", [])),
    ]
    return joined(" ", [("WITH", []), joined(", ", parts), joined(" UNION ALL ", answers)])


def part(name: str, piece: Sql) -> Sql:
    # Said to both engines: a part that others read several times is worked out once.
    return f"{name} AS MATERIALIZED ({piece[0]})", piece[1]


def joined(between: str, pieces: Iterable[Sql]) -> Sql:
    pieces = list(pieces)
    return between.join(sql for sql, _ in pieces), [value for _, values in pieces for value in values]


def sampled(search: Search) -> Sql:
    if search.takes_newest:
        return "sampled AS (SELECT 0 AS number)", []
    sql, values = search.sample().query.sql_with_params()
    return part("sampled", (f"SELECT count(*) AS number FROM ({sql}) sample", values))  # noqa: S608


def tested(search: Search) -> Sql:
    sources = (documents.query.sql_with_params() for documents in search.sources())
    unless_common = "WHERE (SELECT number FROM sampled) <= %s"
    rows = ((f"SELECT * FROM ({sql}) source {unless_common}", [*values, MOST_SAMPLED]) for sql, values in sources)  # noqa: S608
    return part("tested", joined(" UNION ALL ", rows))


def found(search: Search) -> Sql:
    if not search.must_read:
        return "found AS NOT MATERIALIZED (SELECT * FROM tested)", []  # another name, no copy
    condition, values = engine().exactly("tested", search.wanted)
    return part("found", (f"SELECT * FROM tested WHERE {condition}", values))  # noqa: S608


def ranked(search: Search, query: Query) -> Sql:
    return joined(
        " ",
        [
            ("SELECT id, kind, sorted_at, companions,", []),
            joined(" + ", score(search, query)),
            ("AS score FROM found WHERE", []),
            joined(" AND ", [*chosen(query), *([] if search.takes_newest else [few_enough(search)])]),
        ],
    )


def score(search: Search, query: Query) -> Iterator[Sql]:
    yield "found.boost", []
    if query.order != BEST:
        return
    titled, finished = search.words.titled(), search.words.finished()
    for weight, better in ((EXACT, search.exact), (NAMED, titled), (WHOLE, finished)):
        if better and better != search.words:  # what all have tells none apart
            yield if_true(weight, engine().membership("found", search.ranking(better), search.enough))


def if_true(weight: int, condition: Sql) -> Sql:
    return f"CASE WHEN {condition[0]} THEN {weight} ELSE 0 END", condition[1]


def few_enough(search: Search) -> Sql:
    """Too many are neither counted nor ranked."""
    return "(SELECT count(*) FROM tested) <= %s", [search.most]


def chosen(query: Query) -> Iterator[Sql]:
    yield "TRUE", []  # AND needs at least one
    if query.kind:
        yield "found.kind = %s", [query.kind]
    if query.year:
        yield "found.year = %s", [0 if query.year == UNDATED else int(query.year)]
    if query.section:
        section = "SELECT id FROM search_searchfacet WHERE kind = %s AND key = %s"
        yield f"found.section_id = ({section})", [SearchFacet.Kind.SECTION, query.section]
    if query.language:
        yield "found.language IN (%s, '')", [query.language]


def faces(search: Search, query: Query) -> Sql:
    return FIRST.format("kind IN (%s, %s)"), [*FACES, FACES_FIRST if faces_come_first(search, query) else 0]


def faces_come_first(search: Search, query: Query) -> bool:
    """Not where everything is a face, nothing was looked for, or the reader chose another order."""
    return bool(search.words) and query.order == BEST and not query.kind


def labels(query: Query) -> Iterator[Sql]:
    for kind in (SearchFacet.Kind.SECTION, SearchFacet.Kind.PERSON, SearchFacet.Kind.ORGANIZATION):
        if key := getattr(query, kind.value):
            yield LABEL, [kind, key]


def accompanied(search: Search) -> Iterator[Sql]:
    """Who stands in everything is nobody's companion."""
    if search.wanted and not search.newest:
        yield ACCOMPANIED.format(engine().each_companion), [COMPANIONS]


def adjoining(search: Search) -> Sql:
    return if_true(ADJOINING, engine().exactly("best", search.adjoining)) if search.adjoining else ("0", [])


def hits(what: str, more: Sql) -> Sql:
    return HITS.format(what=what, more=more[0], ids=engine().ids_in_order), [*more[1], RANKED]
