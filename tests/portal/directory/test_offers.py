import datetime

from portal.directory.days import AskedDay
from portal.directory.offers import offers
from portal.texts.dates import parse_partial

TURN = datetime.date(2025, 7, 1)


def names(asked, turn=None):
    return [(offer.name, offer.path, offer.current) for offer in offers(asked, "/organizations/", turn)]


def test_today_is_offered_always():
    assert names(AskedDay.today()) == [("Today", "/organizations/", True)]


def test_days_on_either_side_of_a_change_are_offered():
    asked = AskedDay(parse_partial("2024-01-23"), "2024-01-23")
    assert names(asked, TURN) == [
        ("Today", "/organizations/", False),
        ("January 23, 2024", "/organizations/?on=2024-01-23", True),
        ("June 30, 2025, before the change", "/organizations/?on=2025-06-30", False),
        ("July 1, 2025, after it", "/organizations/?on=2025-07-01", False),
    ]


def test_no_day_is_offered_twice_and_the_one_asked_for_is_marked():
    found = names(AskedDay(parse_partial("2025-07-01"), "2025-07-01"), TURN)
    assert [path for _, path, _ in found].count("/organizations/?on=2025-07-01") == 1
    assert [path for _, path, current in found if current] == ["/organizations/?on=2025-07-01"]
