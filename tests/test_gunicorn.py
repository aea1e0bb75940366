"""The server as `make run` starts it, asked over a socket: what only it can get wrong."""

import http.client
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from email.message import Message
from pathlib import Path
from typing import NamedTuple

import pytest

TOP = Path(__file__).parents[1]


@pytest.fixture
def serve(tmp_path) -> Iterator[None]:
    servers = []

    def serve(**variables: str) -> int:
        port = free_port()
        site = {"ENV_FILE": os.devnull, "DATA_DIR": str(tmp_path), "PORT": str(port), "WEB_CONCURRENCY": "1"}
        site |= {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "portal.settings"}
        command = [sys.executable, "-m", "gunicorn"]
        servers.append(subprocess.Popen(command, env=site | variables, cwd=TOP, stdout=subprocess.PIPE, text=True))
        wait_until_ready(servers[-1])
        return port

    yield serve
    for server in servers:
        server.send_signal(signal.SIGTERM)
        with server:
            assert server.wait(timeout=30) == 0


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def wait_until_ready(server: subprocess.Popen[str]) -> None:
    assert any("The site is at" in line for line in server.stdout)


class Answer(NamedTuple):
    status: int
    body: bytes
    headers: Message


def ask(port: int, path: str, **headers: str) -> Answer:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connection:
        connection.request("GET", path, headers=headers)
        answer = connection.getresponse()
        return Answer(answer.status, answer.read(), answer.headers)


def test_readers_headers_move_nothing(serve):
    port = serve()
    assert ask(port, "/healthz").body == b"ok\n"
    assert ask(port, "/healthz", SCRIPT_NAME="/healthz").body == b"ok\n"
    assert ask(port, "/readyz", PATH_INFO="/healthz").body != b"ok\n"
    assert ask(port, "/nothing?" + "x" * 8200).status == 414
    assert ask(port, "/healthz").headers["Server"] == "gunicorn"


@pytest.mark.parametrize(("proxies", "believed"), [("", False), ("127.0.0.1", True)])
def test_only_a_trusted_proxy_says_that_it_was_https(serve, proxies, believed):
    port = serve(SITE_ORIGIN="https://news.example.org", TRUSTED_PROXIES=proxies)
    headers = {"Host": "news.example.org", "X-Forwarded-Proto": "https"}
    sent_to_https = ask(port, "/admin", **headers).headers["Location"] == "https://news.example.org/admin"
    assert sent_to_https is not believed
    # A supervisor on the same machine is not sent elsewhere.
    assert ask(port, "/healthz", Host="news.example.org").status == 200
