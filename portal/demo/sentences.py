"""Plausible sentences for load tests: drawn by chance from small parts, always the same for the same number."""

import random

VERBS = ["reviewed", "discussed", "inspected", "opened", "approved", "announced", "assessed", "summed up", "launched"]
SUBJECTS = [
    "the one-stop counters",
    "the ring road",
    "the industrial parks",
    "digital records",
    "the school year",
    "the river embankment",
    "vocational training",
    "flood protection",
    "bus routes",
    "the investment plan",
    "clean water supply",
    "worker housing",
    "the open data portal",
    "health stations",
    "traffic safety",
    "the pottery villages",
    "tree planting",
    "land records",
    "electronic identification",
    "the export season",
]
PLACES = [
    "Thu Dau Mot",
    "Thuan An",
    "Di An",
    "Ben Cat",
    "Tan Uyen",
    "Bau Bang",
    "Phu Giao",
    "Dau Tieng",
    "Bac Tan Uyen",
]
BODIES = [
    "the Provincial People's Committee",
    "the Provincial People's Council",
    "the Department of Finance",
    "the Department of Transport",
    "the Steering Committee",
    "the city's People's Committee",
    "the Fatherland Front",
]
RESULTS = [
    "nine files in ten were settled on time",
    "costs stayed below the estimate",
    "two sections are finished",
    "the first 400 households have moved in",
    "waiting times fell by a third",
    "the work goes on until December",
    "another review follows in the next quarter",
    "the remaining tasks were given dates and names",
]
PARTS = ["morning", "afternoon"]


def headline(chance: random.Random, number: int) -> str:
    who, did, what = pick(chance, BODIES), pick(chance, VERBS), pick(chance, SUBJECTS)
    return f"{capital(who)} {did} {what} in {pick(chance, PLACES)} ({number})"


def lead(chance: random.Random, day: str) -> str:
    return (
        f"On the {pick(chance, PARTS)} of {day}, in {pick(chance, PLACES)}, {pick(chance, BODIES)} "
        f"{pick(chance, VERBS)} {pick(chance, SUBJECTS)} and heard that {pick(chance, RESULTS)}."
    )


def paragraph(chance: random.Random) -> str:
    return " ".join(sentence(chance) for _ in range(chance.randint(2, 4)))


def sentence(chance: random.Random) -> str:
    form = int(chance.random() * 3)
    if form == 0:
        return f"{capital(pick(chance, BODIES))} reported on {pick(chance, SUBJECTS)}: {pick(chance, RESULTS)}."
    if form == 1:
        return f"In {pick(chance, PLACES)}, where {pick(chance, SUBJECTS)} stood first, {pick(chance, RESULTS)}."
    return f"As to {pick(chance, SUBJECTS)}, {pick(chance, RESULTS)}, {pick(chance, BODIES)} said."


def body(chance: random.Random) -> str:
    return "".join(f"<p>{paragraph(chance)}</p>" for _ in range(chance.randint(3, 7)))


def pick(chance: random.Random, things: list[str]) -> str:
    """As `chance.choice`, in a third of its time: a story takes fifty."""
    return things[int(chance.random() * len(things))]


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
