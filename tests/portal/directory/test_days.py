import pytest
from django.test import RequestFactory

from portal.directory.days import AskedDay, asked_day


@pytest.fixture
def ask(rf: RequestFactory):
    return lambda typed: asked_day(rf.get("/officials/", {"on": typed}))


@pytest.mark.parametrize(
    ("typed", "iso", "label"),
    [
        ("2024-01-23", "2024-01-23", "Tuesday, January 23, 2024"),
        (" January 23, 2024 ", "2024-01-23", "Tuesday, January 23, 2024"),
        ("2024-01", "2024-01", "January 2024"),
        ("2024", "2024", "2024"),
    ],
)
def test_day_month_or_year_can_be_asked_for(ask, typed, iso, label):
    asked = ask(typed)
    assert (asked.query, asked.label, asked.refusal) == ({"on": iso}, label, "")
    assert not asked.is_today


def test_without_a_day_it_is_today(ask):
    asked = ask("")
    assert asked.is_today
    assert asked.query == {}
    assert asked == AskedDay.today()


@pytest.mark.parametrize("typed", ["tomorrow", "2024-02-30", "2024-13", "0000", "<script>", "9" * 500])
def test_what_cannot_be_read_is_refused_with_a_sentence_and_means_today(ask, typed):
    asked = ask(typed)
    assert asked.refusal.endswith(".")
    assert asked.on == AskedDay.today().on
    assert asked.is_today
    assert asked.typed == typed[:40]
