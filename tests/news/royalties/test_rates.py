import datetime
from decimal import Decimal

import pytest

from news.models import BaseSalary, GenreRate, PaymentTerm, RoleShare, UnitRate
from news.models.royalties import RATES
from news.royalties.rates import Gap, RateBook, gaps, gaps_left_by
from news.royalties.terms import Figure, Rates
from tests.news.royalties.factories import load_rates, make_story

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rates() -> None:
    load_rates()


@pytest.mark.parametrize(
    ("day", "amount"),
    [
        ("2012-05-01", 1_050_000),
        ("2013-07-01", 1_150_000),
        ("2016-04-30", 1_150_000),
        ("2016-05-01", 1_210_000),
        ("2017-07-01", 1_300_000),
        ("2018-07-01", 1_390_000),
        ("2019-07-01", 1_490_000),
        ("2023-06-30", 1_490_000),
        ("2023-07-01", 1_800_000),
        ("2024-07-01", 2_340_000),
        ("2026-07-01", 2_530_000),
    ],
)
def test_base_salary_in_force(day, amount):
    assert RateBook.read().on(datetime.date.fromisoformat(day)).base_salary.value == amount


def test_rates_of_a_day_are_those_of_the_decree():
    rates = RateBook.read().on(datetime.date(2023, 9, 18))
    assert rates.unit_percent.value == 10
    assert rates.photos_each is False
    assert {genre: terms.highest for genre, terms in rates.genres.items()} == {
        "news": 10,
        "translation": 10,
        "photo": 10,
        "interview": 30,
        "reportage": 30,
        "commentary": 30,
        "whole": 50,
    }
    translator, foreign = rates.roles["translator"], rates.additions["foreign", "writer"]
    assert (translator.lowest, translator.highest) == (40, 65)
    assert (foreign.lowest, foreign.highest) == (30, 50)
    assert rates.genres["photo"].usual == Decimal("0.5")


def test_day_before_any_rate_has_none():
    for model in RATES:
        model.objects.filter(valid_from=None).update(valid_from="2012-05-01")
    rates = RateBook.read().on(datetime.date(2012, 4, 30))
    assert rates == Rates(datetime.date(2012, 4, 30))


def test_rate_whose_beginning_nobody_knows_holds_for_all_days_before():
    assert RateBook.read().on(datetime.date(1900, 1, 1)).unit_percent == Figure(Decimal(10), "Decree 18/2014/ND-CP")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"valid_until": datetime.date(2023, 9, 18)}, [Gap(datetime.date(2023, 9, 18), ("term of payment",))]),
        ({"valid_until": datetime.date(2023, 9, 19)}, []),
        ({"valid_from": datetime.date(2023, 9, 19)}, [Gap(datetime.date(2023, 9, 18), ("term of payment",))]),
        ({"days": 90}, []),
    ],
)
def test_change_of_a_rate_names_the_gap_it_would_leave(change, expected):
    make_story(("An", "writer"))
    term = PaymentTerm.objects.get()
    for name, value in change.items():
        setattr(term, name, value)
    assert gaps_left_by(term) == expected


def test_gap_that_was_there_before_keeps_nobody_from_closing_another():
    PaymentTerm.objects.all().delete()
    UnitRate.objects.all().delete()
    make_story(("An", "writer"))
    assert gaps_left_by(PaymentTerm(days=60, legal_basis="Decree")) == []


def test_reading_all_rates_costs_one_query_for_each_kind(django_assert_num_queries):
    with django_assert_num_queries(len(RATES)):
        book = RateBook.read()
        [book.on(datetime.date(year, 1, 1)) for year in range(2012, 2030)]


def test_no_gap_where_stories_lie_within_the_rates():
    make_story(("An", "writer"))
    assert gaps() == []


def test_gap_is_reported_for_the_day_of_the_story_only():
    BaseSalary.objects.filter(valid_from="2019-07-01").update(valid_until="2023-06-29")
    make_story(("An", "writer"), published="2023-06-28 23:59", headline="Before")
    make_story(("An", "writer"), published="2023-06-29 00:01", headline="Within")
    make_story(("An", "writer"), published="2023-07-01 00:00", headline="After")
    assert gaps() == [Gap(datetime.date(2023, 6, 29), ("base salary",))]


def test_gap_names_genres_and_kinds_of_work_without_a_rate():
    GenreRate.objects.filter(genre__in=["interview", "whole", "photo"]).delete()
    RoleShare.objects.filter(role="translator").delete()
    make_story(("An", "writer"), ("Ha", "translator"), genre="interview")
    assert gaps() == [Gap(datetime.date(2023, 9, 18), ("interview", "photo", "translator", "whole"))]


def test_story_that_nobody_is_paid_for_needs_no_rate():
    make_story(published="2012-01-02 10:00")
    assert gaps() == []


def test_loading_the_rates_again_changes_nothing():
    before = [list(model.objects.values()) for model in RATES]
    load_rates()
    assert [list(model.objects.values()) for model in RATES] == before
