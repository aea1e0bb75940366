import pytest

from tests.news.importing.factories import PARAGRAPH, parsed, parsed_text


def test_page_of_an_organization_is_recognized_and_rejected_where_it_shows():
    page = parsed("organization")
    assert (page.kind, page.outcome, page.refusal.line) == ("organization", "rejected", 4)
    assert page.refusal.reason == (
        "a page of an organization (a telephone or mail line and a person with a title and a line about functions),"
        " without date line and headline"
    )


@pytest.mark.parametrize("name", ["fragment", "headless_article"])
def test_fragment_is_rejected_with_a_reason(name):
    page = parsed(name)
    assert (page.kind, page.outcome, page.articles) == ("fragment", "rejected", ())


def test_fragment_says_what_it_lacks():
    assert str(parsed("fragment").refusal) == (
        "line 1: text without a date line and a headline: no article can be made of it"
    )


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sở Xây dựng\nĐiện thoại: 0274 3000 111\nGiám đốc: ông Trần Minh", "organization"),
        ("Mr. Tran Minh - Director\nbridges@example.com", "organization"),
        ("Functions and duties\nVice Chairman: Tran Minh", "organization"),
        ("Tel: 0274 3000 111", "fragment"),
        (f"{PARAGRAPH} Tel: 0274 3000 111\n{PARAGRAPH} Director: Tran Minh", "fragment"),
        ("A line without any sign", "fragment"),
    ],
)
def test_one_sign_makes_no_organization(text, kind):
    assert parsed_text(text).kind == kind
