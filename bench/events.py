"""Events at size: what pages and calendars cost with 20,000 events, beside a small site; `--plans` prints the plans.

On a database of its own, which goes again; DATABASE_URL chooses the engine. Cold is a process that has just begun.
"""

import datetime
import random
import sys
import time
from collections.abc import Iterator

from django.test.utils import CaptureQueriesContext

from tests.throwaway import throwaway_database

EVENTS = 20_000
# To come is every tenth; the others go back twelve years.
AHEAD, BACK = 365, 4380
KINDS = ["meeting", "reception", "visit", "conference", "session", "inspection", "ceremony"]
PAGES = ["/events/", "/events/?page=5", "/events/2024/01/", "/events/?venue=hall-1", "/events/?official=person-1"]
PAGES += ["/events/?organization=body-1&period=past", "/events/?kind=visit&period=2024", "/events/?series=series-0"]
PAGES += ["/events/event-40/", "/events/series/series-0/", "/events/series/council/", "/api/v1/events/"]
PAGES += ["/events.ics", "/events/series/series-0.ics", "/officials/person-1/events.ics", "/events/event-40.ics"]


def fill(number: int) -> None:
    """Past `save()`, then derived. Every fifth is of a series, every fiftieth a part of a program."""
    from django.core.management import call_command
    from django.utils import timezone

    from events import following, recurring
    from events.models import Event, EventSeries, Organizer, Participant, Venue
    from portal.directory.models import Official, Organization

    chance, now = random.Random(5), timezone.now()
    call_command("flush", interactive=False, verbosity=0)
    bodies = [Organization(name=f"Body {n}", slug=f"body-{n}", kind="government", rank=n) for n in range(40)]
    people = [Official(name=f"Person {n}", slug=f"person-{n}") for n in range(200)]
    venues = [Venue(name=f"Hall {n}", folded=f"hall {n}", slug=f"hall-{n}", locality="Thu Dau Mot") for n in range(60)]
    series = [EventSeries(name=f"Series {n}", slug=f"series-{n}", organizer=bodies[n % 40]) for n in range(50)]
    for rows in (bodies, people, venues):
        type(rows[0]).objects.bulk_create(rows)
    EventSeries.objects.bulk_create(series)
    made = []
    for n in range(number):
        ahead = n % 10 == 0
        day = now.date() + datetime.timedelta(days=chance.randrange(AHEAD) if ahead else -chance.randrange(1, BACK))
        made.append(
            Event(
                name=f"Event {n} of the province",
                native_name=f"Sự kiện {n} của tỉnh",
                slug=f"event-{n}",
                kind=KINDS[n % len(KINDS)],
                start_on=day,
                start_precision="day",
                start_time=datetime.time(8 + n % 9) if n % 3 else None,
                part_of_day="" if n % 3 else "morning",
                status="cancelled" if n % 97 == 0 else "scheduled",
                venue=venues[n % 60],
                series=series[n % 50] if n % 5 == 0 else None,
                summary=f"<p>What is told of event {n}, in a sentence or two, as editors write them.</p>",
                public_from=now - datetime.timedelta(days=5000),
            )
        )
    for each in made:
        each.derive()
    Event.objects.bulk_create(made, batch_size=500)
    for n in range(50, number, 50):
        made[n].parent = made[n - 1]
    Event.objects.bulk_update(made[50::50], ["parent"], batch_size=500)
    Organizer.objects.bulk_create((Organizer(event=each, organization=chance.choice(bodies)) for each in made), 500)
    Participant.objects.bulk_create(
        (
            Participant(event=each, official=person, role="chair" if n == 0 else "present")
            for each in made
            for n, person in enumerate(chance.sample(people, 3))
        ),
        500,
    )
    council = EventSeries.objects.create(name="Council", slug="council")
    first = Event.objects.create(
        name="Council session",
        slug="council-session",
        series=council,
        start_on=now.date() + datetime.timedelta(days=3),
        start_precision="day",
        public_from=now,
    )
    following.carry_out(recurring.plan(first, "FREQ=WEEKLY", first.start_on + datetime.timedelta(days=700)))


def measure() -> Iterator[tuple[str, int, int, float, float, int]]:
    """Statements and milliseconds of CPU, of a process that has just begun and again; bytes."""
    from django.db import connection
    from django.test import Client

    client = Client()
    for page in PAGES:
        fresh()
        with CaptureQueriesContext(connection) as cold:
            first, body = timed(client, page)
        if "--plans" in sys.argv:
            explain(page, [each["sql"] for each in cold.captured_queries])
        with CaptureQueriesContext(connection) as warm:
            again, _body = timed(client, page)
        yield page, len(cold), len(warm), first, again, len(body)


def fresh() -> None:
    from django.core.cache import cache

    from portal.caching import memo

    cache.clear()
    memo.forget()


def timed(client: object, page: str) -> tuple[float, bytes]:
    start = time.process_time()
    answer = client.get(page)  # type: ignore[attr-defined]
    spent = (time.process_time() - start) * 1000
    assert answer.status_code == 200, (page, answer.status_code)
    return spent, answer.content


def explain(page: str, statements: list[str]) -> None:
    from django.db import connection

    how = "EXPLAIN ANALYZE" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
    print(f"\n#### {page}")
    for statement in statements:
        if not statement.startswith("SELECT"):
            continue
        with connection.cursor() as cursor:
            try:
                cursor.execute(f"{how} {statement}".replace("%", "%%"), [])
                plan = [" ".join(map(str, row)) for row in cursor.fetchall()]
            except Exception as error:
                plan = [str(error)]
        print(f"-- {statement[:20000]}")
        print("\n".join(f"   {line}" for line in plan))


def main() -> None:
    from django.db import connection

    fill(200)
    small = {page: (cold, ms) for page, cold, _warm, ms, _again, _size in measure()}
    fill(EVENTS)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"{connection.vendor}: 200 events -> {EVENTS:,}; statements and ms of CPU, cold, then warm")
    for page, cold, warm, first, again, size in measure():
        before, was = small[page]
        print(
            f"{page:42} {before:3} -> {cold:3} statements, then {warm:3}; "
            f"{was:6.0f} -> {first:6.0f} ms, then {again:6.0f}; {size:8,} bytes"
        )


if __name__ == "__main__":
    with throwaway_database():
        main()
