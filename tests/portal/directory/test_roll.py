import datetime

import pytest

from portal.directory import roll as rolls
from portal.directory.models import OfficialName
from portal.directory.questions import Question
from portal.directory.roll import NoSuchPage, roll
from tests.portal.directory.factories import (
    asked,
    make_appointment,
    make_attested,
    make_official,
    make_organization,
    make_post,
)

pytestmark = pytest.mark.django_db


def post(organization, title, rank):
    return make_post(organization=organization, title=title, rank=rank, seats=0)


@pytest.fixture
def cast():
    """Loi and Minh in the party, Minh and Dung in the people's committee, which ended with June 2025; An nowhere."""
    end = {"dissolution_on": datetime.date(2025, 7, 1), "dissolution_precision": "day"}
    party = make_organization(name="Party Committee", slug="party", rank=1)
    ppc = make_organization(rank=2, **end)
    loi, minh, dung = (make_official(name=name, slug=name.lower()) for name in ("Loi", "Minh", "Dung"))
    make_official(name="An", slug="an")
    make_attested(official=loi, post=post(party, "Secretary", 1), on=["2022-03-16", "2024-01-24"])
    make_attested(official=loi, post=post(party, "Member", 9), on=["2022-03-16", "2024-01-24"])
    make_attested(official=minh, post=post(party, "Deputy Secretary", 2), on=["2024-01-23"])
    make_attested(official=minh, post=post(ppc, "Chairman", 1), on=["2024-01-15", "2024-04-08"])
    make_attested(official=dung, post=post(ppc, "Vice Chairman", 2), on=["2023-09-05"])


def read(question, number=1):
    """Each group as the page shows it: people recorded for the day with their posts, then how the others are folded."""
    return {
        str(group.organization or ""): (
            [(line.official.name, [held.titles for held in line.held]) for line in group.current],
            group.summary if group.others else "",
        )
        for group in roll(question, number).groups
    }


def test_groups_come_by_rank_with_whom_the_day_knows_first(cast):
    assert read(Question(asked("2024-01-23"))) == {
        "Party Committee": ([("Loi", ["Secretary; Member"]), ("Minh", ["Deputy Secretary"])], ""),
        "Provincial People's Committee": ([("Minh", ["Chairman"])], "Recorded on other days, 1"),
        "": ([], "Recorded on other days, 1"),
    }


def test_who_is_not_known_today_is_not_called_former(cast):
    assert read(Question(asked())) == {
        "Party Committee": ([], "Recorded on other days, 2"),
        "Provincial People's Committee": ([], "Until the organization ended, 2"),
        "": ([], "Recorded on other days, 1"),
    }


def test_former_ones_have_a_record_of_the_end(cast):
    post = make_post(organization=make_organization(name="Board", slug="board"))
    former = {"ended_on": datetime.date(2021, 1, 1), "ended_precision": "day", "source": "Decision 12"}
    make_appointment(official=make_official(name="Thao", slug="thao"), post=post, **former)
    question = Question(asked("2024-01-23"))
    assert read(question)["Board"] == ([], "Former, 1")
    make_attested(official=make_official(name="Ha", slug="ha"), post=post, on=["2024-03-18"])
    assert read(question)["Board"] == ([], "Former, or recorded on other days, 2")


def test_posts_of_which_something_else_is_known_have_their_own_note(cast):
    party = make_organization(name="Front", slug="front")
    ha = make_official(name="Ha", slug="ha")
    make_attested(official=ha, post=post(party, "Head", 1), on=["2024-01-23"])
    make_attested(official=ha, post=post(party, "Member", 2), on=["2024-01-01", "2024-02-01"])
    assert read(Question(asked("2024-01-23")))["Front"][0] == [("Ha", ["Head", "Member"])]


def test_person_is_found_by_name_in_every_group(cast):
    OfficialName.objects.create(official=make_official(name="Binh", slug="binh"), name="Nguyễn Ấn")
    found = read(Question(asked("2024-01-23"), "minh"))
    assert {name: [person for person, _ in people] for name, (people, _) in found.items()} == {
        "Party Committee": ["Minh"],
        "Provincial People's Committee": ["Minh"],
    }
    assert [line.official.name for line in roll(Question(asked(), "an"), 1).groups[-1].lines] == ["An", "Binh"]


def test_directory_of_one_organization(cast):
    organization = roll(Question(asked()), 1).groups[1].organization
    assert list(read(Question(asked(), organization=organization))) == ["Provincial People's Committee"]


def test_pages_repeat_and_drop_nobody(cast, monkeypatch):
    monkeypatch.setattr(rolls, "PER_PAGE", 2)
    question = Question(asked("2024-01-23"))
    pages = [roll(question, number) for number in (1, 2, 3)]
    assert {(page.total, page.pages) for page in pages} == {(5, 3)}
    assert [
        [
            (str(group.organization or ""), group.is_continued, [line.official.name for line in group.lines])
            for group in page.groups
        ]
        for page in pages
    ] == [
        [("Party Committee", False, ["Loi", "Minh"])],
        [("Provincial People's Committee", False, ["Minh", "Dung"])],
        [("", False, ["An"])],
    ]
    with pytest.raises(NoSuchPage):
        roll(question, 4)


def test_large_group_goes_on_over_the_page(cast, monkeypatch):
    monkeypatch.setattr(rolls, "PER_PAGE", 3)
    (_, begun), (group, _) = (roll(Question(asked("2024-01-23")), number).groups for number in (1, 2))
    assert (begun.is_continued, [line.official.name for line in begun.lines]) == (False, ["Minh"])
    assert (group.is_continued, [line.official.name for line in group.lines], group.n) == (True, ["Dung"], 1)


def test_first_page_of_an_empty_directory_exists():
    found = roll(Question(asked()), 1)
    assert (found.groups, found.total, found.pages) == ([], 0, 1)


def test_post_that_nothing_public_speaks_for_is_not_listed(cast):
    hidden = make_organization(name="Marker", slug="marker")
    make_appointment(official=make_official(name="Hidden", slug="hidden"), post=make_post(organization=hidden))
    found = read(Question(asked()))
    assert "Marker" not in found
    assert found[""] == ([], "Recorded on other days, 2")


@pytest.mark.parametrize("more", [0, 2])
def test_directory_costs_the_same_however_many_there_are(cast, django_assert_num_queries, more):
    for n in range(more):
        make_attested(
            official=make_official(slug=f"more-{n}"), post=make_post(organization=make_organization(slug=f"m{n}"))
        )
    with django_assert_num_queries(5):
        read(Question(asked("2024-01-23")))
