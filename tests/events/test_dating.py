import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.dating import event_date
from portal.texts.dates import DatePrecision, PartialDate
from tests.figures.event_dates import labeled

SEPTEMBER_18 = date(2023, 9, 18)
JANUARY_3 = date(2024, 1, 3)
PIECES = "September 8|Feb 29|8/9|31/12/2023|30 tháng 2|31 April 2023|2023|(|)|on the morning of |sáng |ngày |tháng 2"
PIECES += "| năm 2023| - |to |and |, |from |Day |late |0|In March 2024| x |12th of |\u200b|anniversary of "


def day(lead, published_on=None):
    found = event_date(lead, published_on)
    return found and (found.year, found.month, found.day)


def days(lead):
    found = event_date(lead, None)
    first, last = (found.year, found.month, found.day), (found.end_year, found.end_month, found.end_day)
    return first, last


def test_every_lead_of_the_seeds_gives_the_day_a_person_reads(seeds):
    read = [(label.file, label.item, event_date(label.lead, label.published_on)) for label in labeled(seeds)]
    assert [
        (file, item, found and (found.month, found.day, found.year, found.part_of_day)) for file, item, found in read
    ] == [
        (label.file, label.item, label.month and (label.month, label.day, label.year, label.part_of_day))
        for label in labeled(seeds)
    ]


def test_every_lead_of_the_seeds_is_labeled(seeds):
    assert len(labeled(seeds)) == 32


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("On the morning of September 06, officials", (9, 6, "morning")),
        ("on the afternoon of January 31", (1, 31, "afternoon")),
        ("In the evening of May 5th, a concert", (5, 5, "evening")),
        ("Late January 12, the delegation", (1, 12, "")),
        ("Late afternoon of Sept. 12", (9, 12, "afternoon")),
        ("On Friday morning, September 8,", (9, 8, "morning")),
        ("On the morning of Friday, 8 September", (9, 8, "morning")),
        ("On September 8, in the evening", (9, 8, "evening")),
        ("This afternoon (September 8), the", (9, 8, "afternoon")),
        ("Today (September 8), the", (9, 8, "")),
        ("At noon on the 8th of September", (9, 8, "")),
        ("the meeting held on April\u00a08th", (4, 8, "")),
        ("The September 8 meeting", (9, 8, "")),
        ("ON THE MORNING OF MARCH 20", (3, 20, "morning")),
        ("Sáng 05/9, tại", (9, 5, "morning")),
        ("chiều ngày 23/01, tại", (1, 23, "afternoon")),
        ("Tối thứ Sáu, ngày 8/9", (9, 8, "evening")),
        ("Sáng nay (08/9), tại", (9, 8, "morning")),
        ("Ngày 8/9, UBND tỉnh", (9, 8, "")),
        ("Vào ngày mùng 8 tháng 9, tỉnh", (9, 8, "")),
        ("Hôm nay (8/9), tỉnh", (9, 8, "")),
    ],
)
def test_day_is_read_in_both_languages(lead, expected):
    found = event_date(lead, None)
    assert (found.month, found.day, found.part_of_day) == expected
    assert found.year is None


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("On September 5, 2023, the", (2023, 9, 5)),
        ("on the 8th of September, 2023", (2023, 9, 8)),
        ("Chiều ngày 23/01/2024, tại", (2024, 1, 23)),
        ("Ngày 12-10-2023, tại", (2023, 10, 12)),
        ("Ngày 8 tháng 9 năm 2023, tại", (2023, 9, 8)),
        ("the Summit from February 23-25, 2021, on the morning of February 25, named", (2021, 2, 25)),
    ],
)
def test_year_that_is_said_is_taken(lead, expected):
    assert day(lead) == day(lead, JANUARY_3) == expected


@pytest.mark.parametrize(
    ("lead", "first", "last"),
    [
        ("from February 23-25, 2021 in", (2021, 2, 23), (2021, 2, 25)),
        ("On September 8 and 9, the", (None, 9, 8), (None, 9, 9)),
        ("from the 8th to the 10th of September", (None, 9, 8), (None, 9, 10)),
        ("from 28 February to 3 March 2021", (2021, 2, 28), (2021, 3, 3)),
        ("from December 30 to January 2, 2024", (2023, 12, 30), (2024, 1, 2)),
        ("from December 30, 2023 to January 2", (2023, 12, 30), (2024, 1, 2)),
        ("Từ ngày 23 đến 25/2/2021,", (2021, 2, 23), (2021, 2, 25)),
        ("Từ 30/8 đến 02/9/2023,", (2023, 8, 30), (2023, 9, 2)),
        ("Trong hai ngày 8-9/9,", (None, 9, 8), (None, 9, 9)),
        ("Ngày 1, 2 và 3/11, hội thi tay nghề thu hút", (None, 11, 1), (None, 11, 3)),
        ("Trong các ngày 4, 5, 6 và 7 tháng 5 năm 2023,", (2023, 5, 4), (2023, 5, 7)),
        ("Từ ngày 30 tháng 8 đến ngày 2 tháng 9 năm 2023,", (2023, 8, 30), (2023, 9, 2)),
        ("On September 8 and 12 delegates", (None, 9, 8), (None, None, None)),
        ("On September 8-2, the", (None, 9, 8), (None, None, None)),
    ],
)
def test_range_has_a_first_and_a_last_day(lead, first, last):
    assert days(lead) == (first, last)


@pytest.mark.parametrize(
    "lead",
    [
        "In 1973, both countries established relations.",
        "the planning for the 2021-2030 period, with a vision to 2050",
        "the period 2021 - 2023",
        "volunteers keep the day of the coast guard (on August 28) every year",
        "the 50th anniversary of relations (September 21, 1973 - September 21, 2023)",
        "from September 21, 1973 to September 21, 2023",
        "the anniversary of National Day on September 2",
        "Vietnamese Teachers' Day, November 20",
        "Decision No. 12/QD-UBND dated March 15, 2021 of the",
        "Quyết định số 12/QĐ-UBND ngày 15/3/2021 của",
        "to be finished by September 30",
        "Tính đến ngày 15/9/2023, tỉnh",
        "kỷ niệm Quốc khánh ngày 2/9",
        "a hotline open 24/7, and 2/3 of the wards",
        "Resolution 8/9/QD and version 8.9",
        "as much as may 8 others",
        "on February 30 and 31/4/2023",
        "On September 8,000 people and September 8% more",
        "in late January",
        "",
    ],
)
def test_other_days_are_no_event(lead):
    assert event_date(lead, SEPTEMBER_18) is None


@pytest.mark.parametrize(
    ("lead", "words"),
    [
        (
            "On the 50th anniversary (September 21, 1973), on the afternoon of September 08, a",
            "on the afternoon of September 08",
        ),
        (
            "From September 1, as said on September 5, and on the morning of September 8",
            "on the morning of September 8",
        ),
        ("After the decision on May 5, the conference took place on May 8", "May 8"),
        ("On May 5, and again on May 8", "On May 5"),
        ("The May 5 plan was signed on May 8", "on May 8"),
        ("Nhân dịp Quốc khánh 2/9, sáng 1/9, lãnh đạo", "sáng 1/9"),
        ("Sáng nay (8/9), lãnh đạo", "Sáng nay (8/9)"),
    ],
)
def test_words_that_say_the_event_happened_outweigh_others(lead, words):
    found = event_date(lead, None)
    assert found.text == lead[slice(*found.span)] == words


@pytest.mark.parametrize(
    ("lead", "published_on", "expected"),
    [
        ("On September 5", SEPTEMBER_18, (2023, 9, 5)),
        ("On September 18", SEPTEMBER_18, (2023, 9, 18)),
        ("On September 19", SEPTEMBER_18, (2022, 9, 19)),
        ("On the morning of December 28", JANUARY_3, (2023, 12, 28)),
        ("On January 2", JANUARY_3, (2024, 1, 2)),
        ("On February 29", date(2023, 3, 1), (2020, 2, 29)),
        ("On February 29", date(1904, 2, 1), (1896, 2, 29)),
        ("On September 5", None, (None, 9, 5)),
        ("On September 5", date(1, 1, 1), (None, 9, 5)),
    ],
)
def test_year_is_the_nearest_past_one_at_publication(lead, published_on, expected):
    assert day(lead, published_on) == expected


def test_range_over_new_year_ends_in_the_next_year():
    found = event_date("from December 30 to January 2", JANUARY_3)
    assert (found.partial(), found.last_day()) == (PartialDate(date(2023, 12, 30)), date(2024, 1, 2))


@pytest.mark.parametrize(
    ("lead", "published_on", "warnings"),
    [
        ("On September 5", SEPTEMBER_18, set()),
        ("On August 19", SEPTEMBER_18, set()),
        ("On August 18", SEPTEMBER_18, {"more_than_30_days_before"}),
        ("from August 1 to September 1", SEPTEMBER_18, set()),
        ("On September 19, 2023", SEPTEMBER_18, {"after_publication"}),
        ("On September 19", SEPTEMBER_18, {"more_than_30_days_before"}),
        ("On December 28", JANUARY_3, {"end_of_year"}),
        ("On December 28, 2023", JANUARY_3, set()),
        ("On January 2", date(2023, 12, 30), {"end_of_year", "more_than_30_days_before"}),
        ("On September 5", None, {"no_year"}),
        ("On September 5, 2023", None, set()),
    ],
)
def test_doubt_is_left_to_an_editor(lead, published_on, warnings):
    assert event_date(lead, published_on).warnings == warnings


@pytest.mark.parametrize(
    "lead",
    ["PORTAL - In September 2023, exports", "In September of 2023, exports", "Trong tháng 9 năm 2023, xuất khẩu"],
)
def test_month_that_opens_the_lead_is_known_as_a_month(lead):
    found = event_date(lead, None)
    assert (found.precision, found.partial()) == (DatePrecision.MONTH, PartialDate.of(2023, 9))


def test_month_in_the_middle_is_no_event():
    assert event_date("The plan for exports in September 2023", None) is None


@pytest.mark.parametrize("form", ["NFC", "NFD", "tones apart"])
def test_vietnamese_is_read_however_it_is_composed(form):
    lead = "Chiều tối ngày 8 tháng 9 năm 2023"
    spelled = "Chiê\u0300u tô\u0301i nga\u0300y 8 tha\u0301ng 9 năm 2023" if form == "tones apart" else lead
    spelled = unicodedata.normalize(form, lead) if form.startswith("N") else spelled
    found = event_date(spelled, None)
    assert (found.year, found.month, found.day, found.part_of_day) == (2023, 9, 8, "evening")
    assert spelled[slice(*found.span)] == found.text


def test_only_the_beginning_of_a_long_text_is_read():
    assert event_date("x " * 2000 + "On September 5, 2023", None) is None


@given(st.lists(st.sampled_from(PIECES.split("|")), max_size=12).map("".join), st.none() | st.dates())
def test_any_lead_is_answered(lead, published_on):
    found = event_date(lead, published_on)
    if found:
        assert found.text == lead[slice(*found.span)]
        assert bool(found.partial()) == bool(found.last_day()) == (found.year is not None)


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("TTĐT - Tối ngày 30/12, tại quảng trường, Đoàn Thanh niên tổ chức đêm nhạc", (2023, 12, 30)),
        ("Thực hiện Kế hoạch số 45/KH-UBND ngày 02/3/2023, sáng ngày 19/12, các phường trồng cây", (2023, 12, 19)),
        ("Nhằm tháo gỡ khó khăn, chiều 14/8, Sở Công Thương mời 40 đơn vị đến trao đổi", (2023, 8, 14)),
        ("Từ ngày 28/12/2023 đến ngày 02/01/2024, phố sách mở cửa đón bạn đọc", (2023, 12, 28)),
        ("Vào lúc 19 giờ 30 ngày 24/12, nhà hát tỉnh diễn vở mới", (2023, 12, 24)),
        ("Nhân kỷ niệm 20 năm ngày thành lập (1/1/2004 - 1/1/2024), chiều 29/12, hội gặp mặt", (2023, 12, 29)),
        ("Hôm qua (2/1), đoàn bác sĩ khám bệnh cho người cao tuổi", (2024, 1, 2)),
        ("Đầu giờ chiều thứ Ba, ngày 02 tháng 01, tổ công tác kiểm tra chợ đêm", (2024, 1, 2)),
        ("Dự kiến đến quý II/2024, tuyến đường sẽ hoàn thành", None),
        ("Sáng mồng 2 tháng Giêng, lãnh đạo tỉnh dâng hương", None),
    ],
)
def test_vietnamese_lead_of_january_gives_the_day_a_person_reads(lead, expected):
    assert day(lead, JANUARY_3) == expected
