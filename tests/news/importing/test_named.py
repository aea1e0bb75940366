import pytest

from news.importing.runs import import_files
from news.importing.scraps import scraps
from news.models import Article, Mention, Rejection
from portal.imports.models import ImportMark
from tests.news.importing.factories import PARAGRAPH, article_text
from tests.news.mentions.factories import make_province

pytestmark = pytest.mark.django_db

LEAD = "PORTAL - On the morning of September 05, Vo Van Minh came to open a library for six streets in the province."


@pytest.fixture
def province():
    return make_province()


@pytest.fixture
def imported(tmp_path):
    """Imports a page of that text, or again, and gives the marks that say whom it names."""

    def take(body):
        (tmp_path / "page.txt").write_text(article_text(lead=LEAD, body=body), encoding="utf-8")
        (report,) = import_files(scraps([tmp_path]), dry_run=False, arguments=[])
        return [(mark["line"], mark["text"]) for mark in report.marks if mark["kind"] == "mention"]

    return take


def test_who_is_named_is_marked_with_its_line_and_linked_to_nobody(province, imported):
    marks = imported(
        f"{PARAGRAPH}\n\nLater the Secretary of the Provincial Party Committee told the parents of the plan."
    )
    assert [text for _, text in marks] == ["Vo Van Minh", "Nguyen Van Loi"]
    assert marks[0][0] < marks[1][0]
    assert [mark.text for mark in ImportMark.objects.filter(kind="mention")] == ["Vo Van Minh", "Nguyen Van Loi"]
    assert Mention.objects.count() == 0


def test_page_taken_again_is_marked_for_what_is_undecided_only(province, imported):
    imported(PARAGRAPH)
    assert imported(PARAGRAPH) == []
    Rejection.objects.create(story=Article.objects.get().uuid, official=province.minh)
    assert imported(
        f"{PARAGRAPH}\n\nMai Hung Dung carried the first of all the many books over the bridge himself."
    ) == [(8, "Mai Hung Dung")]


def test_empty_register_marks_nobody(imported):
    assert imported(PARAGRAPH) == []
