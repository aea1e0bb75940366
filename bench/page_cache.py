"""What the page cache costs: CPU of a kept page against the same bytes from a bare WSGI function, in one gunicorn.

Two ways to know the content version: SQLite's row, and the stamp (PostgreSQL on one host). Rounds are interleaved.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import Any

MARK = 0.75
ROUNDS = 7
CONNECTIONS = 16
REQUESTS = 250
PAGE = (b"<p>The province opened a bridge over the Saigon river on Monday.</p>\n" * 200)[:8200]
REQUEST = b"GET /news/2023/09/18/bridge/ HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: bench\r\nAccept: text/html\r\n\r\n"
TICKS = os.sysconf("SC_CLK_TCK")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        os.environ |= {"DATA_DIR": folder, "ENV_FILE": os.devnull, "DATABASE_URL": "", "DEBUG": "0"}
        subprocess.run([sys.executable, "manage.py", "migrate", "-v0", "--skip-checks", "caching"], check=True)
        servers = {name: stack.enter_context(served(name)) for name in ("bare", "by_row", "by_stamp")}
        # The first round only warms up.
        rounds = [{name: cpu_of(*server) for name, server in servers.items()} for _ in range(ROUNDS + 1)][1:]
    report(rounds)


def report(rounds: list[dict[str, float]]) -> None:
    print(f"a page of {len(PAGE)} bytes, medians of {ROUNDS} interleaved rounds of {REQUESTS * CONNECTIONS} requests")
    ratios = {name: median(cpu["bare"] / cpu[name] for cpu in rounds) for name in rounds[0]}
    for name, ratio in ratios.items():
        cpu = median(cpu[name] for cpu in rounds)
        print(f"  {name:9} {cpu * 1000:.3f} ms CPU, {ratio:.2f} of bare")
    print(f"  mark {MARK}: {'met' if min(ratios.values()) >= MARK else 'MISSED'}")


@contextmanager
def served(name: str) -> Iterator[tuple[int, list[socket.socket]]]:
    """One worker, otherwise as the site is served: its process id, and connections to it."""
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", f"bench.page_cache:{name}()"],
        env=os.environ | {"PORT": str(port), "WEB_CONCURRENCY": "1", "LOG_LEVEL": "ERROR"},
        stdout=subprocess.DEVNULL,
    )
    try:
        yield worker_of(server.pid), [connected(port) for _ in range(CONNECTIONS)]
    finally:
        server.terminate()
        server.wait()


def cpu_of(worker: int, connections: list[socket.socket]) -> float:
    """Seconds of CPU per request, while all connections always wait for an answer."""
    before = ticks(worker)
    for _ in range(REQUESTS):
        # All ask before any is read, so that the server is never idle between two requests.
        for connection in connections:
            connection.sendall(REQUEST)
        for connection in connections:
            receive(connection)
    return (ticks(worker) - before) / TICKS / REQUESTS / CONNECTIONS


def receive(connection: socket.socket) -> None:
    received = b""
    while not received.endswith(PAGE[-100:]):
        received += connection.recv(65536)


def ticks(process: int) -> int:
    # Fields are counted from behind the name of the program, which may have spaces: user and system time (proc(5)).
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def worker_of(master: int) -> int:
    children = Path(f"/proc/{master}/task/{master}/children")
    return int(patiently(lambda: children.read_text().split()[0]))


def connected(port: int) -> socket.socket:
    return patiently(lambda: socket.create_connection(("127.0.0.1", port)))


def patiently(attempt: Callable[[], Any]) -> Any:
    for _ in range(100):
        try:
            return attempt()
        except (OSError, IndexError):
            time.sleep(0.1)
    return attempt()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def bare() -> Callable[..., list[bytes]]:
    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(PAGE)))])
        return [PAGE]

    return application


def by_row() -> Callable[..., Any]:
    set_up_django()
    from portal.caching import row

    return cached(row.ask)


def by_stamp() -> Callable[..., Any]:
    set_up_django()
    from portal.caching.knowledge import Knowledge
    from portal.caching.stamp import Stamp

    return cached(Knowledge(Stamp(Path(os.environ["DATA_DIR"]) / "stamp")).state)


def set_up_django() -> None:
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings"
    django.setup()


def cached(state: Callable[[], Any]) -> Callable[..., Any]:
    from portal.caching.pages import PageCache

    return PageCache(bare(), state=state, boundary=lambda after: None)


if __name__ == "__main__":
    main()
