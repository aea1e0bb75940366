import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from events import rules
from events.rules import rhythm
from tests.events.factories import day


def dates(rrule, first="2024-01-01", until="2024-12-31"):
    return [each.isoformat() for each in rules.dates(rrule, day(first), day(until))]


@pytest.mark.parametrize(
    ("rrule", "first", "expected"),
    [
        ("FREQ=MONTHLY;BYDAY=1MO;COUNT=3", "2024-01-01", ["2024-01-01", "2024-02-05", "2024-03-04"]),
        ("FREQ=WEEKLY;INTERVAL=2;COUNT=3", "2024-01-03", ["2024-01-03", "2024-01-17", "2024-01-31"]),
        ("FREQ=MONTHLY;BYMONTHDAY=31;UNTIL=20240601", "2024-01-31", ["2024-01-31", "2024-03-31", "2024-05-31"]),
        ("FREQ=YEARLY;COUNT=2", "2024-02-29", ["2024-02-29"]),
        ("RRULE:FREQ=DAILY;UNTIL=20240103T170000Z", "2024-01-01", ["2024-01-01", "2024-01-02", "2024-01-03"]),
        ("freq=weekly;byday=mo,we;count=4;", "2024-01-01", ["2024-01-01", "2024-01-03", "2024-01-08", "2024-01-10"]),
        ("FREQ=MONTHLY;BYDAY=FR;BYSETPOS=-1;COUNT=2", "2024-01-26", ["2024-01-26", "2024-02-23"]),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "2024-01-01", []),
    ],
)
def test_rule_gives_its_days(rrule, first, expected):
    assert dates(rrule, first) == expected


@pytest.mark.parametrize(
    ("rrule", "sentence"),
    [
        ("", "Begin the rule with how often, as FREQ=WEEKLY or FREQ=MONTHLY;BYDAY=1MO."),
        ("every Monday", "Begin the rule with how often, as FREQ=WEEKLY or FREQ=MONTHLY;BYDAY=1MO."),
        ("FREQ=HOURLY", "“FREQ=HOURLY” cannot stand in a rule."),
        ("FREQ=DAILY;BYHOUR=9", "The hour does not stand in the rule: the dates have it."),
        ("FREQ=DAILY;INTERVAL=0", "“INTERVAL=0” cannot stand in a rule."),
        ("FREQ=DAILY;<b>=1", "“<B>=1” cannot stand in a rule."),
        ("FREQ=DAILY;UNTIL=20240230", "The rule ends on a day that no month has."),
        ("FREQ=DAILY;BYSETPOS=999", "No calendar can follow this rule."),
        ("FREQ=DAILY", "The rule gives more than 400 dates: end it earlier."),
    ],
)
def test_what_is_no_rule_is_refused_with_a_sentence(rrule, sentence):
    with pytest.raises(ValidationError) as refused:
        dates(rrule, until="2026-01-01")
    assert refused.value.messages == [sentence]


def test_dates_are_made_for_ten_years_at_most():
    with pytest.raises(ValidationError, match="too far ahead"):
        dates("FREQ=YEARLY", until="2034-02-01")


def test_end_of_a_rule_is_left_away():
    assert rules.bare("FREQ=WEEKLY;COUNT=3;BYDAY=MO;UNTIL=20240101") == "FREQ=WEEKLY;BYDAY=MO"


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("", "No rule"),
        ("FREQ=MONTHLY;BYDAY=1MO", "Every month, first Monday"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "Every month, last Friday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "Every 2 weeks, Monday, Thursday"),
        ("FREQ=YEARLY;BYMONTH=7,12", "Every year, July, December"),
        ("FREQ=MONTHLY;BYMONTHDAY=15", "Every month, day 15"),
        ("RRULE:FREQ=DAILY", "Every day"),
        ("FREQ=HOURLY", "By a rule of its own"),
        ("FREQ=%(n)s", "By a rule of its own"),
    ],
)
def test_rule_is_told_in_words(rule, said):
    assert rhythm(rule) == said


@pytest.mark.parametrize(
    ("rule", "said"), [("FREQ=WEEKLY;INTERVAL=2", "Mỗi 2 tuần"), ("FREQ=DAILY", "Mỗi ngày"), ("", "Không định kỳ")]
)
def test_rule_is_told_in_the_language_of_the_page(rule, said):
    with translation.override("vi"):
        assert rhythm(rule) == said
