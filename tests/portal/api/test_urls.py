"""Readers of pages do not pay for the interface of programs."""

import subprocess
import sys

from django.urls import reverse

PROGRAM = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
import django
django.setup()
from django.test import RequestFactory
from django.urls import resolve, reverse
import portal.wsgi
reverse("feeds"), reverse("api_articles"), resolve("/news/"), resolve("/api/v1/articles/")
print(*sorted({"rest_framework.views", "drf_spectacular.generators", "news.api"} & set(sys.modules)))
resolve("/api/v1/articles/").func.cls
print(*sorted({"rest_framework.views", "news.api"} & set(sys.modules)))
"""


def test_nothing_of_it_is_imported_before_somebody_asks():
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["", "news.api rest_framework.views"]


def test_addresses_have_names():
    assert reverse("api_articles") == "/api/v1/articles/"
    assert reverse("api_event", args=["00000000-0000-0000-0000-000000000001"]).endswith("000000000001/")
