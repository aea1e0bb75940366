import pytest

from portal.directory.parents import parents
from portal.directory.profiles import children
from portal.directory.tree import tree
from portal.texts.dates import parse_partial
from tests.portal.directory.factories import asked, make_change, make_move, make_organization

pytestmark = pytest.mark.django_db


@pytest.fixture
def board():
    """Stood under the province, from 2025 on under the city, from 2026 on under none."""
    province = make_organization(name="Province", slug="province", rank=1)
    city = make_organization(name="City", slug="city", rank=2)
    board = make_organization(name="Board", slug="board", rank=3)
    for on, former, parent in (("2025-07-01", province, city), ("2026-01-01", city, None)):
        change = make_change(before=[province], after=[city], on=on, kind="transferred")
        move = make_move(change=change, organization=board, parent=parent)
        move.former_parent = former
        move.save()
    return board


@pytest.mark.parametrize(
    ("day", "parent"),
    [
        ("2025-06-30", "province"),
        ("2025-07-01", "city"),
        ("2025-12-31", "city"),
        ("2026-01-01", None),
        ("2025", "city"),
    ],
)
def test_body_stands_where_it_stood_that_day(board, day, parent):
    by_pk = {organization.pk: organization.slug for organization in type(board).objects.all()}
    assert by_pk.get(parents().on(parse_partial(day), board)) == parent


def test_tree_and_page_of_a_day_agree(board):
    def below(day):
        nodes = {n.organization.slug: n for section in tree(asked(day), "", 1).sections for n in section.nodes}
        return {slug: [child.organization.slug for child in node.children] for slug, node in nodes.items()}

    assert below("2025-06-30") == {"province": ["board"], "city": []}
    assert below("2025-07-01") == {"province": [], "city": ["board"]}
    assert below("2026-07-01") == {"province": [], "city": [], "board": []}
    city = type(board).objects.get(slug="city")
    assert [children(city, asked(day)) for day in ("2025-06-30", "2025-07-01", "2026-01-01")] == [[], [board], []]


def test_page_names_what_stood_above_it_that_day(client, board):
    assert "Province</a>" in client.get("/organizations/board/", {"on": "2025-06-30"}).text
    answer = client.get(f"/api/v1/organizations/{board.uuid}/", {"on": "2025-06-30"}).json()
    assert answer["parent"]["name"] == "Province"
    assert client.get(f"/api/v1/organizations/{board.uuid}/").json()["parent"] is None


def test_moves_of_a_draft_have_not_happened():
    province, board = make_organization(), make_organization(name="Board", slug="board")
    change = make_change(before=[province], kind="abolished", state="draft")
    make_move(change=change, organization=board, parent=province)
    assert parents().moves == {}
    assert parents().once_above(province) == set()


@pytest.mark.parametrize("bodies", [1, 3])
def test_tree_of_a_former_day_costs_the_same(client, bodies, django_assert_num_queries):
    province, city = make_organization(), make_organization(name="City", slug="city")
    change = make_change(before=[province], after=[city], kind="transferred")
    for n in range(bodies):
        board = make_organization(name=f"Board {n}", slug=f"b{n}", parent=city)
        move = make_move(change=change, organization=board, parent=city)
        move.former_parent = province
        move.save()
    with django_assert_num_queries(7):
        client.get("/api/v1/organizations/", {"on": "2025-06-30"})
