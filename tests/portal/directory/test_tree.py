import datetime

import pytest
from django.utils.html import strip_tags

from portal.directory import tree as trees
from portal.directory.models import Organization, OrganizationName
from portal.directory.roll import NoSuchPage
from portal.directory.tree import tree
from tests.portal.directory.factories import (
    asked,
    make_appointment,
    make_attested,
    make_change,
    make_official,
    make_organization,
    make_post,
)

pytestmark = pytest.mark.django_db
day = datetime.date


def body(slug, rank=100, ended="", **fields):
    if ended:
        fields |= {"dissolution_on": day.fromisoformat(ended), "dissolution_precision": "day"}
    return make_organization(name=slug.title(), slug=slug, rank=rank, **fields)


def read(on="2024-01-23", words="", number=1):
    """The page as an outline: a heading, then each body with its mark and lines, indented under its parent."""

    def outline(nodes, depth):
        for node in nodes:
            said = "; ".join(filter(None, (" ".join(strip_tags(text).split()) for text in (node.mark, *node.lines))))
            yield f"{'- ' * depth}{node.organization}: {said}"
            yield from outline(node.children, depth + 1)

    found = tree(asked(on), words, number)
    return [line for section in found.sections for line in (section.title, *outline(section.nodes, 0))]


def test_bodies_stand_under_their_parents_in_order_of_protocol():
    ppc = body("ppc", 2)
    body("board", 30, parent=ppc)
    body("steering", 20, parent=ppc)
    body("party", 1)
    assert read() == [
        "Public bodies",
        "Party: Not known that day; No leader recorded",
        "Ppc: Not known that day; No leader recorded",
        "- Steering: Not known that day; No leader recorded",
        "- Board: Not known that day; No leader recorded",
    ]


def test_enterprises_and_localities_have_headings_of_their_own():
    body("yamaguchi", 1, kind="locality")
    body("becamex", 2, kind="company")
    body("party", 3, kind="party")
    assert [line for line in read() if ":" not in line] == [
        "Public bodies",
        "Enterprises and partners",
        "Partner localities",
    ]


def test_three_answers_differ():
    recorded = body("recorded", 1)
    make_attested(post=make_post(organization=recorded), on=["2023-01-01", "2024-06-01"])
    body("unknown", 2)
    body("ended", 3, ended="2024-01-01")
    body("later", 4, founding_on=day(2025, 7, 1), founding_precision="day")
    body("until", 5, ended="2025-07-01", founding_on=day(1997, 1, 1), founding_precision="day")
    assert read() == [
        "Public bodies",
        "Recorded: Chairman: Vo Van Minh",
        "Unknown: Not known that day; No leader recorded",
        "Ended: Ended January 1, 2024",
        "Until: until July 1, 2025; No leader recorded",
    ]


def test_what_has_ended_leads_on_to_its_heir():
    former, heir = body("former", 1, ended="2025-07-01"), body("heir", 2)
    make_change(before=[former], after=[heir])
    assert read("2025-07-01")[1] == "Former: Ended July 1, 2025; Its work passed to Heir"


def test_body_below_one_that_is_not_there_yet_stands_on_top():
    later = body("later", founding_on=day(2025, 7, 1), founding_precision="day")
    body("below", parent=later)
    assert read() == ["Public bodies", "Below: Not known that day; No leader recorded"]


@pytest.mark.parametrize("words", ["board", "smart", "BOARD smart"])
def test_body_is_found_by_name_below_what_stands_above_it(words):
    board = body("board", parent=body("ppc"))
    body("steering", parent=board)
    OrganizationName.objects.create(organization=board, name="Smart City board")
    assert [line.split(":")[0] for line in read(words=words)] == ["Public bodies", "Ppc", "- Board"]
    assert read(words="nothing") == []


def test_pages_hold_every_body_once_below_what_stands_above_it(monkeypatch):
    monkeypatch.setattr(trees, "PER_PAGE", 2)
    party, ppc = body("party", 1), body("ppc", 2)
    for rank, slug in enumerate(("a", "b", "c")):
        body(slug, rank, parent=ppc)
    body("standing", parent=party)
    pages = [[line.split(":")[0] for line in read(number=number)[1:]] for number in (1, 2, 3)]
    assert pages == [["Party", "- Standing"], ["Ppc", "- A"], ["Ppc", "- B", "- C"]]
    assert {tree(asked(), "", number).pages for number in (1, 2, 3)} == {3}
    with pytest.raises(NoSuchPage):
        read(number=4)


def test_circle_that_came_past_the_form_hangs_nothing():
    first = body("first")
    second = body("second", parent=first)
    Organization.objects.filter(pk=first.pk).update(parent=second)
    body("third")
    assert [line.split(":")[0] for line in read()] == ["Public bodies", "Third"]
    assert read(words="first") == []


def test_section_counts_all_that_stand_in_it():
    ppc = body("ppc")
    body("a", parent=body("b", parent=ppc))
    assert [section.n for section in tree(asked(), "", 1).sections] == [3]


def test_empty_register_has_a_first_page():
    assert (read(), tree(asked(), "", 1).pages) == ([], 1)


def test_leader_is_who_holds_the_first_post():
    ppc = body("ppc")
    make_attested(
        official=make_official(name="Dung", slug="dung"),
        post=make_post(organization=ppc, title="Vice", rank=2),
        on=["2024-01-23"],
    )
    chair = make_post(organization=ppc, rank=1, seats=0)
    make_attested(official=make_official(name="An", slug="an"), post=chair, on=["2020-01-01", "2021-01-01"])
    make_attested(official=make_official(), post=chair, on=["2024-01-15", "2024-04-08"])
    assert read()[1] == "Ppc: Chairman: Vo Van Minh"
    assert read("2020-06-01")[1] == "Ppc: Chairman: An"
    assert read("2024-05-01")[1] == (
        "Ppc: Not known that day; Chairman: not known that day. Last recorded April 8, 2024: Vo Van Minh"
    )
    assert read("2019-01-01")[1] == (
        "Ppc: Not known that day; Chairman: not known that day. First recorded January 15, 2024: Vo Van Minh"
    )


def test_post_of_a_former_leader_is_vacant():
    ended = {"ended_on": day(2021, 1, 1), "ended_precision": "day", "source": "Decision 12"}
    make_appointment(official=make_official(), post=make_post(organization=body("ppc")), **ended)
    assert read()[1] == "Ppc: Not known that day; Chairman: vacant since January 1, 2021"


@pytest.mark.parametrize("more", [0, 2])
def test_tree_costs_the_same_however_many_there_are(django_assert_num_queries, more):
    heir = body("heir")
    for n in range(1 + more):
        former = body(f"former-{n}", ended="2025-07-01", parent=heir)
        make_change(before=[former], after=[heir])
        make_attested(official=make_official(slug=f"o{n}"), post=make_post(organization=former))
    with django_assert_num_queries(5):
        assert len(read()) == 3 + more
