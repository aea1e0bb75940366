from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from news.royalties.calculation import calculate
from news.royalties.terms import RoyaltyError
from tests.news.royalties.factories import GENRES, ROLES, make_rates, make_work, part, terms

ALONE = [part("An")]
TRANSLATED = [part("An"), part("Ha", "translator")]
ILLUSTRATED = [part("An"), part("Bao", "photographer")]
EACH = {"photos_each": True}
NO_PHOTO_RATE = {"genres": {name: rate for name, rate in GENRES.items() if name != "photo"}}

# What it shows; the story; who worked on it; what differs from the rates of September 2023; the amounts.
CASES = [
    ("domain's example", {"coefficient": "2", "photo_coefficient": "0.5", "photos": 1}, ALONE, {}, [450_000]),
    ("as a translation", {"photos": 1, "translation": "50"}, [part("Ha", "translator")], {}, [225_000]),
    ("both, for writer and translator", {"photos": 1}, TRANSLATED, {}, [450_000, 225_000]),
    ("usual coefficient", {}, ALONE, {}, [360_000]),
    ("coefficient set", {"coefficient": "3.5"}, ALONE, {}, [630_000]),
    ("zero coefficient", {"coefficient": "0"}, ALONE, {}, [0]),
    ("zero coefficient, photos paid", {"coefficient": "0", "photos": 1}, ALONE, {}, [90_000]),
    ("nobody", {}, [], {}, []),
    ("last day of the old salary", {}, ALONE, {"salary": 1_490_000}, [298_000]),
    ("first day of the new salary", {}, ALONE, {"salary": 1_800_000}, [360_000]),
    ("salary of 2012", {}, ALONE, {"salary": 1_050_000}, [210_000]),
    ("salary of 2026", {"photos": 1}, ALONE, {"salary": 2_530_000}, [632_500]),
    ("ceiling of news", {"coefficient": "11"}, ALONE, {}, [1_800_000]),
    ("at the ceiling of news", {"coefficient": "10"}, ALONE, {}, [1_800_000]),
    ("interview", {"genre": "interview"}, ALONE, {}, [900_000]),
    ("interview above its ceiling", {"genre": "interview", "coefficient": "35"}, ALONE, {}, [5_400_000]),
    ("reportage", {"genre": "reportage", "coefficient": "12"}, ALONE, {}, [2_160_000]),
    ("commentary", {"genre": "commentary", "coefficient": "30"}, ALONE, {}, [5_400_000]),
    ("photo story", {"genre": "photo", "photos": 9}, ALONE, {}, [90_000]),
    ("photo story, each photo", {"genre": "photo", "photos": 9}, ALONE, EACH, [810_000]),
    ("photo story whose text counts", {"genre": "photo", "photos": 9, "coefficient": "1"}, ALONE, {}, [270_000]),
    ("many photos, counted once", {"photos": 7}, ALONE, {}, [450_000]),
    ("many photos, counted each", {"photos": 7}, ALONE, EACH, [990_000]),
    ("one photo, counted each", {"photos": 1}, ALONE, EACH, [450_000]),
    ("ceiling of each photo", {"photos": 2, "photo_coefficient": "12"}, ALONE, EACH, [3_960_000]),
    ("ceiling of a whole work", {"photos": 60, "photo_coefficient": "1"}, ALONE, EACH, [9_000_000]),
    (
        "ceiling of a whole work takes from photos only",
        {"genre": "interview", "coefficient": "30", "photos": 30, "photo_coefficient": "1"},
        ILLUSTRATED,
        EACH,
        [5_400_000, 3_600_000],
    ),
    ("no photo needs no rate for photos", {}, ALONE, NO_PHOTO_RATE, [360_000]),
    ("photographer gets the photos", {"photos": 1}, ILLUSTRATED, {}, [360_000, 90_000]),
    ("photographer without photos", {}, ILLUSTRATED, {}, [360_000, 0]),
    (
        "two photographers",
        {"photos": 1},
        [part("An"), part("Bao", "photographer", "60"), part("Chi", "photographer", "40")],
        {},
        [360_000, 54_000, 36_000],
    ),
    ("two writers, equal", {}, [part("An"), part("Bao")], {}, [180_000, 180_000]),
    ("two writers, 70 to 30", {}, [part("An", share="70"), part("Bao", share="30")], {}, [252_000, 108_000]),
    ("three writers", {}, [part("An"), part("Bao"), part("Chi")], {}, [120_000, 120_000, 120_000]),
    (
        "three writers of a sum that does not divide",
        {"coefficient": "1"},
        [part("An"), part("Bao"), part("Chi")],
        {"salary": 1_000_000},
        [33_334, 33_333, 33_333],
    ),
    (
        "one share set, the others divide the rest",
        {},
        [part("An", share="50"), part("Bao"), part("Chi")],
        {},
        [180_000, 90_000, 90_000],
    ),
    ("shares below 100 % leave money unspent", {}, [part("An", share="40")], {}, [144_000]),
    ("nothing left for the second", {}, [part("An", share="100"), part("Bao")], {}, [360_000, 0]),
    ("translator at the least", {"translation": "40"}, TRANSLATED, {}, [360_000, 144_000]),
    ("translator at the most", {"translation": "65"}, TRANSLATED, {}, [360_000, 234_000]),
    (
        "two translators",
        {"photos": 1},
        [part("Ha", "translator"), part("Lan", "translator")],
        {},
        [112_500, 112_500],
    ),
    ("translation of an interview", {"genre": "interview"}, [part("Ha", "translator")], {}, [450_000]),
    ("genre translation", {"genre": "translation"}, [part("Ha", "translator")], {}, [180_000]),
    ("editor", {}, [part("An"), part("Ed", "editor")], {}, [360_000, 36_000]),
    ("same person, two roles", {"photos": 1}, [part("An"), part("An", "photographer")], {}, [360_000, 90_000]),
    ("foreign language, least", {"additions": {"foreign": "30"}}, ALONE, {}, [468_000]),
    ("foreign language, most", {"additions": {"foreign": "50"}}, ALONE, {}, [540_000]),
    ("foreign language raises no translation", {"additions": {"foreign": "30"}}, TRANSLATED, {}, [468_000, 180_000]),
    ("hardship", {"additions": {"hardship": "10"}, "photos": 1}, ILLUSTRATED, {}, [396_000, 99_000]),
    ("additions add up", {"additions": {"foreign": "30", "hardship": "20"}}, ALONE, {}, [540_000]),
    ("half a dong is rounded up", {"coefficient": "0.01"}, ALONE, {"salary": 500}, [1]),
    ("less than half is rounded down", {"coefficient": "0.01"}, ALONE, {"salary": 499}, [0]),
    ("parts in their order", {}, [part("Ha", "translator"), part("An")], {}, [180_000, 360_000]),
]


@pytest.mark.parametrize(
    ("story", "parts", "rates", "amounts"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_royalty(story, parts, rates, amounts):
    lines = calculate(make_work(**story), parts, make_rates(**rates)).lines
    assert [line.amount for line in lines] == amounts
    assert [(line.person, line.role) for line in lines] == [(each.person, each.role) for each in parts]


REFUSED = [
    ("shares above 100 %", {}, [part("An", share="60"), part("Bao", share="50")], {}, "shares of the writers .* 110 %"),
    ("negative share", {}, [part("An", share="-1")], {}, "shares of the writers"),
    ("unknown genre", {"genre": "poem"}, ALONE, {}, "no coefficient for the genre poem on 2023-09-18"),
    ("below the lowest", {"genre": "interview", "coefficient": "0.5"}, ALONE, {}, "0.5 is below the lowest .* 1"),
    ("negative coefficient", {"coefficient": "-1"}, ALONE, {}, "-1 is below"),
    ("no base salary that day", {}, ALONE, {"salary": None}, "no base salary in force on 2023-09-18"),
    ("no unit that day", {}, ALONE, {"unit_percent": None}, "no unit in force"),
    ("no counting of photos", {"photos": 1}, ALONE, {"photos_each": None}, "how photos count"),
    ("no rate for photos", {"photos": 1}, ALONE, NO_PHOTO_RATE, "genre photo"),
    ("no ceiling of a whole work", {}, ALONE, {"genres": {"news": GENRES["news"]}}, "genre whole"),
    ("unknown role", {}, [part("An", "singer")], {}, "no share for the singer"),
    ("translator below the least", {"translation": "39.5"}, TRANSLATED, {}, "between 40 and 65 %: 39.5 %"),
    ("translator above the most", {"translation": "66"}, TRANSLATED, {}, "between 40 and 65 %: 66 %"),
    ("addition outside its range", {"additions": {"foreign": "51"}}, ALONE, {}, "foreign lies between 30 and 50 %"),
    ("unknown addition", {"additions": {"night": "10"}}, ALONE, {}, "no addition for night"),
]


@pytest.mark.parametrize(
    ("story", "parts", "rates", "words"), [case[1:] for case in REFUSED], ids=[c[0] for c in REFUSED]
)
def test_what_cannot_be_reckoned_is_refused_with_a_sentence(story, parts, rates, words):
    with pytest.raises(RoyaltyError, match=rf"{words}.*\.$"):
        calculate(make_work(**story), parts, make_rates(**rates))


FORMULAS = [
    ({"photos": 1}, ALONE, {}, "(2 + 0.5) × 10 % × 1,800,000 = 450,000 VND"),
    ({"photos": 1}, TRANSLATED[1:], {}, "(2 + 0.5) × 10 % × 1,800,000 × 50 % translator = 225,000 VND"),
    ({"photos": 3}, ALONE, EACH, "(2 + 3 photos × 0.5) × 10 % × 1,800,000 = 630,000 VND"),
    ({"coefficient": "12"}, ALONE, {}, "10 [ceiling of news, not 12] × 10 % × 1,800,000 = 1,800,000 VND"),
    ({}, [part("An", share="25")], {}, "2 × 10 % × 1,800,000 × 25 % share = 90,000 VND"),
    ({}, [part(name) for name in "abc"], {}, "2 × 10 % × 1,800,000 × 33.33 % share ≈ 120,000 VND"),
    ({"coefficient": "0"}, ALONE, {}, "0 × 10 % × 1,800,000 = 0 VND"),
    (
        {"additions": {"foreign": "30", "hardship": "10"}},
        ALONE,
        {},
        "2 × 10 % × 1,800,000 × (100 % + 30 % foreign + 10 % hardship) = 504,000 VND",
    ),
]


@pytest.mark.parametrize(("story", "parts", "rates", "formula"), FORMULAS)
def test_line_explains_itself(story, parts, rates, formula):
    assert calculate(make_work(**story), parts, make_rates(**rates)).lines[0].formula == formula


def test_line_names_the_source_of_each_rate_once():
    source = calculate(make_work(photos=1), [part("Ed", "editor")], make_rates()).lines[0].source
    assert source == "The newsroom's setting; Decree 24/2023/ND-CP; Decree 18/2014/ND-CP"


percentages = st.decimals(0, 100, places=2)
coefficients = st.decimals(0, 40, places=2)
salaries = st.integers(1, 5_000_000)
roles = st.sampled_from(sorted(ROLES))
teams = st.lists(st.builds(part, st.text("abc", min_size=1), roles), max_size=6)


@st.composite
def shared_teams(draw):
    """Writers, some with shares that come to 100 % or less."""
    cuts = sorted(draw(st.lists(percentages, min_size=1, max_size=5)))
    shares = [high - low for low, high in zip([Decimal(0), *cuts], cuts, strict=False)]
    return [part(str(place), share=str(share) if draw(st.booleans()) else None) for place, share in enumerate(shares)]


@settings(deadline=None)
@given(coefficients, salaries, shared_teams())
def test_shares_make_up_the_sum_to_the_dong(coefficient, salary, team):
    rates, work = make_rates(salary=salary), make_work(coefficient=str(coefficient))
    alone = calculate(work, ALONE, rates).total
    shared = calculate(work, team, rates)
    assert all(line.amount >= 0 for line in shared.lines)
    assert shared.total == alone or (shared.total < alone and all(each.share is not None for each in team))


@settings(deadline=None)
@given(coefficients, salaries, st.integers(1, 9))
def test_equal_parts_differ_by_a_dong_at_most(coefficient, salary, writers):
    team = [part(str(number)) for number in range(writers)]
    paid = [
        line.amount
        for line in calculate(make_work(coefficient=str(coefficient)), team, make_rates(salary=salary)).lines
    ]
    assert max(paid) - min(paid) <= 1


@settings(deadline=None)
@given(coefficients, coefficients, salaries, st.integers(0, 5), teams)
def test_more_coefficient_is_never_worth_less(one, other, salary, photos, team):
    lower, higher = (
        calculate(make_work(coefficient=str(each), photos=photos), team, make_rates(salary=salary, photos_each=True))
        for each in sorted([one, other])
    )
    assert lower.total <= higher.total


@settings(deadline=None)
@given(coefficients, salaries, salaries, teams)
def test_more_salary_is_never_worth_less(coefficient, one, other, team):
    lower, higher = (
        calculate(make_work(coefficient=str(coefficient)), team, make_rates(salary=salary)).total
        for salary in sorted([one, other])
    )
    assert lower <= higher


@settings(deadline=None)
@given(coefficients, st.integers(0, 80), coefficients)
def test_no_work_passes_the_ceiling_of_a_whole(coefficient, photos, photo_coefficient):
    work = make_work(coefficient=str(coefficient), photos=photos, photo_coefficient=str(photo_coefficient))
    assert calculate(work, ALONE, make_rates(photos_each=True)).total <= 50 * 180_000


def test_rate_that_names_no_ceiling_above_the_usual_keeps_to_it():
    rates = make_rates(genres=GENRES | {"news": terms("0", "2", "2")})
    assert calculate(make_work(coefficient="3"), ALONE, rates).total == 360_000
