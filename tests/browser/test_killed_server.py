"""A server that is killed while somebody types: nothing is lost, and the bar says how the text stands."""

import os
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from playwright.sync_api import expect

from news.models import Buffer
from tests.browser.signing_in import let_in
from tests.news.factories import make_article
from tests.portal.accounts.factories import make_user

# Its database is a file, which another process may open too.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.engine("sqlite")]
TOP = Path(__file__).parents[2]


class Server:
    """A process of its own over the database of the test."""

    def __init__(self) -> None:
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            self.port = found.getsockname()[1]

    def start(self) -> None:
        site = {"DJANGO_SETTINGS_MODULE": "tests.settings", "SECRET_KEY": settings.SECRET_KEY, "PYTHONUNBUFFERED": "1"}
        site |= {"DATABASE_URL": f"sqlite:///{connection.settings_dict['NAME']}"}
        command = [sys.executable, "manage.py", "runserver", "--noreload", "--insecure", f"127.0.0.1:{self.port}"]
        self.process = subprocess.Popen(
            command, cwd=TOP, env=os.environ | site, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        assert any("Quit the server" in line for line in self.process.stdout)
        while not self.answers():
            assert self.process.poll() is None

    def answers(self) -> bool:
        with suppress(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", self.port)).close()
            return True
        return False

    def kill(self) -> None:
        """As `kill -9` does."""
        self.process.kill()
        with self.process:
            self.process.wait()


@pytest.fixture
def server():
    server = Server()
    server.start()
    yield server
    server.kill()


@pytest.fixture
def desk(browser, server):
    context = browser.new_context(base_url=f"http://127.0.0.1:{server.port}")
    let_in(context, make_user(role="chief"), host="127.0.0.1")
    yield context.new_page()
    context.close()


def test_nothing_typed_is_lost(desk, server):
    article = make_article(body="<p>Began.</p>")
    desk.goto(f"/admin/news/article/{article.pk}/change/")
    with desk.expect_response(lambda answer: "/unsaved/" in answer.url and answer.ok):
        typed(desk, " Kept.")
    server.kill()
    typed(desk, " Alone.")
    expect(desk.locator("[data-unsaid]")).to_contain_text("Not saved: kept on this computer")
    desk.keyboard.press("Control+s")
    typed(desk, " Still here.")
    server.start()
    expect(desk.locator("[data-unsaid]")).to_be_empty()
    expect(desk.locator("[data-said]")).to_contain_text("Saved")
    assert Buffer.objects.get().data["body"] == ["<p>Began. Kept. Alone. Still here.</p>"]
    desk.keyboard.press("Control+s")
    desk.locator(".messagelist").wait_for()
    article.refresh_from_db()
    assert article.body == "<p>Began. Kept. Alone. Still here.</p>"


def typed(desk, words):
    desk.locator(".ProseMirror.text").click()
    desk.keyboard.press("Control+End")
    desk.keyboard.type(words)
