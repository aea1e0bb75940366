from datetime import date

import pytest
from django.utils import translation

from portal.texts.dates import DatePrecision, PartialDate, parse_partial

DAY = PartialDate(date(2023, 9, 5))
MONTH = PartialDate(date(2024, 2, 9), DatePrecision.MONTH)
YEAR = PartialDate(date(2023, 9, 5), DatePrecision.YEAR)


@pytest.mark.parametrize(("partial", "label"), [(DAY, "September 5, 2023"), (MONTH, "February 2024"), (YEAR, "2023")])
def test_label_says_no_more_than_is_known(partial, label):
    assert partial.label() == str(partial) == label


def test_label_names_the_month_in_the_language_of_the_page():
    with translation.override("vi"):
        assert "September" not in DAY.label()


@pytest.mark.parametrize(("partial", "written"), [(DAY, "2023-09-05"), (MONTH, "2024-02"), (YEAR, "2023")])
def test_machines_read_no_more_than_is_known(partial, written):
    assert partial.isoformat() == written


@pytest.mark.parametrize(
    ("partial", "start", "end"),
    [
        (DAY, date(2023, 9, 5), date(2023, 9, 5)),
        (MONTH, date(2024, 2, 1), date(2024, 2, 29)),
        (YEAR, date(2023, 1, 1), date(2023, 12, 31)),
        (PartialDate(date(2023, 12, 9), DatePrecision.MONTH), date(2023, 12, 1), date(2023, 12, 31)),
    ],
)
def test_period_has_a_first_and_a_last_day(partial, start, end):
    assert (partial.start(), partial.end()) == (start, end)


def test_unknown_day_makes_no_difference():
    assert PartialDate(date(2023, 9, 5), DatePrecision.MONTH) == PartialDate(date(2023, 9, 8), DatePrecision.MONTH)


def test_precision_may_come_from_a_row():
    assert PartialDate(date(2023, 9, 5), "month").label() == "September 2023"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023-09-08", "2023-09-08"),
        ("2023-09", "2023-09"),
        (" 2023 ", "2023"),
        ("September 8, 2023", "2023-09-08"),
        ("sept. 8 2023", "2023-09-08"),
        ("8 September 2023", "2023-09-08"),
        ("September\u00a02023", "2023-09"),
        ("8/9/2023", "2023-09-08"),
        ("08/09/2023", "2023-09-08"),
        ("9/2023", "2023-09"),
        ("May 2023", "2023-05"),
        ("29/2/2024", "2024-02-29"),
    ],
)
def test_date_is_read_as_editors_write_it(text, expected):
    assert parse_partial(text).isoformat() == expected


@pytest.mark.parametrize("text", ["", "soon", "2023-9-8", "8/9/23", "2023-09-08T10:00", "September 8", "٢٠٢٣", "20230"])
def test_other_writing_is_answered_with_the_forms_that_work(text):
    with pytest.raises(ValueError, match="Write a date as 2023-09-08"):
        parse_partial(text)


@pytest.mark.parametrize("text", ["2023-02-29", "31/4/2023", "9/13/2023", "2023-00", "0000", "Smarch 8, 2023"])
def test_day_that_never_was_is_refused(text):
    with pytest.raises(ValueError, match="The calendar has no such date"):
        parse_partial(text)


@pytest.mark.parametrize("partial", [DAY, MONTH, YEAR])
def test_label_and_written_form_are_read_back(partial):
    assert parse_partial(partial.label()) == parse_partial(partial.isoformat()) == partial
