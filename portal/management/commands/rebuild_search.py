from typing import Any

from django.core.management.base import BaseCommand

from portal.caching.version import changing, touch
from portal.indexing import rebuild_search
from portal.search.models import SearchDocument


class Command(BaseCommand):
    help = "Makes the search index anew from all stories, events, officials and organizations, in one transaction."

    def handle(self, *args: Any, **options: Any) -> None:
        with changing():
            rebuild_search()
            touch()
        self.stdout.write(f"{SearchDocument.objects.count()} documents can be found.")
