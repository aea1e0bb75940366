"""The content version: one number, raised with every public change, in the transaction of that change.

with changing():      # the outermost transaction; a view, a command, one batch of an importer
    ...
    touch()           # where public content really changed
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.db import transaction
from django.db.models import F

from portal.caching import row
from portal.caching.knowledge import Knowledge
from portal.caching.models import Site
from portal.caching.row import SiteState
from portal.caching.stamp import Stamp


@dataclass
class Change:
    touched: bool = False


present: ContextVar[Change | None] = ContextVar("change", default=None)


@contextmanager
def changing() -> Iterator[None]:
    """A transaction that may change public content; as a decorator too. Within another one it is a savepoint.

    Raises RuntimeError inside a bare `transaction.atomic()`: the change would be announced before its commit.
    """
    if present.get():
        with transaction.atomic():
            yield
        return
    change = Change()
    token = present.set(change)
    try:
        # Announced around the transaction, since it ends after the commit and not before.
        with announced(), transaction.atomic(durable=True):
            yield
            # Last: the row stays locked until the commit, and every other publisher waits for it.
            if change.touched:
                raise_version()
    finally:
        present.reset(token)


def touch() -> None:
    """Marks that public content changes in the present `changing()`, which raises the version once, at its end."""
    change = present.get()
    if change is None:
        raise RuntimeError("Public content changes only inside `with changing():`, around its whole transaction.")
    change.touched = True


def raise_version() -> None:
    if not Site.objects.update(version=F("version") + 1):
        Site.objects.create()


def current_version() -> int:
    return current().version


def current() -> SiteState:
    """The version and `settled_at`: within a transaction as that one sees them, else as committed."""
    return row.ask_within() if row.in_transaction() else committed()


def committed() -> SiteState:
    """Asked of the stamp or of the row, as the settings of this process say."""
    return source()()


@cache
def source() -> Callable[[], SiteState]:
    return Knowledge(stamp()).state if uses_stamp() else row.ask


def announced() -> AbstractContextManager[None]:
    return stamp().change() if uses_stamp() else nullcontext()


def uses_stamp() -> bool:
    """A stamp is shared by the processes of one host; SQLite's row costs as little."""
    return not row.on_sqlite() and not settings.SEVERAL_HOSTS


@cache
def stamp() -> Stamp:
    return Stamp(settings.DATA_DIR / "stamp")
