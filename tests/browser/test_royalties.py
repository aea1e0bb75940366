"""The accountant's month: by keyboard from a proposed line to a payment, and readable for everybody on any screen."""

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import expect

from news.models import Contributor, LedgerLine
from news.royalties.ledger import propose
from portal.accounts.roles import group_of
from tests.browser.faults import faults_at_last
from tests.browser.signing_in import PASSWORD, sign_in
from tests.news.factories import make_category
from tests.news.royalties.factories import forget_ledger, load_rates, make_story

pytestmark = pytest.mark.django_db(transaction=True)
MONTH = "/admin/news/ledgermonth/2023/9/"


@pytest.fixture
def accountant(page, transactional_db):
    load_rates()
    propose(make_story(("An", "writer"), ("Ha", "translator"), genre="interview", section=make_category()))
    propose(make_story(("Bao", "writer"), headline="Road opens", published="2023-09-19 10:00"))
    user = get_user_model().objects.create_user("accountant", password=PASSWORD, is_staff=True)
    user.groups.add(group_of("accountant"))
    yield sign_in(page, user, MONTH)
    forget_ledger()


def press(page, role, name):
    """Goes there with the keyboard and presses Enter."""
    target = page.get_by_role(role, name=name, exact=True)
    for _ in range(60):
        if target.evaluate("element => element === document.activeElement"):
            break
        page.keyboard.press("Tab")
    else:
        pytest.fail(f"{name} is not reached by Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_a_month_is_approved_closed_and_paid_by_keyboard(accountant):
    press(accountant, "link", "Approve all 3 proposed…")
    press(accountant, "button", "Approve")
    press(accountant, "link", "Close the month…")
    press(accountant, "button", "Close the month for good")
    press(accountant, "link", "Mark all 3 unpaid…")
    accountant.get_by_label("Reference").focus()
    accountant.keyboard.type("UNC 17")
    accountant.keyboard.press("Enter")
    accountant.get_by_text("3 lines marked as paid.").wait_for()
    assert {line.paid_reference for line in LedgerLine.objects.all()} == {"UNC 17"}


def test_chosen_lines_alone_are_approved(accountant):
    accountant.get_by_label("Choose: Bao, Road opens").focus()
    accountant.keyboard.press("Space")
    press(accountant, "button", "Approve chosen…")
    press(accountant, "button", "Approve")
    assert [line.person for line in LedgerLine.objects.exclude(approved_at=None)] == ["Bao"]


def test_month_statement_totals_and_print_are_for_everybody(accountant, complaints):
    who = Contributor.objects.get(name="An").uuid
    for address in (MONTH, f"{MONTH}people/{who}/", f"{MONTH}totals/", f"{MONTH}print/", f"{MONTH}pay/"):
        accountant.goto(address)
        assert (address, faults_at_last(accountant, complaints)) == (address, [])


def test_paper_shows_signatures_and_no_buttons(accountant):
    accountant.goto(f"{MONTH}print/")
    accountant.emulate_media(media="print")
    expect(accountant.get_by_text("Head of the newsroom")).to_be_visible()
    accountant.goto(MONTH)
    expect(accountant.get_by_role("button", name="Show")).to_be_hidden()
    expect(accountant.get_by_text("Approve all")).to_be_hidden()
