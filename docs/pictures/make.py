"""Photographs a running site for README and guide: `make run` in one window, `make pictures` in another.

For the newsroom both windows need PORTAL_DEMO_PASSWORD and PORTAL_DEMO_TOTP_SECRET, the same ones.
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from portal.accounts import totp
from tests.machine import chromium

SITE = os.environ.get("SITE_ORIGIN") or f"http://127.0.0.1:{os.environ.get('PORT') or 8000}"
HERE = Path(__file__).parent
READERS = {"home": "/", "sign-in": "/admin/login/"}
NEWSROOM = {
    "desk": "/admin/",
    "articles": "/admin/news/article/",
    "write": "/admin/news/article/add/",
    "library": "/admin/pictures/picture/",
    "account": "/admin/account/",
}


def main() -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"])
        photograph(opened(browser), READERS)
        if password := os.environ.get("PORTAL_DEMO_PASSWORD"):
            photograph(signed_in(opened(browser), password, os.environ["PORTAL_DEMO_TOTP_SECRET"]), NEWSROOM)
        else:
            sys.stderr.write("Without PORTAL_DEMO_PASSWORD there are no pictures of the newsroom.\n")
        browser.close()


def opened(browser: Browser) -> BrowserContext:
    return browser.new_context(base_url=SITE, viewport={"width": 1360, "height": 900}, reduced_motion="reduce")


def signed_in(context: BrowserContext, password: str, secret: str) -> BrowserContext:
    """As the chief editor of the demo."""
    page = context.new_page()
    page.goto("/admin/login/")
    page.get_by_label("Username").fill("chief")
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("Code").fill(totp.code_at(secret, totp.step_at(datetime.now(UTC))))
    page.get_by_role("button", name="Go on").click()
    page.locator(".me").wait_for()
    page.close()
    return context


def photograph(context: BrowserContext, pages: dict[str, str]) -> None:
    for name, path in pages.items():
        page = context.new_page()
        page.goto(path, wait_until="networkidle")
        page.screenshot(path=HERE / f"{name}.png")
        page.close()


if __name__ == "__main__":
    main()
