import csv
import datetime
import io

import pytest
from django.contrib.auth.models import User
from openpyxl import load_workbook

from news.models import Contributor, LedgerLine, LedgerMonth
from news.publishing import withdraw
from news.royalties.ledger import propose, propose_corrections, propose_month
from news.royalties.settling import approve, close_month
from tests.news.admin.test_royalties import signed_in
from tests.news.factories import make_category
from tests.news.royalties.factories import SEPTEMBER, load_rates, make_accountant, make_story

pytestmark = pytest.mark.django_db
LIST = "/admin/news/ledgermonth/"
MONTH = f"{LIST}2023/9/"
PAGES = [MONTH, f"{MONTH}totals/", f"{MONTH}print/", f"{MONTH}lines.csv", f"{MONTH}lines.xlsx"]


@pytest.fixture(autouse=True)
def lines() -> list[LedgerLine]:
    """An interviews in Smart City with Ha as translator; Bao writes news without a section."""
    load_rates()
    interview = make_story(("An", "writer"), ("Ha", "translator"), genre="interview", section=make_category())
    news = make_story(("Bao", "writer"), headline="Road opens", published="2023-09-19 10:00")
    return [*propose(interview).lines, *propose(news).lines]


def read(address: str, role: str = "accountant") -> str:
    answer = signed_in(role=role).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def people_in(address: str) -> list[str]:
    return [line.person for line in signed_in(role="accountant").get(address).context["lines"]]


def settle_all() -> None:
    approve(LedgerLine.objects.all(), make_accountant())
    close_month(SEPTEMBER, make_accountant())


def test_months_show_state_lines_and_sum():
    text = read(LIST)
    assert "September 2023" in text and "Open" in text and "1,710,000" in text


def test_month_shows_each_line_with_formula_source_and_state():
    text = read(MONTH)
    for words in ("5 × 10 % × 1,800,000 = 900,000 VND", "50 % translator", "Base salary set by the Government", "An"):
        assert words in text
    assert "1,710,000 VND" in text and "3 to approve" in text and "November 17, 2023" in text


@pytest.mark.parametrize(
    ("query", "people"),
    [
        ("", ["An", "Bao", "Ha"]),
        ("?genre=interview", ["An", "Ha"]),
        ("?state=proposed", ["An", "Bao", "Ha"]),
        ("?state=paid", []),
        ("?state=overdue", ["An", "Bao", "Ha"]),
        ("?genre=news&state=unpaid", []),
    ],
)
def test_month_is_narrowed(query, people):
    assert people_in(MONTH + query) == people


def test_month_is_narrowed_by_person_and_section():
    line = LedgerLine.objects.get(person="Bao")
    section = LedgerLine.objects.get(person="An").edition.section_id
    assert people_in(f"{MONTH}?person={line.contributor.uuid}") == ["Bao"]
    assert people_in(f"{MONTH}?section={section}") == ["An", "Ha"]


@pytest.mark.parametrize("page", ["", "totals/", "print/", "lines.csv", "approve/"])
@pytest.mark.parametrize("query", ["genre=poem", "person=An", "section=x", "line=1&genre=poem"])
def test_what_cannot_be_asked_is_refused(page, query):
    assert signed_in(role="accountant").get(f"{MONTH}{page}?{query}").status_code == 400


@pytest.mark.parametrize("address", [f"{LIST}2023/13/", f"{LIST}99999/1/", f"{LIST}2023/8/", f"{MONTH}?page=2"])
def test_month_or_page_that_is_not_there(address):
    assert signed_in(role="accountant").get(address).status_code == 404


def test_published_story_without_lines_is_told_and_proposed():
    make_story(("Chi", "writer"), headline="Forgotten", published="2023-09-20 10:00")
    client = signed_in(role="accountant")
    assert "1 published story has no line yet." in client.get(MONTH).content.decode()
    assert "1 lines proposed." in client.post(f"{MONTH}propose/", follow=True).content.decode()
    assert "has no line yet" not in client.get(MONTH).content.decode()


def test_statement_of_a_person_holds_that_person_only():
    who = Contributor.objects.get(name="An")
    text = read(f"{MONTH}people/{who.uuid}/")
    assert "Statement of An" in text and "900,000" in text and "Road opens" not in text and "Ha" not in text.split()
    assert "Accountant" in text


def test_totals_by_genre_section_and_kind_of_work_add_up():
    client = signed_in(role="accountant")
    groups = client.get(f"{MONTH}totals/").context["groups"]
    named = [[(bar.total.name, bar.total.lines, bar.total.amount) for bar in bars.rows] for _, _, bars in groups]
    assert named == [
        [("interview", 2, 1_350_000), ("news", 1, 360_000)],
        [("Smart City", 2, 1_350_000), ("Without a section", 1, 360_000)],
        [("writer", 2, 1_260_000), ("translator", 1, 450_000)],
    ]


def test_print_holds_all_lines_by_person_and_places_for_signatures():
    text = read(f"{MONTH}print/")
    assert [text.index(f">{name}<") for name in ("An", "Bao", "Ha")] == sorted(
        text.index(f">{name}<") for name in ("An", "Bao", "Ha")
    )
    assert "Head of the newsroom" in text


def test_csv_holds_what_the_page_is_narrowed_to():
    answer = signed_in(role="accountant").get(f"{MONTH}lines.csv?genre=news")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="royalties-2023-09.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [(row["person"], row["amount"], row["genre"]) for row in rows] == [
        ("Bao", "360000", "news"),
        ("total", "360000", ""),
    ]


def test_spreadsheet_holds_the_month():
    answer = signed_in(role="accountant").get(f"{MONTH}lines.xlsx")
    rows = list(load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert [(row[0], row[3]) for row in rows[1:]] == [
        ("An", 900_000),
        ("Bao", 360_000),
        ("Ha", 450_000),
        ("total", 1_710_000),
    ]


def test_reversal_and_its_reason_are_shown_in_the_open_month(lines):
    settle_all()
    withdraw(lines[2].article)
    propose_corrections()
    text = read(f"{LIST}2023/10/")
    assert "-360,000" in text and "Withdrawn." in text and "taken back: 2 × 10 %" in text


def test_closed_month_says_so_and_offers_payment_only():
    settle_all()
    text = read(MONTH)
    assert "Closed" in text and "accountant" in text
    assert "Mark all 3 unpaid" in text and "Close the month" not in text and "Approve all" not in text


def test_who_may_only_see_is_offered_no_step():
    answer = signed_in(permissions=("see_royalties",)).get(MONTH)
    assert answer.status_code == 200
    assert 'action="approve/"' in answer.content.decode() and "Approve all" not in answer.content.decode()
    assert "Propose" not in answer.content.decode().replace("Proposed", "")


@pytest.mark.parametrize("n", [1, 3])
@pytest.mark.parametrize(("page", "queries"), [("", 12), ("totals/", 9), ("print/", 7), ("lines.csv", 7)])
def test_pages_cost_the_same_for_one_line_and_for_more(page, queries, n, django_assert_num_queries):
    LedgerLine.objects.filter(pk__in=LedgerLine.objects.order_by("pk").values("pk")[n:]).delete()
    client = signed_in(role="accountant")
    with django_assert_num_queries(queries):
        client.get(f"{MONTH}{page}")


@pytest.mark.parametrize("page", PAGES)
def test_stranger_among_the_staff_learns_nothing(page):
    User.objects.create_user("guest", is_staff=True)
    assert signed_in().get(page).status_code == 403


def test_months_are_listed_the_newest_first():
    make_story(("An", "writer"), headline="Earlier", published="2022-03-01 10:00")
    propose_month(datetime.date(2022, 3, 1))
    LedgerMonth.objects.create(month="2023-10-01")
    text = read(LIST)
    assert text.index("October 2023") < text.index("September 2023") < text.index("March 2022")


def test_month_that_nobody_has_booked_in_is_listed_with_nothing():
    LedgerMonth.objects.create(month="2023-10-01")
    assert "October 2023" in read(LIST)
