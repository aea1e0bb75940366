import pytest
from django import forms
from django.core.exceptions import FieldError, ValidationError
from django.db import connection, models, transaction
from django.db.migrations.writer import MigrationWriter
from django.db.models import F, Value
from django.db.models.functions import Concat, Upper
from django.test.utils import isolate_apps
from django.utils.functional import lazystr

from portal.texts.fields import HtmlField
from portal.texts.html import MOST_TAGS, UncleanableHtml

DIRTY = "<p onclick=alert(1)>a</p><script>alert(1)</script>"
CLEAN = "<p>a</p>"

with isolate_apps("portal"):

    class Note(models.Model):
        title = models.CharField(max_length=99)
        body = HtmlField(blank=True, null=True)
        other = HtmlField(default=DIRTY)

        class Meta:
            app_label = "portal"
            db_table = "test_note"

        def __str__(self):
            return self.title


@pytest.fixture
def table(db):
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE test_note (id bigint PRIMARY KEY, title text, body text, other text)")


def stored():
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM test_note ORDER BY id")
        return [body for (body,) in cursor.fetchall()]


def test_saving_cleans_row_and_instance(table):
    note = Note.objects.create(pk=1, body=DIRTY)
    assert (note.body, note.other, stored()) == (CLEAN, CLEAN, [CLEAN])


def test_saving_again_cleans_too(table):
    note = Note.objects.create(pk=1)
    note.body = DIRTY
    note.save(update_fields=["body"])
    assert (note.body, stored()) == (CLEAN, [CLEAN])


def test_bulk_create_cleans(table):
    [note] = Note.objects.bulk_create([Note(pk=1, body=DIRTY)])
    assert (note.body, stored()) == (CLEAN, [CLEAN])


def test_bulk_update_cleans_rows(table):
    note = Note.objects.create(pk=1, body="x")
    note.body = DIRTY
    Note.objects.bulk_update([note], ["body"])
    assert stored() == [CLEAN]


def test_update_cleans_rows(table):
    Note.objects.create(pk=1)
    Note.objects.update(body=DIRTY)
    assert stored() == [CLEAN]


def test_update_with_a_lazy_text_cleans_rows(table):
    Note.objects.create(pk=1)
    Note.objects.update(body=lazystr(DIRTY))
    assert stored() == [CLEAN]


def test_upsert_cleans_rows(table):
    Note.objects.create(pk=1)
    Note.objects.update_or_create(pk=1, defaults={"body": DIRTY})
    assert stored() == [CLEAN]


def test_fixture_is_cleaned(table):
    Note(pk=1, body=DIRTY).save_base(raw=True, force_insert=True)
    assert stored() == [CLEAN]


def test_nothing_stays_nothing(table):
    Note.objects.create(pk=1, body=None)
    Note.objects.create(pk=2, body="")
    assert stored() == [None, ""]


@pytest.mark.parametrize("expression", [F("title"), Upper("title"), Value(DIRTY), Concat("body", Value(DIRTY))])
def test_expression_that_could_be_unclean_is_refused(table, expression):
    Note.objects.create(pk=1, title=DIRTY, body="x")
    with pytest.raises((TypeError, FieldError)), transaction.atomic():
        Note.objects.update(body=expression)
    assert stored() == ["x"]


def test_expression_on_an_instance_is_refused_too(table):
    note = Note.objects.create(pk=1, title=DIRTY, body="x")
    note.body = F("title")
    with pytest.raises(TypeError, match="body takes rich text"):
        note.save()


def test_rich_text_of_another_column_is_taken(table):
    Note.objects.create(pk=1, other=DIRTY)
    Note.objects.update(body=F("other"))
    assert stored() == [CLEAN]


def test_text_that_cannot_be_cleaned_is_not_saved(table):
    with pytest.raises(UncleanableHtml), transaction.atomic():
        Note.objects.create(pk=1, body="<p>x" * (MOST_TAGS + 1))
    assert stored() == []


def test_form_cleans_and_keeps_its_widget():
    field = HtmlField().formfield(widget=forms.HiddenInput)
    assert isinstance(field, forms.CharField)
    assert isinstance(field.widget, forms.HiddenInput)
    assert HtmlField().clean(DIRTY, None) == CLEAN


def test_form_says_why_a_text_is_refused():
    with pytest.raises(ValidationError, match="tags"):
        HtmlField().clean("<p>x" * (MOST_TAGS + 1), None)


def test_migrations_write_the_field_by_its_own_name():
    written, imports = MigrationWriter.serialize(HtmlField(blank=True))
    assert written == "portal.texts.fields.HtmlField(blank=True)"
    assert imports == {"import portal.texts.fields"}
