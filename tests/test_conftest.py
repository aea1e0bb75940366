import socket
from types import SimpleNamespace

import pytest
from django.db import connection

from portal.counting.models import FoldMark
from tests.conftest import is_of_another


@pytest.mark.parametrize("address", ["192.0.2.1", "example.org", "2001:db8::1"])
def test_no_test_reaches_the_network(address):
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as connection, pytest.raises(PermissionError, match="tests use no network"):
        connection.connect((address, 80))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_rows_of_migrations_are_back_after_a_test_that_commits(time):
    assert FoldMark.objects.count() == 1


@pytest.mark.parametrize(
    ("marks", "fixtures", "left_out"),
    [
        ({}, [], True),
        ({}, ["tmp_path"], True),
        ({}, ["transactional_db"], False),
        ({"django_db": pytest.mark.django_db}, [], False),
        ({"engine": pytest.mark.engine(connection.vendor)}, [], False),
    ],
)
def test_second_engine_runs_what_asks_the_database_and_what_is_about_it(marks, fixtures, left_out):
    item = SimpleNamespace(get_closest_marker=marks.get, fixturenames=fixtures)
    assert is_of_another(item, only_database=True) == left_out
    assert not is_of_another(item, only_database=False)


def test_what_is_about_the_other_engine_is_left_out_always():
    item = SimpleNamespace(get_closest_marker={"engine": pytest.mark.engine("another")}.get, fixturenames=[])
    assert is_of_another(item, only_database=False)
