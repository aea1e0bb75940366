"""A real Chromium against a live server. A page that complains on its console, or asks another host, fails its test."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import DEFAULT_DB_ALIAS, connections
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]


@pytest.fixture(scope="session")
def browser(chromium: str, django_db_setup: None) -> Iterator[Browser]:
    # Playwright keeps an event loop running in this thread, in which Django would refuse its own database, and
    # would take another connection, that does not know the rows to bring back after a test.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    connection = connections[DEFAULT_DB_ALIAS]
    with sync_playwright() as playwright:
        connections[DEFAULT_DB_ALIAS] = connection
        # A machine that does other things besides is slow, not wrong.
        expect.set_options(timeout=30_000)
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def complaints() -> list[str]:
    """What the page's console said and which strangers it asked; a test that expects some clears them."""
    return []


@pytest.fixture
def page(browser: Browser, live_server: Any, settings: Any, complaints: list[str]) -> Iterator[Page]:
    settings.SITE_ORIGIN = live_server.url
    context = browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 800})
    context.set_default_timeout(30_000)
    page = context.new_page()

    def watch(request: Request) -> None:
        if not request.url.startswith((live_server.url, "data:", "blob:")):
            complaints.append(f"asked {request.url}")

    page.on("request", watch)

    def listen(said: ConsoleMessage) -> None:
        if said.type in {"error", "warning"}:
            complaints.append(f"{said.text} {said.location['url'].removeprefix(live_server.url)}".strip())

    page.on("console", listen)
    page.on("pageerror", lambda error: complaints.append(error.message))
    yield page
    context.close()
    assert complaints == []
