"""Waiting through a restart of the database instead of sending the reader away."""

import time
from collections.abc import Callable
from typing import TypeVar

from django.db import InterfaceError, OperationalError, connection

Result = TypeVar("Result")


def patiently(
    step: Callable[[], Result],
    seconds: float = 20,
    pause: Callable[[float], None] = time.sleep,
    clock: Callable[[], float] = time.monotonic,
) -> Result:
    """The result of a step that may be taken twice, tried again while the database is away.

    Raises the database's error when it is away for longer than `seconds`, and at once inside a transaction, which
    is lost with its connection.
    """
    deadline = clock() + seconds
    while True:
        try:
            return step()
        except (OperationalError, InterfaceError):
            if connection.in_atomic_block or clock() >= deadline:
                raise
            connection.close()  # Django replaces a broken one only with the next request
            pause(0.2)
