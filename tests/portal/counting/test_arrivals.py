import subprocess
import sys

from portal.counting.arrivals import SharedArrivals, count_in_cache

FORKED = """
import os
from portal.counting.arrivals import SharedArrivals
shared = SharedArrivals(places=1)
for worker in range(3):
    child = os.fork()
    if not child:
        shared.count(b"reader--", 100.0)
        os._exit(0)
    os.waitpid(child, 0)
print(shared.count(b"reader--", 100.0))
"""


def test_workers_forked_from_one_master_count_together():
    ran = subprocess.run([sys.executable, "-c", FORKED], capture_output=True, text=True, check=True)
    assert ran.stdout == "4\n"


def test_clients_in_one_place_put_each_other_back_to_one():
    shared = SharedArrivals(places=1)
    assert [shared.count(client, 5.0) for client in (b"reader-1", b"reader-1", b"reader-2", b"reader-1")] == [
        1,
        2,
        1,
        1,
    ]


def test_places_do_not_touch_each_other():
    shared = SharedArrivals(places=3)
    clients = [bytes(7) + bytes([number]) for number in range(3)]
    assert [shared.count(client, 5.0) for client in clients * 2] == [1, 1, 1, 2, 2, 2]


def test_minute_begins_with_the_first_arrival():
    counted = [count_in_cache(b"reader-1", now) for now in (30.0, 89.9, 90.0, 149.0)]
    assert counted == [1, 2, 1, 2]
