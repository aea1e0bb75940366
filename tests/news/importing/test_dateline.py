from datetime import UTC, date, datetime, timedelta

import pytest

from news.importing.dateline import is_dateline, parse_dateline, parse_day
from news.importing.reading import PageRefused

MONDAY = date(2023, 9, 18)


def test_date_line_is_an_hour_in_the_province():
    read = parse_dateline("Thứ 2, Ngày 18/09/2023, 10:00", line=1)
    assert read.published_at == datetime(2023, 9, 18, 3, 0, tzinfo=UTC)
    assert read.published_at.utcoffset() == timedelta(hours=7)
    assert read.weekday_agrees


@pytest.mark.parametrize(
    ("weekday", "days_after_monday"),
    [*((f"Thứ {number}", number - 2) for number in range(2, 8))]
    + [(sunday, 6) for sunday in ("Chủ nhật", "Chủ Nhật", "CHỦ NHẬT", "CN")],
)
def test_every_weekday_agrees_with_its_own_day_only(weekday, days_after_monday):
    agreeing = [
        offset
        for offset in range(7)
        if parse_dateline(f"{weekday}, Ngày {MONDAY + timedelta(offset):%d/%m/%Y}, 10:00", 1).weekday_agrees
    ]
    assert agreeing == [days_after_monday]


@pytest.mark.parametrize("weekday", ["Thứ 8", "Thứ 1", "Thứ x"])
def test_weekday_that_does_not_exist_agrees_with_no_day(weekday):
    assert not parse_dateline(f"{weekday}, Ngày 18/09/2023, 10:00", 1).weekday_agrees


@pytest.mark.parametrize(
    "text",
    [
        "Thứ 2, ngày 18/9/2023, 9:05",
        "Thứ 2 Ngày 18/09/2023 09:05",
        "Thứ Hai, Ngày 18/09/2023,09:05",
        "thu 2, ngay 18/09/2023, 09:05",
    ],
)
def test_spellings_of_one_date_line_read_alike(text):
    read = parse_dateline(text, 1)
    assert (read.published_at.isoformat(), read.weekday_agrees) == ("2023-09-18T09:05:00+07:00", True)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Thứ 2, Ngày 31/02/2023, 10:00", "31/02/2023, 10:00 does not exist"),
        ("Thứ 2, Ngày 18/13/2023, 10:00", "18/13/2023, 10:00 does not exist"),
        ("Thứ 2, Ngày 18/09/2023, 24:00", "18/09/2023, 24:00 does not exist"),
        ("Thứ 2, Ngày 18/09/0023, 10:00", "the year 23 lies outside 1997 to 2100"),
        ("Thứ 2, Ngày 18/09/9999, 10:00", "the year 9999 lies outside 1997 to 2100"),
        ("Thứ 2, Ngày 18/09/2023", "the date line lacks a day as 18/09/2023 or an hour as 10:00"),
        ("Thứ 2, Ngày", "the date line lacks a day as 18/09/2023 or an hour as 10:00"),
    ],
)
def test_impossible_date_is_refused_with_its_line(text, reason):
    with pytest.raises(PageRefused) as refused:
        parse_dateline(text, line=4)
    assert str(refused.value) == f"line 4: {reason}"


@pytest.mark.parametrize(
    "text",
    [
        "Thứ 2, ngày 18/09/2023, thư viện mở cửa",
        "18/09/2023, 10:00",
        "News",
        "",
        "Thứ hai là ngày nghỉ",
        "Thứ 2, Ngày " + "1" * 90,
    ],
)
def test_other_lines_are_no_date_line(text):
    assert not is_dateline(text)
    assert parse_dateline(text, 1) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [("26/02/2020", date(2020, 2, 26)), ("30/02/2020", None), ("26/02/1020", None), ("26/02", None), ("a/b/c", None)],
)
def test_day_is_read_day_first(text, day):
    assert parse_day(text) == day
