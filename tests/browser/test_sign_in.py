import pytest
from playwright.sync_api import expect

from tests.browser.signing_in import make_administrator, sign_in, sign_out

pytestmark = pytest.mark.django_db(transaction=True)


def test_editor_signs_in_and_out(page):
    sign_in(page, make_administrator())
    expect(page.get_by_role("heading", name="Waiting for me")).to_be_visible()
    sign_out(page)
    page.goto("/admin/")
    expect(page.get_by_label("Password")).to_be_visible()


def test_page_that_complains_is_noticed(page, complaints):
    page.goto("/admin/login/")
    page.evaluate("console.error('broken')")
    assert complaints == ["broken"]
    complaints.clear()
