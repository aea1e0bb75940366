import pytest

from news.importing.spam import advertises, links_outside, spam_among
from tests.news.importing.factories import PARAGRAPH, passages


@pytest.mark.parametrize(
    "text",
    [
        "Viagra at night, delivered to your door",
        "V1AGRA and C!alis for everyone",
        "vi@gra",
        "v i a g r a",
        "Get it without a prescription today",
        "The best online casino of the year",
        "Slot gacor hari ini",
        "Cheap pills: https://example.com/a",
        "Buy at best-bags.shop now",
        "Poker nights, see www.example.org",
        "Sp\u0435cial off\u0435r for you",
    ],
)
def test_advertising_is_recognized(text):
    assert advertises(text)


@pytest.mark.parametrize(
    "text",
    [
        PARAGRAPH,
        "The Socialist Republic of Viet Nam sends a specialist on commercialisation.",
        "Two pharmacies of Di An stay open at night, and sell masks at a discount.",
        "The police closed a casino and took away eleven slot machines.",
        "Tickets at http://www.binhduong.gov.vn/tickets: buy early.",
        "The forum describes the list on www.intelligentcommunity.org in detail.",
        "Write to a.nguyen@example.com for a loan of books, or buy them.",
        "Москва sent a delegation, as did Αθήνα.",
        "14 schools, 3 bridges and $5 million",
    ],
)
def test_news_is_no_advertising(text):
    assert not advertises(text)


@pytest.mark.parametrize(
    ("text", "outside"),
    [
        ("https://example.com/x", True),
        ("WWW.EXAMPLE.COM", True),
        ("example.com", True),
        ("https://gov.vn.example.com", True),
        ("https://notgov.vn", True),
        ("https://binhduong.gov.vn/x", False),
        ("www.mic.gov.vn.", False),
        ("a@example.com", False),
        ("3.com", True),
        ("no link", False),
    ],
)
def test_links_to_other_than_government_sites_lead_outside(text, outside):
    assert links_outside(text) is outside


def test_one_advertisement_makes_every_outside_link_suspicious():
    page = passages("A visit\nMore on www.example.org\nBuy viagra\nSee www.binhduong.gov.vn")
    assert [passage.line for passage in spam_among(page)] == [2, 3]


def test_outside_link_alone_is_no_spam():
    assert spam_among(passages("A visit\nMore on www.example.org")) == []
