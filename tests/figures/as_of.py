"""The register of a day, worked out slowly: every fact of a person is asked, one by one, for that day alone.

Nothing of the code that the pages use is used here but the models and the precision of a date. `make figures` draws a
register by chance, asks the pages for 1,000 days and prints how many are the same.
"""

import datetime
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from html import unescape

from django.test import Client

Day = datetime.date
FIRST, LAST = Day(2015, 1, 1), Day(2027, 12, 31)
DAYS = 1000
# By organization and person: whether the page gives them as holding something that day, their posts, and the mark.
Said = dict[tuple[str, str], tuple[bool, frozenset[str], str]]
MARKS = {
    "unknown": "Not known that day",
    "later": "Not yet",
    "closed": "Ended with the organization",
    "ended": "Former",
}
ORDER = ["recorded", "unknown", "later", "closed", "ended"]


def days(chance: random.Random, n: int = DAYS) -> list[Day]:
    return [FIRST + datetime.timedelta(days=chance.randrange((LAST - FIRST).days)) for _ in range(n)]


def draw_a_register(chance: random.Random) -> None:
    """Twelve people in six bodies: records to the day, month or year or without, stories public or not, overlaps."""
    from portal.directory.models import Official, Organization, Post
    from tests.portal.directory.factories import make_official, make_organization, make_post

    for n in range(6):
        end = some_date(chance, "dissolution") if n % 2 else {}
        body = make_organization(name=f"Body {n}", slug=f"body-{n}", rank=n, **end)
        for title in ("Chairman", "Deputy", "Member"):
            make_post(organization=body, title=title, rank=len(title), seats=0)
    for n in range(12):
        make_official(name=f"Person {n}", slug=f"person-{n}")
    posts, people = list(Post.objects.all()), list(Official.objects.all())
    assert Organization.objects.count() == 6
    for _ in range(28):
        draw_an_appointment(chance, chance.choice(people), chance.choice(posts))


def draw_an_appointment(chance: random.Random, official: object, post: object) -> None:
    from django.utils import timezone

    from portal.directory.models import Appointment
    from tests.portal.directory.factories import make_attestation

    dates = some_date(chance, "started") if chance.random() < 0.5 else {}
    end = some_date(chance, "ended") if chance.random() < 0.4 else {}
    if dates and end and end["ended_on"] <= dates["started_on"]:
        end = {}
    source = "Decree" if chance.random() < 0.6 else ""
    held = Appointment.objects.create(official=official, post=post, source=source, **dates, **end)
    for day in days(chance, chance.randrange(4)):
        now, hour = timezone.now(), datetime.timedelta(hours=1)
        withdrawn = {"until": now - hour} if chance.random() < 0.2 else {}
        scheduled = {"public_from": now + hour} if chance.random() < 0.2 and not withdrawn else {}
        make_attestation(appointment=held, on=day.isoformat(), **withdrawn, **scheduled)


def some_date(chance: random.Random, name: str) -> dict[str, object]:
    day, precision = days(chance, 1)[0], chance.choice(["day", "month", "year"])
    if precision != "day":
        day = day.replace(day=1)
    return {f"{name}_on": day.replace(month=1) if precision == "year" else day, f"{name}_precision": precision}


# The slow way


def facts() -> list[object]:
    from portal.directory.models import Appointment

    return list(Appointment.objects.select_related("official", "post__organization").prefetch_related("attestations"))


def worked_out(day: Day, appointments: list[object]) -> Said:
    """Of all that somebody holds or held in a body, what answers best."""
    answers: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for held in appointments:
        told = sorted(each.attested_on for each in held.attestations.all() if is_public(each))
        if told or held.source or held.source_url:
            key = held.post.organization.name, held.official.name
            answers[key][answer(held, told, day)].add(held.post.title)
    best = {key: next(each for each in ORDER if each in found) for key, found in answers.items()}
    return {key: (best[key] == "recorded", frozenset(answers[key][best[key]]), mark(best[key])) for key in answers}


def is_public(attestation: object) -> bool:
    from django.utils import timezone

    now = timezone.now()
    return attestation.public_from <= now and (attestation.public_until is None or attestation.public_until > now)


def answer(held: object, told: list[Day], day: Day) -> str:
    """As a clerk would: what is surely over, what is surely yet to come, what is surely so, and else nobody knows."""
    began, ended = possible(held.started_on, held.started_precision), possible(held.ended_on, held.ended_precision)
    body = held.post.organization
    closed = possible(body.dissolution_on, body.dissolution_precision)
    if ended and day >= ended[-1]:
        return "ended"
    if closed and day >= closed[-1]:
        return "closed"
    told_by_then, told_later = [each for each in told if each <= day], [each for each in told if each >= day]
    if began and day < began[0] and not told_by_then:
        return "later"
    surely_begun = bool(told_by_then) or (began is not None and day >= began[-1])
    surely_goes_on = bool(told_later) or (day < ended[0] if ended else began is not None)
    return "recorded" if surely_begun and surely_goes_on else "unknown"


@cache
def possible(first: Day | None, precision: str) -> list[Day] | None:
    """Every day that a date may be."""
    if first is None:
        return None
    alike = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y"}[precision]
    span, same = [first + datetime.timedelta(days=n) for n in range(366)], first.strftime(alike)
    return [day for day in span if day.strftime(alike) == same]


def mark(answer: str) -> str:
    return MARKS.get(answer, "")


# What the pages say


def said_by_page(client: Client, day: Day) -> Said:
    said: Said = {}
    html = client.get("/officials/", {"on": day.isoformat()}).content.decode()
    for group in re.findall(r'<section[^>]*aria-labelledby="o\d+">.*?</section>', html, re.S):
        body = text(re.search(r"<h2[^>]*>(.*?)</h2>", group, re.S)[1])
        current, _, folded = group.partition("<details")
        for part, is_current in ((current, True), (folded, False)):
            for name, titles, marked in lines(part):
                said[body, name] = (is_current, titles, marked)
    return {key: value for key, value in said.items() if key[0] != "Without a recorded post"}


def said_by_places(day: Day, known: list[object]) -> Said:
    """What the page writes its lines from: the same without the markup, and in a tenth of the time."""
    from portal.directory.days import AskedDay
    from portal.directory.lines import places_of
    from portal.directory.questions import Question
    from portal.texts.dates import PartialDate

    asked, held = AskedDay(PartialDate(day), day.isoformat()), {each.pk: each for each in known}
    said: Said = {}
    for place in (each for places in places_of(Question(asked).appointments(), asked).values() for each in places):
        shown, answer = [held[pk] for pk in place.appointments], place.answer.name.lower()
        titles = frozenset(each.post.title for each in shown)
        said[shown[0].post.organization.name, place.name] = (answer == "recorded", titles, mark(answer))
    return said


def lines(part: str) -> Iterator[tuple[str, frozenset[str], str]]:
    for line in re.findall(r"<li>(.*?)</li>", part, re.S):
        name = text(re.search(r'<a href="/officials/[^"]*">(.*?)</a>', line)[1])
        titles = frozenset(title for held in re.findall(r"<p>(.*?)</p>", line) for title in text(held).split("; "))
        marks = {text(each) for each in re.findall(r'<span class="state[^"]*">(.*?)</span>', line)}
        assert len(marks) <= 1, marks
        yield name, titles, "".join(marks)


def text(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html)).strip()


def print_figure() -> None:
    """On a database of its own, which goes again."""
    chance = random.Random(20250701)
    draw_a_register(chance)
    client, asked, known = Client(), days(chance), facts()
    differing = [day for day in asked if said_by_page(client, day) != worked_out(day, known)]
    answers = {mark for day in asked[:50] for *_, mark in worked_out(day, known).values()}
    same = f"{DAYS - len(differing)} of {DAYS} random days"
    print(f"register as of a day: {same} as worked out by hand, {len(answers)} answers")


if __name__ == "__main__":
    from tests.throwaway import throwaway_database

    with throwaway_database():
        print_figure()
