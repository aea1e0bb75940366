import pytest

from tests import run
from tests.run import report


@pytest.fixture
def required(monkeypatch):
    return lambda names: monkeypatch.setenv("PORTAL_REQUIRE", names)


@pytest.fixture(autouse=True)
def nothing_required(required):
    required("")


def test_all_passed_is_success(capsys):
    assert report({"SQLite": 0, "PostgreSQL": 0}, []) == 0
    assert capsys.readouterr().out == "\n== SQLite: passed, PostgreSQL: passed\n"


def test_failure_on_either_engine_is_one():
    assert report({"SQLite": 0, "PostgreSQL": 1}, []) == 1


def test_what_could_not_be_run_is_named_at_the_end(capsys):
    assert report({"SQLite": 0}, ["postgresql", "chromium"]) == 0
    lines = capsys.readouterr().out.splitlines()[-2:]
    assert [line.partition(":")[0] for line in lines] == ["NOT RUN", "NOT RUN"]
    assert "PostgreSQL" in lines[0]
    assert "browser" in lines[1]


def test_lack_of_what_is_required_is_a_failure(required, capsys):
    required("redis, chromium")
    assert report({"SQLite": 0}, ["chromium"]) == 1
    assert "required by PORTAL_REQUIRE" in capsys.readouterr().out


def test_requirement_that_nobody_knows_is_a_failure(required):
    required("oracle")
    assert report({"SQLite": 0}, []) == 1


@pytest.mark.parametrize(("code", "outcome"), [(0, 0), (1, 1), (run.NOTHING_SELECTED, 0)])
def test_arguments_may_select_nothing_for_the_second_engine(monkeypatch, code, outcome):
    monkeypatch.setattr(run, "FINDERS", {"postgresql": lambda: "postgres://db/news"})
    monkeypatch.setattr(run, "run", lambda url, arguments: code if url else 0)
    assert run.main(["tests/browser"]) == outcome
