"""Rows written past the ORM are the rows that the ORM would have written."""

import datetime
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from news.models import Article, Category
from portal.addresses.models import Address
from portal.directory.models import Organization
from portal.imports.models import ImportRun
from portal.imports.rows import ONLY_NEW, insert, new_ids, save_all

pytestmark = pytest.mark.django_db
NAMES = ["path", "kind", "record"]


def stored(model: type, row: object) -> dict[str, object]:
    return model.objects.filter(pk=row.pk).values().get()


def test_saved_at_once_is_as_saved_one_by_one():
    at = timezone.now()
    fields = {"command": "import_pages", "arguments": ["a", {"b": None}], "finished_at": at}
    one = ImportRun.objects.create(uuid=UUID(int=1), **fields)
    many = ImportRun(uuid=UUID(int=2), **fields)
    save_all([many])
    own = {"id", "uuid", "started_at"}
    assert {k: v for k, v in stored(ImportRun, many).items() if k not in own} == {
        k: v for k, v in stored(ImportRun, one).items() if k not in own
    }
    assert ImportRun.objects.get(pk=many.pk).started_at >= at


def test_rich_text_is_cleaned_on_this_way_too():
    article = Article(headline="Bridge", body="<p onclick='x()'>Open<script>x()</script></p>")
    save_all([article])
    assert Article.objects.get(pk=article.pk).body == article.body == "<p>Open</p>"


def test_days_and_foreign_keys_are_kept():
    above = Organization.objects.create(name="Province", slug="province", kind="government")
    day = datetime.date(1997, 1, 1)
    fields = {"parent": above, "founding_on": day, "founding_precision": "day"}
    save_all([Organization(name="District", slug="district", kind="government", **fields)])
    below = Organization.objects.get(slug="district")
    assert (below.parent, below.founding_on) == (above, day)


def test_numbers_are_given_to_nobody_else():
    before = Category.objects.create(name="Before", slug="before")
    first, second = new_ids(Category, 2)
    assert before.pk < first < second


def test_number_of_a_row_that_is_gone_is_not_given_again():
    gone = Category.objects.create(name="Gone", slug="gone")
    number = gone.pk
    gone.delete()
    new = Category(name="New", slug="new", path="new")
    save_all([new])
    assert number < new.pk < Category.objects.create(name="Next", slug="next").pk


@pytest.mark.parametrize("conflict", ["", ONLY_NEW])
def test_no_rows_are_no_statement_that_fails(conflict):
    insert(Address, NAMES, [], conflict)
    save_all([])
    assert not Address.objects.exists()


def test_row_that_is_there_is_refused_as_django_would():
    Address.objects.create(path="/a/", kind="event", record=uuid4())
    with pytest.raises(IntegrityError), transaction.atomic():
        insert(Address, NAMES, [["/a/", "event", uuid4()]])


def test_row_that_is_there_can_be_left_alone():
    kept = Address.objects.create(path="/a/", kind="event", record=uuid4())
    insert(Address, NAMES, [["/a/", "event", uuid4()], ["/b/", "event", uuid4()]], ONLY_NEW)
    assert Address.objects.get(path="/a/").record == kept.record
    assert Address.objects.count() == 2


# SQLite holds texts of any length.
@pytest.mark.engine("postgresql")
@pytest.mark.parametrize("conflict", ["", ONLY_NEW])
def test_text_too_long_is_refused_and_never_cut(conflict):
    with pytest.raises(Exception, match="too long"), transaction.atomic():
        insert(Address, NAMES, [["/" + "a" * 400, "event", uuid4()]], conflict)
