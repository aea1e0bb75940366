import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from news.models import BaseSalary, GenreRate, LedgerLine, LedgerMonth
from news.royalties.ledger import propose
from news.royalties.settling import approve, close_month, mark_paid
from tests.news.royalties.factories import SEPTEMBER, load_rates, make_accountant, make_story

pytestmark = pytest.mark.django_db


def make_salary(begins: str | None, ends: str | None) -> BaseSalary:
    return BaseSalary.objects.create(valid_from=begins, valid_until=ends, amount=1_000_000, legal_basis="Decree")


def make_genre(genre: str, begins: str, ends: str | None = None) -> GenreRate:
    return GenreRate.objects.create(
        genre=genre, valid_from=begins, valid_until=ends, usual=2, highest=10, legal_basis="Decree"
    )


@pytest.mark.parametrize(
    ("begins", "ends"),
    [("2022-12-31", "2023-01-02"), ("2023-01-01", "2024-01-01"), ("2023-06-30", None), ("2022-01-01", None)],
)
def test_salaries_never_overlap(begins, ends):
    make_salary("2023-01-01", "2023-07-01")
    with pytest.raises(IntegrityError, match="basesalary_one_at_a_time"), transaction.atomic():
        make_salary(begins, ends)


def test_rate_holds_until_the_day_on_which_the_next_begins():
    old, new = make_salary("2023-01-01", "2023-07-01"), make_salary("2023-07-01", None)
    days = [datetime.date(2023, 6, 30), datetime.date(2023, 7, 1)]
    assert [BaseSalary.objects.on(day).get() for day in days] == [old, new]
    assert not BaseSalary.objects.on(datetime.date(2022, 12, 31)).exists()


def test_rate_cannot_be_moved_over_another():
    make_salary("2023-01-01", "2023-07-01")
    later = make_salary("2023-07-01", None)
    with pytest.raises(IntegrityError, match="basesalary_one_at_a_time"), transaction.atomic():
        BaseSalary.objects.filter(pk=later.pk).update(valid_from="2023-06-30")


@pytest.mark.parametrize(("begins", "ends"), [(None, "2022-12-31"), (None, None), ("2000-01-01", "2000-01-02")])
def test_rate_without_a_beginning_leaves_no_room_before_it(begins, ends):
    make_salary(None, "2023-01-01")
    with pytest.raises(IntegrityError, match="basesalary_one_at_a_time"), transaction.atomic():
        make_salary(begins, ends)
    with pytest.raises(ValidationError, match="end it first"):
        BaseSalary(valid_from=begins, valid_until=ends, amount=1, legal_basis="Decree").full_clean()
    make_salary("2023-01-01", None)


def test_genres_have_rates_side_by_side_but_each_only_one():
    make_genre("news", "2023-01-01")
    make_genre("interview", "2023-01-01")
    with pytest.raises(IntegrityError, match="genrerate_one_at_a_time"), transaction.atomic():
        make_genre("news", "2024-01-01")


def test_form_says_in_a_sentence_that_rates_overlap():
    make_genre("news", "2023-01-01", "2024-01-01")
    overlapping = GenreRate(genre="news", valid_from=datetime.date(2023, 12, 31), usual=2, highest=10, legal_basis="D")
    with pytest.raises(ValidationError, match="end it first"):
        overlapping.full_clean()
    overlapping.valid_from = datetime.date(2024, 1, 1)
    overlapping.full_clean()


def test_rate_without_days_is_refused():
    with pytest.raises(IntegrityError, match="ends_after_it_begins"), transaction.atomic():
        make_salary("2023-01-01", "2023-01-01")


@pytest.fixture
def closed() -> LedgerLine:
    load_rates()
    (line,) = propose(make_story(("An", "writer"))).lines
    approve([line], make_accountant())
    close_month(SEPTEMBER, make_accountant())
    return LedgerLine.objects.get()


@pytest.mark.parametrize(
    "change",
    [
        {"amount": 1},
        {"person": "Somebody"},
        {"role": "editor"},
        {"formula": ""},
        {"approved_at": None},
        {"due_on": "2099-01-01"},
        {"genre": "interview"},
    ],
)
def test_line_of_a_closed_month_never_changes(closed, change):
    with pytest.raises(IntegrityError, match="ledger_month_is_closed"), transaction.atomic():
        LedgerLine.objects.filter(pk=closed.pk).update(**change)


def test_line_of_a_closed_month_is_never_deleted(closed):
    with pytest.raises(IntegrityError, match="ledger_month_is_closed"), transaction.atomic():
        closed.delete()


def test_line_never_leaves_nor_enters_a_closed_month(closed):
    other = LedgerMonth.objects.create(month="2023-10-01")
    with pytest.raises(IntegrityError, match="ledger_month_is_closed"), transaction.atomic():
        LedgerLine.objects.filter(pk=closed.pk).update(month=other)
    closed.pk = None
    with pytest.raises(IntegrityError, match="ledger_month_is_closed"), transaction.atomic():
        closed.save()


def test_closed_month_is_never_opened_again(closed):
    with pytest.raises(IntegrityError, match="ledger_month_is_closed"), transaction.atomic():
        LedgerMonth.objects.update(closed_at=None)
    with pytest.raises(IntegrityError, match="ledger_month_is_closed"), transaction.atomic():
        LedgerMonth.objects.filter(pk=closed.month_id)._raw_delete("default")


def test_payment_of_a_closed_line_is_noted_once_and_for_good(closed):
    mark_paid([closed], on=datetime.date(2023, 10, 5), reference="UNC 17")
    with pytest.raises(IntegrityError, match="ledger_month_is_closed"), transaction.atomic():
        LedgerLine.objects.update(paid_on=None, paid_reference="")
