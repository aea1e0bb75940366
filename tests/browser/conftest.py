"""A real Chromium against a live server. A page that complains on its console, or asks another host, fails its test."""

import functools
import os
from collections.abc import Callable, Iterator
from mimetypes import guess_type
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.db import DEFAULT_DB_ALIAS, connections
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Keyboard,
    Locator,
    Page,
    expect,
    sync_playwright,
)

# A stranger's address is not found, of which the console complains.
NO_STRANGERS = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"]
PATIENCE = 30_000
BINARY = "application/octet-stream"
ACTS = (
    "check",
    "click",
    "dblclick",
    "fill",
    "focus",
    "press",
    "press_sequentially",
    "select_option",
    "set_input_files",
)


@pytest.fixture(scope="session", autouse=True)
def hands_wait() -> Iterator[None]:
    """Nothing is touched before its page has finished loading: until then no script listens to what is done."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ACTS:
            patch.setattr(Locator, name, waiting(getattr(Locator, name)))
        at_once = Page.keyboard.fget
        patch.setattr(Page, "keyboard", property(lambda page: keyboard_of_loaded(page, at_once)))
        yield


def waiting(act: Callable[..., None]) -> Callable[..., None]:
    def patiently(place: Locator, *args: Any, **options: Any) -> None:
        place.wait_for(state="attached")
        place.page.wait_for_load_state()
        act(place, *args, **options)

    return patiently


def keyboard_of_loaded(page: Page, at_once: Callable[[Page], Keyboard]) -> Keyboard:
    page.wait_for_load_state()
    return at_once(page)


@pytest.fixture(scope="session", autouse=True)
def files_are_kept() -> Iterator[None]:
    """As in production, by the server and by the browser: Django's own for tests looks for each anew, every time."""
    look_for = StaticFilesHandler.__call__

    def kept(handler: StaticFilesHandler, environ: dict[str, Any], start: Callable[..., Any]) -> Any:
        path = handler.file_path(environ["PATH_INFO"])
        if not handler._should_handle(environ["PATH_INFO"]) or not (content := content_of(path)):
            return look_for(handler, environ, start)
        size, kind = str(len(content)), guess_type(path)[0] or BINARY
        start("200 OK", [("Content-Type", kind), ("Content-Length", size), ("Cache-Control", "max-age=3600")])
        return [content]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(StaticFilesHandler, "__call__", kept)
        yield


@functools.cache
def content_of(path: str) -> bytes:
    found = finders.find(path)
    return Path(found).read_bytes() if found else b""


@pytest.fixture(scope="session")
def browser(chromium: str, django_db_setup: None) -> Iterator[Browser]:
    # Playwright keeps an event loop running in this thread, in which Django would refuse its own database, and
    # would take another connection, that does not know the rows to bring back after a test.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    connection = connections[DEFAULT_DB_ALIAS]
    with sync_playwright() as playwright:
        connections[DEFAULT_DB_ALIAS] = connection
        # A machine that does other things besides is slow, not wrong.
        expect.set_options(timeout=PATIENCE)
        browser = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS, NO_STRANGERS])
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def complaints() -> list[str]:
    """What the page's console said and which strangers it asked; a test that expects some clears them."""
    return []


@pytest.fixture(scope="session")
def profile(browser: Browser, live_server: Any) -> Iterator[BrowserContext]:
    """That of all tests, for scripts, styles and fonts are asked for once: the writing screen alone has 140."""
    context = browser.new_context(base_url=live_server.url, viewport={"width": 1280, "height": 800})
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def page(profile: BrowserContext, live_server: Any, settings: Any, complaints: list[str]) -> Iterator[Page]:
    settings.SITE_ORIGIN = live_server.url
    page = profile.new_page()

    def listen(said: ConsoleMessage) -> None:
        if said.type in {"error", "warning"}:
            complaints.append(f"{said.text} {said.location['url'].removeprefix(live_server.url)}".strip())

    page.on("console", listen)
    page.on("pageerror", lambda error: complaints.append(error.message))
    yield page
    said = [*complaints]
    forget(profile, live_server.url)
    assert said == []


def forget(profile: BrowserContext, origin: str) -> None:
    """Everything but the files that it keeps. Pages that close tell the server nothing more."""
    profile.set_offline(True)
    blank = profile.new_page()
    storage = {"origin": origin, "storageTypes": "indexeddb,local_storage"}
    profile.new_cdp_session(blank).send("Storage.clearDataForOrigin", storage)
    for page in profile.pages:
        page.close()
    profile.clear_cookies()
    profile.clear_permissions()
    profile.unroute_all()
    profile.set_offline(False)
