import unicodedata

import pytest

from news.importing.labels import furniture_rule
from news.importing.old_form import FORM_LABELS


@pytest.mark.parametrize("label", FORM_LABELS)
def test_labels_of_the_old_form_are_left_out(label):
    assert furniture_rule(label) == "form label"


@pytest.mark.parametrize(
    "text",
    [
        "Tin nổi bật(Time)",
        "TIN NỔI BẬT (TIME)",
        "Tiêu đề:",
        unicodedata.normalize("NFD", "Hệ số lương cơ sở"),
        "Tieu de",
        "Manage PermissionsManage Permissions",
        "Version History Version History",
        "Manage PermissionsManage Permissions Version HistoryVersion History",
        " ".join(FORM_LABELS),
    ],
)
def test_labels_are_known_in_every_spelling_doubled_and_in_a_row(text):
    assert furniture_rule(text) == "form label"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Cỡ chữ: Font size: Giảm (A-) Mặc định (A) Tăng (A+)", "font-size line"),
        ("Cỡ chữ: Giảm (A-) Mặc định (A) Tăng (A+)", "font-size line"),
        ("Chia sẻ:", "share line"),
        ("Chia sẻ: Facebook Twitter", "share line"),
        ("Content Type: Tin Tức Mở Rộng", "content type line"),
        ("Content Type: Tin tức", "content type line"),
        ("Created at by", "audit line"),
        ("Last modified at by", "audit line"),
        ("Created at 9/18/2023 10:02 AM by Nguyen Trang", "audit line"),
        ("----------", "separator line"),
        ("* * *", "separator line"),
    ],
)
def test_other_furniture_goes_under_its_own_rule(text, rule):
    assert furniture_rule(text) == rule


@pytest.mark.parametrize(
    "text",
    [
        "News",
        "Smart City",
        "Nội dung cuộc họp",
        "Approval Status of the project",
        "Sharing a laboratory",
        "Chia sẻ tại hội nghị, ông Nguyễn Văn Lợi cho biết",
        "Created at the request of the chairman, and led by two engineers",
        "Content types of the new portal",
        "Permissions are managed by the chairman",
        "2,722",
    ],
)
def test_lines_of_the_page_itself_are_kept(text):
    assert furniture_rule(text) is None


def test_a_long_text_is_no_furniture():
    assert furniture_rule("Nội dung " * 200) is None
