"""How a test gets to a desk."""

from typing import Any

from django.contrib.auth import get_user_model
from django.test import Client
from django.utils import timezone
from playwright.sync_api import BrowserContext, Page

from portal.accounts import second_factor, totp

PASSWORD = "correct horse battery"
SECRET = "JBSWY3DPEHPK3PXP"


def administrator(page: Page) -> Page:
    """The page of somebody who may do everything, made for it and past the door already."""
    let_in(page.context, make_administrator())
    return page


def make_administrator() -> Any:
    user = get_user_model().objects.create_superuser("admin", password=PASSWORD)
    second_factor.set_up(user, SECRET)
    return user


def sign_in(page: Page, user: Any, address: str = "/admin/") -> Page:
    """Through the door, with the second factor of who has one."""
    page.goto(f"/admin/login/?next={address}")
    page.get_by_label("Username").fill(user.username)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    if second_factor.has_one(user):
        page.get_by_label("Code").fill(totp.code_at(SECRET, totp.step_at(timezone.now())))
        page.get_by_role("button", name="Go on").click()
    page.locator(".me").wait_for()
    return page


def sign_out(page: Page) -> None:
    page.locator(".me summary").click()
    page.get_by_role("button", name="Sign out").click()


def let_in(context: BrowserContext, user: Any, host: str = "localhost") -> None:
    """Past the door: with all that a browser knows after a sign-in."""
    client = Client()
    client.force_login(user)
    session = {"name": "sessionid", "value": client.cookies["sessionid"].value, "path": "/admin/"}
    context.add_cookies([session | {"domain": host}])
