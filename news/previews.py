"""A story as readers would get it if it were published as it stands, for who may see it before them."""

import re

from django.conf import settings
from django.utils import timezone

from news.editions import Interval, make_edition, wish_of
from news.models import Edition
from news.stories import Story

ADDRESS = re.compile(re.escape(f"{settings.MEDIA_URL}pictures/"))


def edition_of(story: Story) -> Edition:
    """Not saved, and never to be. It stands where its story would like to stand."""
    article = story.article
    path = article.editions.public().values_list("path", flat=True).first() if article.pk else None
    # Not to be saved: without a date the story would stand among the undated.
    article.published_at = article.published_at or timezone.now()
    wish = wish_of(article)
    edition = make_edition(story, path or f"{wish.folder}{wish.slug}/", Interval(timezone.now()), None)
    edition.views = 0  # type: ignore[attr-defined]
    return edition


def with_pictures_at(html: str, address: str) -> str:
    """Readers get no picture of a story that is not public: their addresses lead where this page's guest may look."""
    return ADDRESS.sub(address, html)
