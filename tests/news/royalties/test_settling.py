import datetime

import pytest

from news.models import GenreRate, LedgerLine, LedgerMonth
from news.royalties.ledger import propose, propose_month
from news.royalties.months import LedgerError, next_month, open_month
from news.royalties.settling import approve, close_month, mark_paid
from tests.news.royalties.factories import OCTOBER, SEPTEMBER, load_rates, make_accountant, make_story

pytestmark = pytest.mark.django_db
PAID = datetime.date(2023, 10, 5)
AN = ("An", "writer")


@pytest.fixture
def line() -> LedgerLine:
    load_rates()
    return propose(make_story(AN)).lines[0]


def test_approval_says_who_and_counts_each_line_once(line):
    accountant = make_accountant()
    assert approve([line], accountant) == 1
    line.refresh_from_db()
    assert line.approved_by == accountant and line.approved_at
    assert approve([line], accountant) == 0


def test_month_closes_once_and_says_who(line):
    approve([line], make_accountant())
    closed = close_month(SEPTEMBER, make_accountant())
    assert closed.is_closed and closed.closed_by == make_accountant()
    with pytest.raises(LedgerError, match="September 2023 is closed already"):
        close_month(SEPTEMBER, make_accountant())


def test_month_with_lines_that_nobody_has_approved_stays_open(line):
    with pytest.raises(LedgerError, match="1 lines of September 2023 are not approved"):
        close_month(SEPTEMBER, make_accountant())
    assert not LedgerMonth.objects.get().is_closed


def test_month_with_a_story_that_has_no_lines_yet_stays_open(line):
    approve([line], make_accountant())
    make_story(AN, headline="Forgotten")
    with pytest.raises(LedgerError, match="not approved"):
        close_month(SEPTEMBER, make_accountant())


def test_month_with_a_story_that_cannot_be_reckoned_stays_open(line):
    approve([line], make_accountant())
    GenreRate.objects.filter(genre="interview").delete()
    make_story(AN, headline="Unpriced", genre="interview")
    with pytest.raises(LedgerError, match="Unpriced: There is no coefficient"):
        close_month(SEPTEMBER, make_accountant())


def test_months_close_in_order(line):
    propose(make_story(AN, published="2023-08-02 10:00"))
    approve([line], make_accountant())
    with pytest.raises(LedgerError, match="Close August 2023 first"):
        close_month(SEPTEMBER, make_accountant())


def test_month_that_is_not_over_stays_open():
    with pytest.raises(LedgerError, match="not over yet"):
        close_month(datetime.date.today(), make_accountant())


def test_open_month_follows_the_last_closed_one(line):
    assert open_month(datetime.date(2023, 9, 30)).month == SEPTEMBER
    approve([line], make_accountant())
    close_month(SEPTEMBER, make_accountant())
    assert open_month(datetime.date(2023, 7, 1)).month == OCTOBER
    assert open_month(datetime.date(2023, 12, 5)).month == datetime.date(2023, 12, 1)


def test_december_is_followed_by_january():
    assert next_month(datetime.date(2023, 12, 31)) == datetime.date(2024, 1, 1)


def close(line: LedgerLine) -> None:
    approve([line], make_accountant())
    close_month(SEPTEMBER, make_accountant())


def test_payment_has_date_and_reference(line):
    close(line)
    mark_paid([line], on=PAID, reference=" UNC 17 ")
    line.refresh_from_db()
    assert (line.paid_on, line.paid_reference) == (PAID, "UNC 17")
    assert not line.is_overdue(datetime.date(2030, 1, 1))


@pytest.mark.parametrize(
    ("on", "reference", "words"),
    [(PAID, "  ", "reference"), (datetime.date(2999, 1, 1), "UNC 17", "cannot lie ahead")],
)
def test_payment_without_reference_or_with_a_day_to_come_is_refused(line, on, reference, words):
    approve([line], make_accountant())
    with pytest.raises(LedgerError, match=words):
        mark_paid([line], on=on, reference=reference)


def test_unapproved_line_is_not_paid_nor_are_the_others_with_it(line):
    other = propose(make_story(AN, headline="Other")).lines[0]
    approve([line], make_accountant())
    with pytest.raises(LedgerError, match="not approved, or are paid"):
        mark_paid([line, other], on=PAID, reference="UNC 17")
    assert not LedgerLine.objects.filter(paid_on__isnull=False).exists()


def test_line_of_an_open_month_is_not_paid(line):
    approve([line], make_accountant())
    with pytest.raises(LedgerError, match="Close September 2023 before"):
        mark_paid([line], on=PAID, reference="UNC 17")


def test_nothing_is_paid_before_it_was_published(line):
    close(line)
    with pytest.raises(LedgerError, match="An was published on 2023-09-18, after that day"):
        mark_paid([line], on=datetime.date(2023, 9, 17), reference="UNC 17")


def test_line_is_paid_once(line):
    close(line)
    mark_paid([line], on=PAID, reference="UNC 17")
    with pytest.raises(LedgerError, match="paid already"):
        mark_paid([line], on=PAID, reference="UNC 18")


def test_approved_line_of_the_same_amount_stays_when_its_words_change(line):
    approve([line], make_accountant())
    GenreRate.objects.update(legal_basis="Another decree")
    assert propose_month(SEPTEMBER).lines == []
