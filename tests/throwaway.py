"""A database of one program, gone when it ends: DATABASE_URL chooses the engine, and the site is not touched."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import django
from django.test.utils import setup_databases, setup_test_environment, teardown_databases


@contextmanager
def throwaway_database() -> Iterator[None]:
    django.setup()
    setup_test_environment()
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        yield
    finally:
        teardown_databases(databases, verbosity=0)
