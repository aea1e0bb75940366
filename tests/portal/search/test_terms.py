import pytest

from portal.search import postgresql, sqlite
from portal.search.terms import NOTHING, Term, Wanted

LOI = Term(("loi",))
CITY = Term(("smart", "city"), adjoining=True)
COMMITTEE = Term(("people", "committee"))
PROV = Term(("prov",), unfinished=True)


def all_of(*terms: Term) -> Wanted:
    return Wanted(tuple((term,) for term in terms))


@pytest.mark.parametrize(
    ("wanted", "expression"),
    [
        (all_of(LOI), "(('loi'))"),
        (all_of(LOI, PROV), "(('loi')) & (('prov':*))"),
        (Wanted(((Term(("ppc",)), COMMITTEE),)), "(('ppc') | ('people' & 'committee'))"),
        (Wanted(((LOI,),), (Term(("japan",)),)), "(('loi')) & !('japan')"),
        (all_of(Term(("f/o'neil\\",))), "(('f/o''neil\\\\'))"),
    ],
)
def test_expression_of_postgresql(wanted, expression):
    assert postgresql.expression(wanted) == expression


def test_postgresql_expects_even_a_single_word_to_be_rare():
    assert postgresql.rarely(all_of(LOI)) == "(('loi')) & (('loi'))"
    assert postgresql.rarely(all_of(LOI, PROV)) == postgresql.expression(all_of(LOI, PROV))


def test_postgresql_answers_phrases_loosely_first_and_exactly_then():
    wanted = Wanted(((CITY,),), (Term(("new", "city"), adjoining=True),))
    assert postgresql.expression(wanted) == "(('smart' & 'city'))"
    assert postgresql.expression(wanted, exactly=True) == "(('smart' <-> 'city')) & !('new' <-> 'city')"


@pytest.mark.parametrize(
    ("wanted", "expression"),
    [
        (all_of(LOI), '((("loi")))'),
        (all_of(LOI, PROV), '((("loi")) AND (("prov"*)))'),
        (all_of(CITY), '((("smart city")))'),
        (Wanted(((Term(("ppc",)), COMMITTEE),)), '((("ppc") OR ("people" AND "committee")))'),
        (Wanted(((LOI,),), (Term(("japan",)), CITY)), '((("loi"))) NOT ("japan") NOT ("smart city")'),
        (all_of(Term(('a"b',))), '((("a""b")))'),
    ],
)
def test_expression_of_sqlite(wanted, expression):
    assert sqlite.expression(wanted) == expression


def test_nothing_is_wanted_without_a_group():
    assert not NOTHING
    assert not Wanted(none=(LOI,))
    assert all_of(LOI)


def test_tags_narrow_what_is_wanted_and_keep_what_is_not():
    wanted = Wanted(((LOI,),), (PROV,)).within(all_of(Term(("k/story",))))
    assert wanted == Wanted(((LOI,), (Term(("k/story",)),)), (PROV,))


def test_titled_words_are_the_tags_of_titles():
    assert all_of(CITY, PROV).titled() == all_of(Term(("t/smart", "t/city")), Term(("t/prov",), unfinished=True))


def test_finished_words_are_whole():
    assert all_of(LOI, PROV).finished() == all_of(LOI, Term(("prov",)))


def test_what_is_not_wanted_is_no_part_of_a_ranking():
    assert Wanted(((LOI,),), (CITY,)).titled().none == ()


def test_phrases_have_to_be_looked_up_in_texts_whether_wanted_or_not():
    assert all_of(CITY).has_adjoining
    assert Wanted(((LOI,),), (CITY,)).has_adjoining
    assert not all_of(LOI, COMMITTEE).has_adjoining


def test_terms_are_highlighted_as_they_were_looked_for():
    assert all_of(LOI, CITY, PROV).to_highlight() == ["loi", "smart city", "prov*"]
