"""The register at size: what a page costs with 5,000 officials and 20,000 appointments, beside a small register.

On a database of its own, which goes again; DATABASE_URL chooses the engine.
"""

import datetime
import random
import time
from collections.abc import Callable
from functools import partial
from statistics import median

from django.test.utils import CaptureQueriesContext

from tests.throwaway import throwaway_database

OFFICIALS, APPOINTMENTS, BODIES = 5_000, 20_000, 250
PAGES = ["/officials/", "/officials/?on=2023-09-08", "/organizations/?on=2023-09-08", "/organizations/body-0/"]
PAGES += ["/organizations/body-0/?on=2023-09-08", "/officials/person-0/", "/officials/person-0/?on=2023-09-08"]
PAGES += ["/officials/?name=minh", "/api/v1/appointments/?on=2023-09-08"]


def fill(officials: int, appointments: int, bodies: int) -> None:
    """Half of the appointments by a record, half by a story; past `save()` and made good afterwards.

    Every other post has one seat, and is held by whom stories name: some contradict each other.
    """
    from uuid import uuid4

    from django.utils import timezone

    from portal.directory import register
    from portal.directory.models import Appointment, Attestation, Official, Organization, Post

    chance, now = random.Random(5), timezone.now()
    made = [Organization(name=f"Body {n}", slug=f"body-{n}", kind="government", rank=n) for n in range(bodies)]
    Organization.objects.bulk_create(made)
    Official.objects.bulk_create(
        [Official(name=name_of(n), slug=f"person-{n}") for n in range(officials)], batch_size=500
    )
    posts = [Post(organization=body, title=f"Post {n}", rank=n, seats=n % 2) for body in made for n in range(8)]
    Post.objects.bulk_create(posts, batch_size=500)
    people, rows = list(Official.objects.all()), []
    for n in range(appointments):
        day = datetime.date(2012, 1, 1) + datetime.timedelta(days=chance.randrange(4500))
        known = {"started_on": day, "started_precision": "day", "source": "Decree"} if n % 2 else {}
        post = chance.choice(posts[::2] if known else posts)
        rows.append(Appointment(official=people[n % officials], post=post, **known))
    Appointment.objects.bulk_create(rows, batch_size=500)
    told = [
        Attestation(
            appointment=each,
            attested_on=datetime.date(2023, 9, 1) + datetime.timedelta(days=chance.randrange(600)),
            edition=uuid4(),
            headline="Told",
            path="/news/",
            public_from=now,
        )
        for each in rows[::2]
    ]
    Attestation.objects.bulk_create(told, batch_size=500)
    register.rebuild()


def name_of(number: int) -> str:
    """Made of syllables, so that no two are alike by chance."""
    syllables = ["an", "binh", "cuong", "dung", "giang", "hoang", "khanh", "linh", "minh", "ngoc", "phuong", "quang"]
    words, rest = [], number + 12
    while rest:
        rest, one = divmod(rest, 12)
        words.append(syllables[one].title())
    return " ".join(words)


def measure() -> dict[str, tuple[int, float, float]]:
    """Statements, what they take in milliseconds, and the CPU of this process, the median of five after one to warm up.

    As after a publication: nothing is remembered, no page comes out of the page cache.
    """
    from django.db import connection
    from django.test import Client

    from portal.directory.conflicts import conflicts
    from portal.directory.duplicates import pairs
    from portal.directory.models import Official

    client, found = Client(), {}
    asked = {page: partial(client.get, page) for page in PAGES}
    asked |= {"likely duplicates": partial(pairs, Official), "contradictions": conflicts}
    for name, ask in asked.items():
        timed(ask)
        with CaptureQueriesContext(connection) as statements:
            timed(ask)
        waited = sum(float(each["time"]) for each in statements.captured_queries) * 1000
        found[name] = len(statements), waited, median(timed(ask) for _ in range(5))
    return found


def timed(ask: Callable[[], object]) -> float:
    from django.core.cache import cache

    from portal.caching import memo

    cache.clear()
    memo.forget()
    start = time.process_time()
    answer = ask()
    assert getattr(answer, "status_code", 200) == 200
    return (time.process_time() - start) * 1000  # CPU, which neighbors on the machine disturb least


def main() -> None:
    from django.core.management import call_command
    from django.db import connection

    fill(20, 60, 5)
    small = measure()
    call_command("flush", interactive=False, verbosity=0)
    fill(OFFICIALS, APPOINTMENTS, BODIES)
    print(f"{connection.vendor}: 20 officials and 60 appointments -> {OFFICIALS:,} and {APPOINTMENTS:,}")
    for page, (statements, waited, ms) in measure().items():
        before, _waited, was = small[page]
        cost = f"{waited:6.0f} ms of them  {was:7.1f} -> {ms:7.1f} ms of CPU, x{ms / was:.1f}"
        print(f"{page:40} {before:3} -> {statements:3} statements {cost}")


if __name__ == "__main__":
    with throwaway_database():
        main()
