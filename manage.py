#!/usr/bin/env python
import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    try:
        settings.DEBUG  # noqa: B018 - the first setting asked for reads the environment
    except ImproperlyConfigured as refusal:
        sys.exit(f"Not started: {refusal}.")
    execute_from_command_line(sys.argv)
