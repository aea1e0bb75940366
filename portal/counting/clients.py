"""Who asks for a view to be counted: a person or a bot, how often, and from where. None of it is stored."""

from datetime import datetime
from functools import lru_cache
from hashlib import blake2b
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from crawleruseragents import is_crawler
from django.conf import settings
from django.http import HttpRequest

from portal.counting.arrivals import count_arrival

# The first is the standard's; older Chrome, Safari (which says "preview") and Firefox had names of their own.
ANNOUNCEMENTS = ("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz")
LONGEST_USER_AGENT = 400


def client_address(request: HttpRequest) -> str:
    """The nearest address that is not one of our own proxies. Only those are believed about who stands behind them."""
    address = request.META.get("REMOTE_ADDR", "")
    behind = request.headers.get("X-Forwarded-For", "").split(",")
    while behind and is_trusted(address):
        # From the right: each proxy adds whom it saw. What stands further left a reader may have made up.
        named = behind.pop().strip()
        if not parse_address(named):
            break
        address = named
    return address


def is_trusted(address: str) -> bool:
    parsed = parse_address(address)
    return parsed is not None and any(parsed in network for network in networks(tuple(settings.TRUSTED_PROXIES)))


def parse_address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        parsed = ip_address(text)
    except ValueError:
        return None
    return getattr(parsed, "ipv4_mapped", None) or parsed  # ::ffff:192.0.2.1, on a socket for both families


@lru_cache(maxsize=8)
def networks(written: tuple[str, ...]) -> list[IPv4Network | IPv6Network]:
    return [ip_network(text, strict=False) for text in written]


def allowed(address: str, now: datetime) -> bool:
    """Whether this client may have one more hit counted within its minute; asking counts as one.

    Whoever cannot be told apart, or cannot be counted because the cache is down, is allowed: no view is lost.
    """
    limit = settings.VIEWS_PER_CLIENT_MINUTE
    if not limit or not parse_address(address):
        return True
    return count_arrival(disguise(address, now), now.timestamp()) <= limit


def disguise(address: str, now: datetime) -> bytes:
    """Eight bytes that stand for the client on this day, and cannot be turned back without the site's secret key.

    One household has a whole /64 of IPv6 addresses and is one client.
    """
    client = parse_address(address)
    if isinstance(client, IPv6Address):
        client = ip_network((client, 64), strict=False).network_address
    key = settings.SECRET_KEY.encode()[:64]  # the most that blake2b takes
    return blake2b(f"{client} {now.date()}".encode(), key=key, digest_size=8).digest()


def is_bot(user_agent: str) -> bool:
    """By the list of crawler-user-agents. A browser always says what it is, so silence is a bot too.

    A browser without a window is a browser: crawlers that use one add their own name.
    """
    return is_known_bot(user_agent[:LONGEST_USER_AGENT].replace("HeadlessChrome/", "Chrome/"))


@lru_cache(maxsize=4096)
def is_known_bot(user_agent: str) -> bool:
    return not user_agent.strip() or is_crawler(user_agent)


def is_prefetch(request: HttpRequest) -> bool:
    """Whether the browser fetches in advance what nobody may ever look at."""
    announced = " ".join(request.headers.get(name, "") for name in ANNOUNCEMENTS).lower()
    return any(word in announced for word in ("prefetch", "prerender", "preview"))


def is_from_elsewhere(request: HttpRequest) -> bool:
    """Whether a page of another site asks. Its readers see that page, not our story; no script can hide the header."""
    return request.headers.get("Sec-Fetch-Site") == "cross-site"
