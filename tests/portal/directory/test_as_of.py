"""The register of a day against a slow reference: see tests/figures/as_of.py."""

import random

import pytest

from tests.figures.as_of import days, draw_a_register, facts, said_by_page, said_by_places, worked_out

pytestmark = pytest.mark.django_db


@pytest.fixture
def chance():
    chance = random.Random(20250701)
    draw_a_register(chance)
    return chance


def test_a_thousand_random_days_are_as_worked_out_one_fact_at_a_time(chance):
    known, asked = facts(), days(chance)
    assert [day for day in asked if said_by_places(day, known) != worked_out(day, known)] == []
    said = [each for day in asked[:50] for each in worked_out(day, known).values()]
    assert {mark for *_, mark in said} == {
        "",
        "Not known that day",
        "Not yet",
        "Ended with the organization",
        "Former",
    }


def test_page_says_what_was_worked_out(client, chance):
    known = facts()
    assert [day for day in days(chance, 10) if said_by_page(client, day) != worked_out(day, known)] == []
