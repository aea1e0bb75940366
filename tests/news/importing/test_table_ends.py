import pytest

from news.importing.table_ends import ROW_END, is_featured, is_published, published_at


@pytest.mark.parametrize(
    "text",
    [
        "4/28/2023 11:00 AM No Đã ban hành",
        "4/28/2023 11:00 AM | No | Đã ban hành |",
        "4/28/2023 11:00:00 AM || Không || đã ban hành",
        "04/28/2023 11:00 SA No Đã ban hành Another title",
    ],
)
def test_end_of_a_row_tells_hour_flag_and_status(text):
    end = ROW_END.search(text)
    assert published_at(end).isoformat() == "2023-04-28T11:00:00+07:00"
    assert (is_published(end), is_featured(end)) == (True, False)


@pytest.mark.parametrize(
    ("flag", "featured"), [("Yes", True), ("Có", True), ("YES", True), ("No", False), ("Không", False)]
)
def test_flag_is_read_in_both_languages(flag, featured):
    assert is_featured(ROW_END.search(f"4/28/2023 11:00 AM {flag} Đã ban hành")) is featured


@pytest.mark.parametrize("status", ["Bản nháp", "Chờ duyệt", "Chưa ban hành", "Pending"])
def test_every_other_status_is_not_published(status):
    end = ROW_END.search(f"4/28/2023 11:00 AM No {status} | x")
    assert (end["status"], is_published(end)) == (status, False)


@pytest.mark.parametrize(("hour", "hours"), [("12:05 AM", 0), ("1:05 AM", 1), ("12:05 PM", 12), ("11:05 CH", 23)])
def test_hours_are_counted_twice_to_twelve(hour, hours):
    assert published_at(ROW_END.search(f"4/28/2023 {hour} No Đã ban hành")).hour == hours


@pytest.mark.parametrize(
    "text",
    [
        "28/4/2023 11:00 AM No Đã ban hành",
        "4/28/2023 11:00 No Đã ban hành",
        "4/28/2023 11:00 AM Đã ban hành",
        "4/28/2023 11:00 AM No ",
        "٤/28/2023 11:00 AM No Đã ban hành",
        "4/28/2023 11:00 AM No " + "x" * 41,
    ],
)
def test_other_texts_end_no_row_or_have_no_day(text):
    end = ROW_END.search(text)
    assert end is None or published_at(end) is None
