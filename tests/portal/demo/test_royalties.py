import json

import pytest

from news.models import BaseSalary, LedgerLine, LedgerMonth
from news.royalties.ledger import propose_month
from news.royalties.rates import gaps
from news.royalties.statements import as_json, statement_of_month
from portal.demo.accounts import make_accounts
from portal.demo.ledger import settle_ledger
from tests.news.royalties.factories import SEPTEMBER
from tests.portal.demo.loaded import demo_loaded

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup, django_db_blocker, tmp_path_factory):
    """Loaded once for all tests here, without the renditions."""
    with demo_loaded(django_db_blocker, tmp_path_factory.mktemp("demo")):
        make_accounts()
        settle_ledger()
        yield


def test_ledger_of_september_2023_holds_the_example():
    lines = json.loads(as_json(statement_of_month(SEPTEMBER)))["lines"]
    example = [line for line in lines if line["article"] == "6915cb2d-7f09-5469-8d2c-421955088923"]
    assert {(line["person"], line["role"]): line["amount"] for line in example} == {
        ("Minh Anh", "writer"): 450_000,
        ("Thu Ha", "translator"): 225_000,
    }


def test_months_up_to_the_example_are_closed_and_those_before_it_paid():
    found = [(f"{month}", month.is_closed) for month in LedgerMonth.objects.order_by("month")]
    closed = ["2021-02", "2022-03", "2023-09"]
    assert found[:4] == [*((month, True) for month in closed), ("2023-11", False)]
    paid = LedgerLine.objects.exclude(paid_on=None).values_list("month__month", flat=True)
    assert {f"{month:%Y-%m}" for month in paid} == {"2021-02", "2022-03"}
    before = list(LedgerLine.objects.values())
    settle_ledger()
    assert list(LedgerLine.objects.values()) == before


def test_no_story_of_the_demo_lies_in_a_gap_of_the_rates():
    assert BaseSalary.objects.count() == 9
    assert gaps() == []


def test_everything_the_demo_has_published_is_proposed():
    before = LedgerLine.objects.count()
    assert propose_month(SEPTEMBER).lines == []
    assert LedgerLine.objects.count() == before > 30
