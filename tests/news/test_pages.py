"""Pages of a list against the list itself, wherever its months begin and end."""

import datetime
import random

import pytest
from django.utils import timezone

from news.listings import ListKey
from news.models import Edition, Listing, NewsList
from news.months import Month
from news.pages import NarrowedList, WholeList, list_page, span_of
from tests.news.factories import make_edition

ALL = ListKey(NewsList.Kind.ALL, "en")


@pytest.mark.parametrize("seed", range(200))
def test_span_begins_and_ends_with_the_months_of_the_slice(seed):
    chance = random.Random(seed)
    counts = [chance.randint(1, 25) for _ in range(chance.randint(1, 12))]
    months = [Month(datetime.date(2023 - number, 1, 1), n) for number, n in enumerate(counts)]
    start = chance.randrange(sum(counts))
    size = chance.randint(1, sum(counts) - start)
    month_of_row = [month.first for month in months for _ in range(month.n)]
    span = span_of(months, start, size)
    assert span.hi.date() == month_of_row[start].replace(month=2)
    assert span.lo.date() == month_of_row[start + size - 1]
    assert span.before == start - month_of_row.index(month_of_row[start])
    assert span.rows == sum(span.lo.date() <= month < span.hi.date() for month in month_of_row)


@pytest.mark.django_db
def test_small_month_after_a_large_one_repeats_no_story():
    for month, n in ((12, 9), (11, 8), (10, 1), (9, 5)):
        for day in range(n):
            make_edition(headline=f"{month}/{day}", published=f"2023-{month:02}-{day + 1:02} 10:00")
    seen = [edition.headline for number in (1, 2, 3) for edition in list_page(ALL, number).editions]
    assert seen == [edition.headline for edition in Edition.objects.public()]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "whole", [WholeList(ALL, timezone.now()), NarrowedList(Listing.objects.filter(list__kind="all"))]
)
def test_list_can_be_cut_into_slices_of_any_size(whole):
    for day in range(1, 8):
        make_edition(headline=str(day), published=f"2023-0{1 + day % 3}-{day:02} 10:00")
    order = [edition.headline for edition in Edition.objects.public()]
    assert len(whole) == 7
    for start in range(7):
        for stop in range(start, 8):
            assert [edition.headline for edition in whole[start:stop]] == order[start:stop]
