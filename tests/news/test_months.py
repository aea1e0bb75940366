"""Counts by month are cheap however long the list; that they are right is proved with the lists themselves."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from news.listings import ListKey
from news.models import NewsList
from news.months import months_of_list
from tests.news.factories import make_edition

pytestmark = pytest.mark.django_db
ALL = ListKey(NewsList.Kind.ALL, "en")


def asked():
    """The statements that counting takes."""
    with CaptureQueriesContext(connection) as queries:
        months_of_list(ALL, timezone.now())
    return [query["sql"] for query in queries]


# The planner of PostgreSQL has statistics.
@pytest.mark.engine("sqlite")
def test_what_began_or_ended_meanwhile_is_looked_for_by_its_instant_and_not_in_the_whole_list():
    make_edition()
    months_of_list(ALL, timezone.now())
    [statement] = asked()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {statement}")
        plan = " ".join(row[3] for row in cursor.fetchall())
    assert "listing_public_from (public_from>? AND public_from<?)" in plan
    assert "listing_public_until (public_until>? AND public_until<?)" in plan
    assert "listing_place" not in plan
