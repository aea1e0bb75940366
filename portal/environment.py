"""The environment, read once and strictly: what is wrong stops the start with a sentence.

Every variable has its line in `.env.example`. A `.env` beside manage.py is read too; the shell wins over it,
and an empty value is the same as none.
"""

import os
import re
import secrets
from collections.abc import MutableMapping
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import ip_network
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured
from django.http.request import validate_host

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
YES, NO = {"1", "true", "yes", "on"}, {"0", "false", "no", "off"}


@dataclass(frozen=True)
class Environment:
    debug: bool
    secret_key: str
    allowed_hosts: list[str]
    site_origin: str
    site_name: str
    site_tagline: str
    contact_email: str
    data_dir: Path
    database: dict[str, Any]
    cache: dict[str, Any]
    port: int
    workers: int
    several_hosts: bool
    trusted_proxies: list[str]
    views_per_client_minute: int
    log_level: str
    demo: bool
    demo_password: str
    demo_totp_secret: str

    @property
    def on_https(self) -> bool:
        return self.site_origin.startswith("https://")

    @property
    def on_loopback(self) -> bool:
        return self.hostname in LOOPBACK

    @property
    def hostname(self) -> str:
        return urlsplit(self.site_origin).hostname or ""


def read_environment(base_dir: Path, variables: MutableMapping[str, str] = os.environ) -> Environment:
    """Raises ImproperlyConfigured for a value that cannot be used and for an unsafe combination."""
    read = Reader(variables, base_dir / ".env")
    data_dir = writable(Path(read.text("DATA_DIR", str(base_dir / "data"))).resolve())
    port = read.number("PORT", 8000)
    origin = read.text("SITE_ORIGIN", f"http://127.0.0.1:{port}").rstrip("/").lower()
    hostname = urlsplit(origin).hostname or ""
    values = Environment(
        debug=read.flag("DEBUG", False),
        secret_key=read.text("SECRET_KEY") or generated_key(data_dir / "secret_key"),
        allowed_hosts=read.names("ALLOWED_HOSTS") or sorted(LOOPBACK if hostname in LOOPBACK else {hostname}),
        site_origin=origin,
        site_name=read.text("SITE_NAME", "Binh Duong"),
        site_tagline=read.text("SITE_TAGLINE", "Provincial news portal, English edition"),
        contact_email=read.text("CONTACT_EMAIL"),
        data_dir=data_dir,
        database=database(read.text("DATABASE_URL", f"sqlite:///{data_dir / 'portal.sqlite3'}")),
        cache=cache(read.text("REDIS_URL")),
        port=port,
        workers=read.number("WEB_CONCURRENCY", 2, least=1),
        several_hosts=read.flag("SEVERAL_HOSTS", False),
        trusted_proxies=read.names("TRUSTED_PROXIES"),
        views_per_client_minute=read.number("VIEWS_PER_CLIENT_MINUTE", 120),
        log_level=read.text("LOG_LEVEL", "INFO").upper(),
        demo=read.flag("PORTAL_DEMO", hostname in LOOPBACK),
        demo_password=read.text("PORTAL_DEMO_PASSWORD"),
        demo_totp_secret=read.text("PORTAL_DEMO_TOTP_SECRET"),
    )
    refuse_unusable(values)
    refuse_unsafe(values)
    return values


class Reader:
    def __init__(self, variables: MutableMapping[str, str], env_file: Path) -> None:
        class Variables(environ.Env):
            ENVIRON = variables

        Variables.read_env(variables.get("ENV_FILE", env_file))
        self.variables = variables

    def text(self, name: str, default: str = "") -> str:
        return self.variables.get(name, "").strip() or default

    def names(self, name: str) -> list[str]:
        return [part.strip() for part in self.text(name).split(",") if part.strip()]

    def number(self, name: str, default: int, least: int = 0) -> int:
        text = self.text(name, str(default))
        if not text.isdecimal() or int(text) < least:
            raise ImproperlyConfigured(f"{name} must be a whole number, {least} or more")
        return int(text)

    def flag(self, name: str, default: bool) -> bool:
        text = self.text(name, str(default)).lower()
        if text not in YES | NO:
            raise ImproperlyConfigured(f"{name} must be 1 or 0")
        return text in YES


def writable(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"DATA_DIR cannot be made: {error}") from error
    if not os.access(folder, os.W_OK):
        raise ImproperlyConfigured(f"DATA_DIR cannot be written: {folder}")
    return folder


def generated_key(path: Path) -> str:
    """A key of this installation's own, made once and readable by its owner only."""
    if not path.exists():
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(64))
        # Of two processes that start together, the first one's key holds for both.
        with suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text().strip()


def database(url: str) -> dict[str, Any]:
    if not url.startswith(("sqlite:///", "postgres://", "postgresql://")):
        raise ImproperlyConfigured("DATABASE_URL must begin with sqlite:/// or postgres://")
    settings = environ.Env.db_url_config(url)
    if url.startswith("postgres"):
        return settings | {"CONN_MAX_AGE": 600, "CONN_HEALTH_CHECKS": True}
    # FULL, because a view that was acknowledged must survive a power cut.
    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32000;"
    # IMMEDIATE, because one that reads first and then writes would be refused at once instead of waiting its turn.
    return settings | {"OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas}}


def cache(url: str) -> dict[str, Any]:
    if not url:
        return {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    if not url.startswith(("redis://", "rediss://", "unix://")):
        raise ImproperlyConfigured("REDIS_URL must begin with redis://, rediss:// or unix://")
    return {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": url}


def refuse_unusable(values: Environment) -> None:
    origin = urlsplit(values.site_origin)
    if origin.scheme not in {"http", "https"} or not origin.hostname or origin.path or origin.query or origin.username:
        raise ImproperlyConfigured("SITE_ORIGIN must be like https://news.example.org, without a path")
    if values.contact_email and not re.fullmatch(r"[^@\s]+@[^@\s]+", values.contact_email):
        raise ImproperlyConfigured("CONTACT_EMAIL must be a mail address")
    # 16 signs are 80 bits: less than RFC 4226 asks for, and what many apps still show.
    if not re.fullmatch(r"[A-Z2-7]{16,64}", values.demo_totp_secret or "A" * 16):
        raise ImproperlyConfigured("PORTAL_DEMO_TOTP_SECRET must be 16 to 64 signs of base32: A to Z and 2 to 7")
    if values.log_level not in {"DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"}:
        raise ImproperlyConfigured("LOG_LEVEL must be DEBUG, INFO, WARNING, ERROR or CRITICAL")
    for proxy in values.trusted_proxies:
        try:
            ip_network(proxy)
        except ValueError as error:
            raise ImproperlyConfigured(f"TRUSTED_PROXIES must be addresses or networks: {error}") from error


def refuse_unsafe(values: Environment) -> None:
    if "*" in values.allowed_hosts:
        raise ImproperlyConfigured("ALLOWED_HOSTS=* would let any site speak in this one's name: list the hosts")
    if values.debug and not values.on_loopback:
        raise ImproperlyConfigured("DEBUG shows secrets to readers: only with a SITE_ORIGIN on this machine")
    if not values.on_https and not values.on_loopback:
        raise ImproperlyConfigured("SITE_ORIGIN must be https: editors' passwords travel over it")
    if len(values.secret_key) < 50 or len(set(values.secret_key)) < 10:
        raise ImproperlyConfigured("SECRET_KEY must have at least 50 characters, drawn at random")
    if not validate_host(values.hostname, values.allowed_hosts):
        raise ImproperlyConfigured("ALLOWED_HOSTS must contain the host of SITE_ORIGIN")
    if any(ip_network(proxy).prefixlen == 0 for proxy in values.trusted_proxies):
        raise ImproperlyConfigured("TRUSTED_PROXIES must not be everyone: a reader could take any address")
    if values.several_hosts and (values.database["ENGINE"].endswith("sqlite3") or not values.cache.get("LOCATION")):
        raise ImproperlyConfigured(
            "SEVERAL_HOSTS needs a DATABASE_URL on PostgreSQL and a REDIS_URL that all of them share"
        )
    if values.demo and not values.on_loopback and 0 < len(values.demo_password) < 12:
        raise ImproperlyConfigured("PORTAL_DEMO_PASSWORD must have at least 12 characters where others can reach it")
