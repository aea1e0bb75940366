"""Tries to sign in that failed, by name and by address: django-axes counts them, in the database of all processes.

A name is counted whether an account has it or not, so that counting tells nobody which names exist.
"""

from ipaddress import IPv6Address, ip_network

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.http import HttpRequest

from portal.counting.clients import client_address, parse_address


def address(request: HttpRequest) -> str | None:
    """One household has a whole /64 of IPv6 addresses and is one client."""
    client = parse_address(client_address(request))
    if isinstance(client, IPv6Address):
        return str(ip_network((client, 64), strict=False).network_address)
    return str(client) if client else None


def is_locked(request: HttpRequest, name: str) -> bool:
    return not AxesProxyHandler.is_allowed(request, {"username": name})


def count(request: HttpRequest, name: str) -> None:
    """One more that failed; a wrong password is counted by itself, by whoever asked `authenticate`."""
    AxesProxyHandler.user_login_failed(__name__, {"username": name}, request)


def left(request: HttpRequest, name: str) -> int:
    """How many tries remain before the pause, 0 within it."""
    return max(0, settings.AXES_FAILURE_LIMIT - AxesProxyHandler.get_failures(request, {"username": name}))


def forget(name: str) -> None:
    """Of this name alone: who knows one account must not be able to try others for ever."""
    AxesProxyHandler.reset_attempts(username=name)
