import pytest

from news.models import Rejection
from portal.directory.phrasebook import Thing
from tests.events.factories import make_event
from tests.news.mentions.factories import make_province, offered, written
from tests.portal.directory.factories import (
    make_appointment,
    make_attested,
    make_official,
    make_organization,
    make_post,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def province():
    return make_province()


def told(suggestions):
    return [(str(each.record), [str(post.post) for post in each.posts]) for each in suggestions]


def test_each_record_is_offered_once_in_the_order_of_the_text(province):
    found = offered("The PPC met. Mr. Nguyen Van Loi spoke. Nguyen Van Loi left. Mai Hung Dung stayed.")
    assert [(str(each.record), each.said, each.n) for each in found] == [
        ("Provincial People's Committee", "PPC", 1),
        ("Nguyen Van Loi", "Nguyen Van Loi", 2),
        ("Mai Hung Dung", "Mai Hung Dung", 1),
    ]


def test_post_named_alone_offers_who_held_it_on_the_day(province):
    make_attested(official=make_official(name="Le An", slug="le-an"), post=province.chairman, on=["2024-07-01"])
    chairman = ["Chairman, Provincial People's Committee"]
    assert told(offered("Later the Chairman of the PPC said so.")) == [("Vo Van Minh", chairman)]
    assert told(offered("Later the Chairman of the PPC said so.", on="2024-07-01")) == [("Le An", chairman)]


def test_post_that_several_hold_offers_all_of_them_each_with_the_others(province):
    make_attested(official=make_official(name="Le An", slug="le-an"), post=province.vice, on=["2023-09-05"])
    found = offered("Later the Vice Chairman of the PPC said so.")
    assert [(str(each.record), [str(other) for other in each.instead]) for each in found] == [
        ("Mai Hung Dung", ["Le An"]),
        ("Le An", ["Mai Hung Dung"]),
    ]


def test_post_stands_for_whom_the_story_itself_calls_so(province):
    make_attested(official=make_official(name="Le An", slug="le-an"), post=province.vice, on=["2023-09-05"])
    (found,) = offered("Vice Chairman of the PPC Mai Hung Dung came. The Vice Chairman of the PPC said so.")
    assert (str(found.record), found.n) == ("Mai Hung Dung", 2)


def test_post_given_by_the_story_comes_before_the_first_by_protocol(province):
    head = make_post(organization=province.party, title="Deputy Secretary", rank=2)
    make_attested(official=province.minh, post=head, on=["2023-09-05"])
    plain, titled = offered("Vo Van Minh spoke."), offered("Chairman of the PPC Vo Van Minh spoke.")
    assert told(plain) == [("Vo Van Minh", ["Deputy Secretary, Provincial Party Committee"])]
    assert told(titled) == [("Vo Van Minh", ["Chairman, Provincial People's Committee"])]
    assert [str(each.post) for each in titled[0].others] == ["Deputy Secretary, Provincial Party Committee"]


def test_who_has_no_post_on_the_day_is_offered_without_one(province):
    assert told(offered("Vo Van Minh spoke.", on="2022-01-01")) == [("Vo Van Minh", [])]


def test_of_two_people_of_one_name_the_title_tells_which(province):
    other = make_official(name="Vo Van Minh", slug="vo-van-minh-2")
    make_attested(official=other, post=make_post(organization=province.party, title="Member"), on=["2023-09-05"])
    (by_title,) = offered("Chairman of the PPC Vo Van Minh spoke.")
    assert by_title.thing == Thing("official", province.minh.pk)
    either = offered("Vo Van Minh spoke.")
    assert [each.instead for each in either] == [[other], [province.minh]]


def test_of_two_bodies_of_one_name_the_one_that_stood_is_offered(province):
    ended = {"dissolution_on": "2020-01-01", "dissolution_precision": "day"}
    make_organization(name="Department of Finance", slug="finance-1", **ended)
    new = make_organization(name="Department of Finance", slug="finance-2")
    assert [each.record for each in offered("The Department of Finance met.")] == [new]


def test_event_is_offered_near_its_day_or_by_its_year():
    first, second = (
        make_event(name="Press briefing"),
        make_event(name="Press briefing", start="2023-12-05", slug="second"),
    )
    fair = make_event(name="Trade Fair 2021", start="2021-05-01")
    text = "The Press Briefing followed the Trade Fair 2021."
    assert [each.record for each in offered(text)] == [first, fair]
    assert [each.record for each in offered(text, on="2023-12-06")] == [second, fair]
    assert [each.record for each in offered(text, on="2025-01-01")] == [fair]
    assert [each.record for each in offered(text, on="")] == [fair]


def test_linked_and_rejected_records_are_not_offered_again(province):
    text = "Vo Van Minh met Nguyen Van Loi and Mai Hung Dung."
    story = written(text)
    Rejection.objects.create(story=story.story, official=province.loi)
    linked = frozenset({Thing("official", province.minh.pk)})
    assert told(offered(text, linked=linked, story=story.story)) == [
        ("Mai Hung Dung", ["Vice Chairman, Provincial People's Committee"])
    ]
    assert len(offered(text)) == 3


def test_linked_record_is_shown_where_text_and_register_disagree(province):
    linked = frozenset({Thing("official", province.minh.pk)})
    (found,) = offered("Vice Chairman Vo Van Minh spoke.", linked=linked)
    assert (found.is_linked, found.disagreement.said) == (True, "Vice Chairman")


def test_same_text_gives_the_same_offers(province):
    text = "The PPC, the Chairman of the PPC, Nguyen Van Loi and Mai Hung Dung."
    assert told(offered(text)) == told(offered(text))


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow_with_what_is_named(django_assert_num_queries, count):
    people = [make_official(name=f"Le An {'Bao' * n}", slug=f"le-an-{n}") for n in range(1, count + 1)]
    body = make_organization()
    for each in people:
        make_appointment(official=each, post=make_post(organization=body, title=f"Chairman {each.pk}"))
    # The register and the calendar are read anew within a transaction only.
    with django_assert_num_queries(6 + 3):
        assert len(offered("; ".join(each.name for each in people))) == count
