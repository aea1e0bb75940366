import csv
import io
import json
from decimal import Decimal

import pytest
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from news.models import Contributor, LedgerLine
from news.publishing import withdraw
from news.royalties.ledger import propose, propose_corrections
from news.royalties.settling import approve, close_month
from news.royalties.statements import as_json, statement_of_month
from tests.news.royalties.factories import SEPTEMBER, assess, load_rates, make_accountant, make_story

pytestmark = pytest.mark.django_db
AN, HA = ("An", "writer"), ("Ha", "translator")


def run(command: str = "report_royalties", **options: object) -> str:
    out = io.StringIO()
    call_command(command, stdout=out, **options)
    return out.getvalue()


def report(**options: object) -> str:
    return run(month="2023-09", **options)


@pytest.fixture
def story():
    load_rates()
    story = make_story(AN, HA, photos=1)
    assess(story, coefficient=2, photo_coefficient=Decimal("0.5"), translation=50)
    propose(story)
    return story


def test_json_holds_the_example_of_the_domain(story):
    about = json.loads(report(format="json"))
    assert about.keys() == {"month", "closed", "lines", "total"}
    assert (about["month"], about["closed"], about["total"]) == ("2023-09", False, 675_000)
    assert [(line["person"], line["article"], line["role"], line["amount"]) for line in about["lines"]] == [
        ("An", str(story.article_uuid), "writer", 450_000),
        ("Ha", str(story.article_uuid), "translator", 225_000),
    ]
    assert about["lines"][0]["formula"] == "(2 + 0.5) × 10 % × 1,800,000 = 450,000 VND"
    assert "Base salary set by the Government (from 2023-07-01)" in about["lines"][0]["source"]


def test_month_without_lines_is_an_empty_statement(db):
    assert json.loads(report(format="json")) == {"month": "2023-09", "closed": False, "lines": [], "total": 0}


def test_closed_month_reports_the_same_whatever_happens_later(story):
    approve(LedgerLine.objects.all(), make_accountant())
    close_month(SEPTEMBER, make_accountant())
    before = report(format="json")
    assert json.loads(before)["closed"] is True
    withdraw(story.article)
    propose_corrections()
    assert report(format="json") == before
    assert json.loads(run(month="2023-10", format="json"))["total"] == -675_000


def test_table_shows_each_line_and_the_total(story):
    table = report()
    assert "Royalties of 2023-09, open" in table
    assert "450,000" in table and "675,000" in table and "(2 + 0.5) × 10 %" in table


def test_csv_has_a_line_for_each_line_and_the_total(story):
    rows = list(csv.DictReader(io.StringIO(report(format="csv"))))
    assert [(row["person"], row["amount"]) for row in rows] == [("An", "450000"), ("Ha", "225000"), ("total", "675000")]
    assert rows[0]["due"] == "2023-11-17"


EVIL = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]


@pytest.fixture
def evil_story():
    load_rates()
    for name in EVIL:
        Contributor.objects.create(name=name)
    propose(make_story(*[(name, "writer") for name in EVIL], headline='=HYPERLINK("//x")'))


def test_nothing_in_csv_is_taken_for_a_formula(evil_story):
    rows = list(csv.reader(io.StringIO(report(format="csv"), newline="")))[1:]
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert {row[0] for row in rows} == {f"'{name}" for name in EVIL} | {"total"}


def test_nothing_in_a_spreadsheet_is_a_formula(evil_story, tmp_path):
    report(format="xlsx", output=tmp_path / "month.xlsx")
    sheet = load_workbook(tmp_path / "month.xlsx").active
    assert "f" not in {cell.data_type for row in sheet for cell in row}
    assert {row[0].value for row in sheet} >= {"=1+1", "+1", "-1", "@SUM(A1)"}


def test_spreadsheet_holds_numbers_and_days(story, tmp_path):
    report(format="xlsx", output=tmp_path / "month.xlsx")
    header, first, _, total = load_workbook(tmp_path / "month.xlsx").active.iter_rows(values_only=True)
    row = dict(zip(header, first, strict=True))
    assert (row["person"], row["amount"], f"{row['due']:%Y-%m-%d}") == ("An", 450_000, "2023-11-17")
    assert total[3] == 675_000


def test_spreadsheet_leaves_out_what_no_cell_can_hold(tmp_path):
    load_rates()
    propose(make_story(AN, headline="Bell\x07 rings"))
    report(format="xlsx", output=tmp_path / "month.xlsx")
    assert "Bell rings" in [cell.value for row in load_workbook(tmp_path / "month.xlsx").active for cell in row]


def test_file_holds_what_the_terminal_would_show(story, tmp_path):
    assert report(format="json", output=tmp_path / "month.json") == ""
    assert (tmp_path / "month.json").read_text() == report(format="json")


@pytest.mark.parametrize("month", ["2023-13", "2023-9", "September", "2023-09-01", "٢٠٢٣-٠٩"])
def test_month_that_is_none_is_refused(month):
    with pytest.raises(CommandError, match="month"):
        call_command("report_royalties", f"--month={month}")


def test_spreadsheet_without_a_file_is_refused():
    with pytest.raises(CommandError, match="--output"):
        report(format="xlsx")


def test_file_that_cannot_be_written_is_refused_with_a_sentence(tmp_path):
    with pytest.raises(CommandError, match="No such file"):
        report(format="json", output=tmp_path / "nowhere" / "month.json")


def test_reporting_changes_nothing(story):
    before = list(LedgerLine.objects.values())
    assert report(format="json")
    assert list(LedgerLine.objects.values()) == before


@pytest.mark.parametrize("stories", [1, 3])
def test_statement_costs_two_queries(django_assert_num_queries, stories):
    load_rates()
    for number in range(stories):
        propose(make_story(AN, HA, headline=f"Story {number}"))
    with django_assert_num_queries(2):
        as_json(statement_of_month(SEPTEMBER))
    assert statement_of_month(SEPTEMBER).total == stories * 540_000


def test_proposing_says_how_many_and_names_what_cannot_be_reckoned():
    load_rates()
    make_story(AN)
    unpriced = make_story(("Bao", "writer"), headline="Shares", published="2012-04-30 10:00")
    assert run("propose_royalties", month="2023-09") == "1 lines proposed.\n"
    errors = io.StringIO()
    call_command("propose_royalties", month="2012-04", stdout=io.StringIO(), stderr=errors)
    assert errors.getvalue().startswith(f"{unpriced.article_uuid}: There is no")
    assert run("propose_royalties", month="2023-09") == "0 lines proposed.\n"
