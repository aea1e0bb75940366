import datetime
from decimal import Decimal

import pytest
import reversion
from django.contrib.auth.models import User

from news.models import Article, BaseSalary, Contribution, Contributor, Edition, GenreRate, LedgerLine
from news.publishing import publish, withdraw
from news.royalties.ledger import propose, propose_corrections, propose_month, propose_published
from news.royalties.settling import approve, close_month
from tests.news.factories import make_article, soon
from tests.news.royalties.factories import (
    OCTOBER,
    SEPTEMBER,
    amounts,
    assess,
    credit,
    load_rates,
    make_accountant,
    make_shares,
    make_story,
)

pytestmark = pytest.mark.django_db
AN, HA = ("An", "writer"), ("Ha", "translator")


@pytest.fixture(autouse=True)
def rates() -> None:
    load_rates()


def close(month: datetime.date = SEPTEMBER) -> None:
    propose_month(month)
    approve(LedgerLine.objects.filter(month__month=month), make_accountant())
    close_month(month, make_accountant())


def publish_again(article: Article) -> None:
    publish(Article.objects.get(pk=article.pk))


def test_example_of_the_domain():
    story = make_story(AN, HA, photos=1)
    assess(story, coefficient=2, photo_coefficient=Decimal("0.5"), translation=50)
    propose(story)
    assert amounts(SEPTEMBER) == [("An", "writer", 450_000), ("Ha", "translator", 225_000)]


def test_line_names_its_reason_its_source_and_when_it_is_due():
    (line,) = propose(make_story(AN)).lines
    assert line.formula == "2 × 10 % × 1,800,000 = 360,000 VND"
    assert line.source == (
        "Decree 18/2014/ND-CP; Base salary set by the Government (from 2023-07-01); "
        "Decree 18/2014/ND-CP, usual by the newsroom's own table"
    )
    assert line.published_on == datetime.date(2023, 9, 18)
    assert line.due_on == datetime.date(2023, 11, 17)
    assert line.is_overdue(datetime.date(2023, 11, 18))
    assert not line.is_overdue(datetime.date(2023, 11, 17))


def test_salary_of_the_day_of_publication_in_the_province_decides():
    """Eleven at night in London is the next morning in the province."""
    BaseSalary.objects.filter(valid_from="2023-07-01").update(valid_until="2023-09-18")
    BaseSalary.objects.filter(valid_from="2024-07-01").update(valid_from="2023-09-18")
    before = make_story(AN, published="2023-09-17 23:59", headline="Before")
    after = make_story(AN, published="2023-09-18 00:00", headline="After")
    assert [line.amount for story in (before, after) for line in propose(story).lines] == [360_000, 468_000]


def test_publication_proposes_and_withdrawal_takes_back():
    article = make_article()
    credit(article, AN)
    publish(article)
    assert amounts(SEPTEMBER) == [("An", "writer", 360_000)]
    withdraw(article)
    assert amounts() == []


def test_publication_after_closing_books_the_difference_at_once():
    story = make_story(AN)
    close()
    Contribution.objects.create(article=story.article, contributor=Contributor.objects.create(name="Bao"))
    publish_again(story.article)
    assert amounts(OCTOBER) == [("An", "writer", -360_000), ("An", "writer", 180_000), ("Bao", "writer", 180_000)]


def test_story_that_cannot_be_reckoned_is_published_all_the_same():
    BaseSalary.objects.all().delete()
    article = make_article()
    credit(article, AN)
    publish(article)
    assert Edition.objects.public().get().article == article
    assert amounts() == []


def test_what_the_old_portal_published_is_not_proposed_by_itself():
    make_story(AN)
    assert amounts() == []


def test_story_of_nobody_costs_one_query_more(django_assert_num_queries):
    story = make_story()
    with django_assert_num_queries(1):
        propose_published([story.article])


def test_override_of_what_was_counted_is_told_with_its_reason():
    story = make_story(AN)
    assess(story, photos=3, genre="interview", reason="A gallery of three.")
    (line,) = propose(story).lines
    assert line.reason == "interview, published as news; 3 photos, published with 0: A gallery of three."
    assert (line.genre, line.amount) == ("interview", 990_000)


def test_proposing_again_changes_nothing():
    make_story(AN, HA)
    propose_month(SEPTEMBER)
    lines = list(LedgerLine.objects.values())
    assert propose_month(SEPTEMBER).lines == []
    assert list(LedgerLine.objects.values()) == lines


def test_month_takes_its_own_stories_only():
    make_story(AN, published="2023-08-31 23:59", headline="August")
    make_story(AN, published="2023-09-01 00:00", headline="First")
    make_story(AN, published="2023-09-30 23:59", headline="Last")
    make_story(AN, published="2023-10-01 00:00", headline="October")
    propose_month(SEPTEMBER)
    assert {line.article.headline for line in LedgerLine.objects.all()} == {"First", "Last"}


def test_story_without_date_or_people_or_not_public_yet_earns_nothing():
    make_story()
    make_story(AN, published=None, listed_at=soon(-24))
    scheduled = make_story(AN, published=f"{soon(48):%Y-%m-%d} 10:00")
    assert propose(scheduled).lines == []
    assert propose_month(SEPTEMBER).lines == []


def test_story_without_a_rate_is_named_and_the_others_go_on():
    GenreRate.objects.filter(genre="interview").delete()
    make_story(AN, genre="interview", headline="Unpriced")
    make_story(AN)
    proposal = propose_month(SEPTEMBER)
    assert [(each.article.headline, each.reason) for each in proposal.refusals] == [
        ("Unpriced", "There is no coefficient for the genre interview on 2023-09-18.")
    ]
    assert amounts() == [("An", "writer", 360_000)]


def test_proposal_follows_a_changed_assessment():
    story = make_story(AN)
    propose(story)
    assess(story, coefficient=3)
    propose(story)
    assert amounts() == [("An", "writer", 540_000)]


def test_draft_of_a_published_story_changes_nothing():
    story = make_story(AN, genre="interview")
    with reversion.create_revision():
        story.article.genre = "news"
        story.article.save()
    propose(story)
    assert amounts() == [("An", "writer", 900_000)]


def test_approved_line_of_an_open_month_is_taken_back_there():
    story = make_story(AN)
    approve(propose(story).lines, make_accountant())
    assess(story, coefficient=3)
    propose(story)
    assert amounts(SEPTEMBER) == [("An", "writer", 360_000), ("An", "writer", -360_000), ("An", "writer", 540_000)]


def test_recomputing_a_closed_month_gives_no_difference():
    story = make_story(AN, HA)
    close()
    before = list(LedgerLine.objects.values())
    assert propose_month(SEPTEMBER).lines == []
    assert propose(story).lines == []
    assert propose_corrections().lines == []
    assert list(LedgerLine.objects.values()) == before


def test_correction_after_closing_is_booked_in_the_open_month():
    story = make_story(AN)
    close()
    assess(story, genre="interview", reason="Was an interview.")
    propose_corrections()
    assert amounts(SEPTEMBER) == [("An", "writer", 360_000)]
    assert amounts(OCTOBER) == [("An", "writer", -360_000), ("An", "writer", 900_000)]
    assert LedgerLine.objects.get(amount__lt=0).reverses == LedgerLine.objects.get(month__month=SEPTEMBER)


def test_changed_shares_after_closing_are_booked_in_the_open_month():
    story = make_story(("An", "writer", 50), ("Bao", "writer", 50))
    close()
    make_shares(story, {("An", "writer"): 75, ("Bao", "writer"): 25})
    propose_corrections()
    assert sorted(amounts(OCTOBER)) == sorted(
        [
            ("An", "writer", -180_000),
            ("Bao", "writer", -180_000),
            ("An", "writer", 270_000),
            ("Bao", "writer", 90_000),
        ]
    )


def test_withdrawn_story_is_taken_back():
    story = make_story(AN, HA)
    close()
    withdraw(story.article)
    propose_corrections()
    assert amounts(OCTOBER) == [("An", "writer", -360_000), ("Ha", "translator", -180_000)]
    assert set(LedgerLine.objects.filter(amount__lt=0).values_list("reason", flat=True)) == {"Withdrawn."}
    assert propose_corrections().lines == []


def test_withdrawn_story_that_nobody_has_approved_leaves_no_line():
    story = make_story(AN)
    propose(story)
    withdraw(story.article)
    propose_month(SEPTEMBER)
    assert amounts() == []


def test_story_published_again_is_owed_again():
    story = make_story(AN)
    close()
    withdraw(story.article)
    propose_corrections()
    publish(story.article)
    propose(story)
    assert [amount for _, _, amount in amounts(OCTOBER)] == [-360_000, 360_000]


def test_corrected_text_changes_no_royalty():
    story = make_story(AN)
    close()
    publish(story.article)
    assert propose_corrections().lines == []


def test_person_who_has_left_keeps_what_is_owed():
    story = make_story(AN)
    writer = story.article.contributions.get().contributor
    writer.user = User.objects.create(username="an", is_active=False)
    writer.save()
    propose_month(SEPTEMBER)
    writer.name = "An (left)"
    writer.save()
    close()
    assert amounts(SEPTEMBER) == [("An", "writer", 360_000)]


def test_person_taken_off_after_closing_pays_back():
    story = make_story(AN, HA)
    close()
    Contribution.objects.filter(article=story.article, role="translator").delete()
    propose_corrections()
    assert amounts(OCTOBER) == []
    publish_again(story.article)
    assert amounts(OCTOBER) == [("Ha", "translator", -180_000)]


def test_story_that_comes_late_is_booked_in_the_open_month():
    make_story(AN)
    close()
    propose(make_story(AN, headline="Late", published="2023-09-20 10:00"))
    assert amounts(OCTOBER) == [("An", "writer", 360_000)]


@pytest.mark.parametrize("stories", [1, 3])
def test_proposing_a_month_costs_the_same_for_one_story_and_for_three(django_assert_num_queries, stories):
    for number in range(stories):
        make_story(AN, HA, headline=f"September {number}", published=f"2023-09-0{number + 1} 10:00")
    with django_assert_num_queries(22):
        propose_month(SEPTEMBER)
    assert LedgerLine.objects.count() == 2 * stories
    with django_assert_num_queries(15):
        propose_month(SEPTEMBER)
