import datetime

import pytest

from portal.directory.tenure import Answer, recorded_date
from portal.texts.dates import PartialDate, parse_partial
from tests.portal.directory.factories import make_tenure as tenure


def answers(known, *days):
    return " ".join(known.answer(parse_partial(day)).name for day in days)


def test_between_two_attested_days_it_held_throughout_and_nobody_knows_of_others():
    known = tenure(first="2022-03-16", last="2024-01-24")
    days = ("2022-03-15", "2022-03-16", "2023-05-01", "2024-01-24", "2024-01-25")
    assert answers(known, *days) == "UNKNOWN RECORDED RECORDED RECORDED UNKNOWN"


def test_one_attested_day_says_nothing_of_the_next():
    assert answers(tenure(first="2024-01-23"), "2024-01-22", "2024-01-23", "2024-01-24") == "UNKNOWN RECORDED UNKNOWN"


def test_recorded_beginning_holds_until_a_recorded_end():
    open_ended = tenure(started="2021-02-01")
    assert answers(open_ended, "2021-01-31", "2021-02-01", "2035-01-01") == "LATER RECORDED RECORDED"
    ended = tenure(started="2021-02-01", ended="2023-06-01")
    assert answers(ended, "2023-05-31", "2023-06-01") == "RECORDED ENDED"


def test_end_is_the_first_day_without_it():
    assert answers(tenure(first="2023-01-01", ended="2023-06-01"), "2023-05-31", "2023-06-01") == "RECORDED ENDED"


def test_end_known_without_any_beginning_says_nothing_of_the_days_before():
    assert answers(tenure(ended="2023-06-01"), "2023-05-31", "2023-06-01") == "UNKNOWN ENDED"


@pytest.mark.parametrize(
    ("started", "ended", "day", "answer"),
    [
        ("2021", "", "2020-12-31", "LATER"),
        ("2021", "", "2021-06-01", "UNKNOWN"),
        ("2021", "", "2021-12-31", "RECORDED"),
        ("2020", "2023-06", "2023-05-31", "RECORDED"),
        ("2020", "2023-06", "2023-06-15", "UNKNOWN"),
        ("2020", "2023-06", "2023-06-30", "ENDED"),
    ],
)
def test_within_an_unprecise_date_nobody_knows(started, ended, day, answer):
    assert answers(tenure(started, ended), day) == answer


def test_month_is_asked_for_any_of_its_days():
    known = tenure(first="2023-09-05", last="2023-09-08")
    assert answers(known, "2023-08", "2023-09", "2023", "2023-10") == "UNKNOWN RECORDED RECORDED UNKNOWN"
    dated = tenure(started="2023-09-10", ended="2023-11-10")
    assert answers(dated, "2023-08", "2023-09", "2023-11", "2023-12") == "LATER RECORDED RECORDED ENDED"


def test_post_ends_with_its_organization_which_proves_nothing_of_the_days_before():
    known = tenure(first="2023-09-05", closed="2025-07-01")
    assert answers(known, "2023-09-05", "2024-09-05", "2025-07-01") == "RECORDED UNKNOWN CLOSED"


def test_own_end_counts_more_than_that_of_the_organization():
    assert answers(tenure(started="2020", ended="2023-06-01", closed="2025-07-01"), "2025-08-01") == "ENDED"


def test_story_of_a_day_before_the_recorded_beginning_is_believed():
    assert answers(tenure(started="2023-09-10", first="2023-09-05"), "2023-09-04", "2023-09-05") == "LATER RECORDED"


def test_nothing_known_is_nothing_known():
    assert tenure().answer(PartialDate(datetime.date(2023, 1, 1))) == Answer.UNKNOWN
    assert tenure().latest is None


def test_latest_is_the_last_day_anything_is_known_of():
    assert tenure(started="2024-01-01", first="2023-09-05").latest == datetime.date(2024, 1, 1)
    assert tenure(first="2023-09-05", last="2023-09-08").latest == datetime.date(2023, 9, 8)


def test_date_that_nobody_recorded_is_none():
    assert recorded_date(None, "") is None
    assert recorded_date(datetime.date(2023, 1, 1), "year").label() == "2023"
