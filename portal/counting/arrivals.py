"""How often a client came within its minute: a minute that begins with its first arrival.

Redis counts for all workers. Without it the cache is the memory of one worker, and a client that comes through two
of them would have twice the limit. The workers then count together, in memory that they inherit from gunicorn's
master (`--preload`). It is written nowhere else, and ends with the server.
"""

import mmap
import struct
import threading

from django.conf import settings
from django.core.cache import cache

MINUTE = 60


def count_arrival(client: bytes, now: float) -> int:
    """How many arrivals this is in the client's minute. `now` in seconds; a clock set back begins a new minute."""
    if settings.CACHES["default"]["BACKEND"].endswith("LocMemCache"):
        return SHARED.count(client, now)
    return count_in_cache(client, now)


def count_in_cache(client: bytes, now: float) -> int:
    key = f"arrivals:{client.hex()}"
    try:
        began = cache.get(key)
        if not is_running(began, now):
            began = now
            cache.set_many({key: began, f"{key}:{began}": 0}, timeout=MINUTE)
        return cache.incr(f"{key}:{began}")
    except Exception:
        # Down, or flushed between two of these lines. Each cache has errors of its own, and none may cost a view.
        return 1


def is_running(began: float | None, now: float) -> bool:
    return began is not None and began <= now < began + MINUTE


class SharedArrivals:
    """A table of fixed size. Two clients in one place put each other back to 1: too much is allowed, never too little.

    Between processes there is no lock, since one that is killed would never give it back: of two arrivals at the
    same instant one may go uncounted.
    """

    PLACE = struct.Struct("=8sdI")  # who, since when, how often; "=": without padding

    def __init__(self, places: int = 4096) -> None:
        self.places = places
        self.memory = mmap.mmap(-1, places * self.PLACE.size)  # anonymous and shared: forked workers see one
        self.lock = threading.Lock()

    def count(self, client: bytes, now: float) -> int:
        place = int.from_bytes(client, "big") % self.places * self.PLACE.size  # a hash already: `disguise`
        with self.lock:
            known, began, arrivals = self.PLACE.unpack_from(self.memory, place)
            if known != client or not is_running(began, now):
                began, arrivals = now, 0
            self.PLACE.pack_into(self.memory, place, client, began, arrivals + 1)
        return arrivals + 1


SHARED = SharedArrivals()
