import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from portal.caching.models import Site

pytestmark = pytest.mark.django_db


def test_migration_makes_the_row():
    assert Site.objects.get().version == 1


def test_there_is_never_a_second_row():
    with pytest.raises(IntegrityError), transaction.atomic():
        Site.objects.create(id=2)


def test_row_is_locked_where_the_database_locks_rows():
    with CaptureQueriesContext(
        connection,
    ) as queries:
        Site.objects.locked()
    assert ("FOR UPDATE" in queries[0]["sql"]) == connection.features.has_select_for_update


def test_lock_makes_a_row_that_a_flush_took_away():
    Site.objects.all().delete()
    assert Site.objects.locked() == Site.objects.get()
