"""The site's own settings, with what a test must not share: data, passwords' cost, collected files."""

import atexit
import os
import tempfile
from typing import Any

# Every process of a parallel run has its own folder, whatever the shell says; it goes when the process ends.
scratch = tempfile.TemporaryDirectory(prefix="portal-test-", ignore_cleanup_errors=True)
atexit.register(scratch.cleanup)
os.environ.update(ENV_FILE=os.devnull, DATA_DIR=scratch.name, SITE_ORIGIN="http://127.0.0.1:8000")

from portal.settings import *  # noqa: E402, F403
from portal.settings import DATA_DIR, DATABASES, STORAGES  # noqa: E402

database: dict[str, Any] = DATABASES["default"]
if database["ENGINE"].endswith("sqlite3"):
    # A file, not memory: threads and processes of a test then meet the locks that they meet in production.
    database["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
else:
    database |= {"CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False}

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir()
