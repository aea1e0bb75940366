from html.parser import HTMLParser

import pytest
from django.utils.html import escape

from portal.search import matching
from tests.portal.search.factories import JUNG, LOI, SMART_CITY, event, later, organization, person, story

pytestmark = pytest.mark.django_db


class Links(HTMLParser):
    """Where the links of the main part lead, and which are current."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.paths: list[str] = []
        self.current: list[str] = []
        self.feed(page[page.index("<main") : page.index("</main")])

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        named = dict(attributes)
        if tag == "a":
            self.paths.append(named["href"] or "")
            self.current += [named["href"] or ""] if named.get("aria-current") else []


def page(client, query: str = "", status: int = 200) -> str:
    response = client.get(f"/search/?{query}")
    assert response.status_code == status
    return response.content.decode()


@pytest.fixture
def archive():
    story(
        "ICF survey team opens fieldwork",
        "Secretary Nguyễn Văn Lợi received the team. <script>alert(1)</script>",
        path="/news/2023/09/18/team/",
        section=SMART_CITY,
        people=(LOI, JUNG),
        data={"date": "2023-09-18"},
    )
    event("Assessment visit", text="chaired by Nguyen Van Loi", data={"date": "2023-09-05", "ends_on": "2023-09-05"})
    person("Nguyen Van Loi", names=("Nguyễn Văn Lợi",), path="/officials/nguyen-van-loi/")


def test_page_shows_people_first_then_stories_and_events(client, archive):
    shown = page(client, "q=nguyen+van+loi")
    places = [shown.index(text) for text in ("3 results", "/officials/nguyen-van-loi/", "Story, Smart City")]
    assert places == sorted(places)
    assert "Event, past" in shown
    assert "<mark>Nguyễn Văn Lợi</mark>" in shown
    assert '<time datetime="2023-09-18">Sep 18, 2023</time>' in shown


def test_page_is_not_for_search_engines(client):
    assert '<meta name="robots" content="noindex">' in page(client)


def test_markup_in_words_and_texts_is_escaped(client, archive):
    shown = page(client, "q=%3Cscript%3Ealert(1)%3C/script%3E%22%3E")
    assert "<script>alert" not in shown
    assert escape('<script>alert(1)</script>">') in shown


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_searching_is_reading(client, method):
    assert getattr(client, method)("/search/?q=loi").status_code == 405


def test_head_is_answered(client, archive):
    response = client.head("/search/?q=loi")
    assert (response.status_code, response.content) == (200, b"")


def test_searching_sets_no_cookie(client, archive):
    assert not client.get("/search/?q=loi").cookies


def test_empty_search_shows_filters_and_the_newest(client, archive):
    shown = page(client)
    assert "<h2>Newest</h2>" in shown
    assert "/search/?q=&amp;kind=story" in shown
    assert "/news/2023/09/18/team/" in shown


def test_empty_site_is_no_error(client):
    assert "Try fewer words" in page(client)


def test_nothing_found_helps_on(client, archive):
    shown = page(client, "q=xylophone&kind=story")
    assert "0 results" in shown
    assert "Look everywhere for these words" in shown
    assert 'href="/officials/"' in shown


def test_suggestion_says_that_it_was_used(client, archive):
    shown = page(client, "q=nguyen+van+loy")
    assert 'Did you mean <a href="/search/?q=nguyen+van+loi">nguyen van loi</a>?' in shown
    assert "Nothing holds “nguyen van loy”, so the 3 results below are for “nguyen van loi”." in shown
    assert 'value="nguyen van loy"' in shown


def test_links_beside_a_suggestion_keep_its_words(client, archive):
    assert "/search/?q=nguyen+van+loi&amp;kind=story" in page(client, "q=nguyen+van+loy")


def test_chosen_ones_are_current_and_lead_back(client, archive):
    links = Links(page(client, f"q=loi&kind=story&year=2023&section=smart-city&person={JUNG.key}&order=newest"))
    without = ["kind=story", "year=2023", "section=smart-city", f"person={JUNG.key}", "order=newest"]
    assert links.current == [
        "/search/?" + "&".join(["q=loi", *(each for each in without if each != given_up)]) for given_up in without
    ]


def test_every_choice_answers(client, archive):
    links = Links(page(client, "q=loi"))
    searches = {path for path in links.paths if path.startswith("/search/")}
    assert len(searches) == 8
    assert {client.get(path).status_code for path in searches} == {200}


def test_counts_of_the_page_add_up(client, archive):
    organization("Loi's office", path="/organizations/office/")
    shown = page(client, "q=loi")
    assert ">Everything</a><span>4</span>" in shown
    assert [f">{name}</a><span>1</span>" in shown for name in ("Stories", "Events", "People", "Organizations")] == [
        True
    ] * 4


@pytest.mark.parametrize(
    "choice", ["kind=x", "year=%00", "person=1%27", "order=%3Cb%3E", "language=xx", "section=a%20b"]
)
def test_bad_choice_is_left_out_with_a_sentence(client, archive, choice):
    shown = page(client, f"q=loi&{choice}")
    assert "Left out, because it cannot be understood: " + choice.partition("=")[0].capitalize() in shown
    assert "3 results" in shown


@pytest.mark.parametrize("number", ["0", "-1", "x", "1.5", "99999999999999999999", "%00", "2", "01", "٢"])
def test_page_that_is_none_is_not_found(client, archive, number):
    page(client, f"q=loi&page={number}", status=404)


def test_pages_keep_what_was_chosen(client):
    for number in range(12):
        story(f"Plan {number}")
    first = Links(page(client, "q=plan&kind=story"))
    assert "/search/?q=plan&kind=story&page=2" in first.paths
    second = page(client, "q=plan&kind=story&page=2")
    assert second.count("<h3><a") == 2
    assert "12 results" in second


def test_too_many_words_are_said_to_be_cut(client, archive):
    assert "Only the first words were looked for" in page(client, "q=" + "loi+" * 40)


@pytest.mark.parametrize(
    "words", ["x" * 8000, "%00", "%F0%9F%98%80", "%ff%fe", "NEAR(a%20b)", "%22", "*", "a" + "%22a" * 900]
)
def test_hostile_words_are_harmless(client, archive, words):
    page(client, f"q={words}")


def test_too_many_results_are_not_counted(client, monkeypatch):
    monkeypatch.setattr(matching, "MOST", 2)
    for number in range(3):
        story(f"Plan {number}")
    shown = page(client, "q=plan")
    assert "More than 2 results" in shown
    assert "Shown are the newest of them" in shown
    assert ">Stories</a></li>" in shown


def test_results_of_another_language_say_so(client):
    story("Kế hoạch", language="vi")
    shown = page(client, "q=ke+hoach")
    assert "Nothing of this is in English" in shown
    assert '<span lang="vi"><mark>Kế hoạch</mark></span>' in shown


def test_vietnamese_page_finds_vietnamese_stories(client):
    story("Loi speaks", language="en")
    story("Lợi phát biểu", language="vi", path="/vi/news/loi/")
    shown = client.get("/vi/search/?q=loi").content.decode()
    assert "/vi/news/loi/" in shown
    assert "Loi speaks" not in shown
    assert "/vi/search/?q=loi&amp;kind=story" in shown


def test_what_is_not_public_is_nowhere_on_the_page(client):
    story("Markerword", "markerword", people=(LOI,), section=SMART_CITY, public_from=later(days=36500))
    for query in ("q=markerword", "q=", "q=markerwort", f"person={LOI.key}", "section=smart-city"):
        shown = page(client, query)
        assert "Markerword" not in shown
        assert "/story/" not in shown


# Two of the statements, for abbreviations and for navigation, are asked again in a transaction only, as in a test.
@pytest.mark.parametrize("several", [1, 3])
@pytest.mark.parametrize(
    ("query", "statements"), [("q=plan", 4), ("q=", 4), ("q=plan&kind=story&order=newest", 4), ("q=plam", 7)]
)
def test_page_costs_the_same_number_of_statements_for_one_and_for_many(
    client, several, query, statements, django_assert_num_queries
):
    for number in range(several):
        story(f"Plan {number}", section=SMART_CITY, people=(LOI, JUNG))
    with django_assert_num_queries(statements):
        page(client, query)
