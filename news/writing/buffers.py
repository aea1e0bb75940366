"""Text that was typed and not saved yet: kept for its writer alone, and never overwritten without being asked."""

from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from news.models import Article, Buffer
from news.versions.newest import newest_number

# Values of a form by name, as they were sent.
Data = dict[str, list[str]]


class Elsewhere(Exception):
    """Another window of the same person holds unsaved text of the story. `buffer` is that text."""

    def __init__(self, buffer: Buffer) -> None:
        super().__init__(str(buffer))
        self.buffer = buffer


def in_work(user: User, story: UUID) -> Buffer | None:
    return Buffer.objects.filter(user=user, story=story, dropped_at=None).first()


def dropped(user: User, story: UUID) -> Buffer | None:
    return Buffer.objects.filter(user=user, story=story, dropped_at__isnull=False).first()


def never_saved(user: User) -> QuerySet[Buffer]:
    """Texts of stories that were begun and of which no version exists."""
    return Buffer.objects.filter(user=user, dropped_at=None).exclude(story__in=Article.objects.values("uuid"))


@transaction.atomic
def keep(
    user: User, story: UUID, *, tab: UUID | None, base: str, data: Data, continues: str = "", over: bool = False
) -> Buffer:
    """Puts the text in the place of what the same window kept before, or of the text that it `continues`.

    Raises Elsewhere where another window kept some since then, unless told to go `over`: that text is then dropped.
    """
    known = Buffer.objects.select_for_update().filter(user=user, story=story, dropped_at=None).first()
    if known and not (known.tab == tab or known.data == data or stamp(known) == continues):
        if not over:
            raise Elsewhere(known)
        set_aside(known)
        known = None
    buffer = known or Buffer(user=user, story=story)
    buffer.tab, buffer.base, buffer.data, buffer.saved_at = tab, base, data, timezone.now()
    buffer.save()
    return buffer


def stamp(buffer: Buffer | None) -> str:
    """Names one state of the text: who goes on with it names it."""
    return buffer.saved_at.isoformat() if buffer else ""


@transaction.atomic
def drop(user: User, story: UUID) -> None:
    """It can be taken back until another text of the story is dropped."""
    if known := in_work(user, story):
        set_aside(known)


@transaction.atomic
def take_back(user: User, story: UUID) -> None:
    """What was dropped is in work again; what was in work is dropped in its place."""
    known, former = in_work(user, story), dropped(user, story)
    if former is None:
        return
    former.delete()
    if known:
        set_aside(known)
    former.pk, former.dropped_at = None, None
    former.save(force_insert=True)


@transaction.atomic
def saved(user: User, story: UUID, tab: UUID | None, continues: str = "") -> None:
    """The window's text has become a version: nothing of it is unsaved. Another window's text stays."""
    known = in_work(user, story)
    if known and (known.tab == tab or stamp(known) == continues):
        known.delete()


def is_overtaken(user: User, article: Article) -> bool:
    """Whether somebody, oneself in another window included, has saved since the person's unsaved text was begun."""
    known = in_work(user, article.uuid)
    return known is not None and known.base != newest_number(article)


def set_aside(buffer: Buffer) -> None:
    Buffer.objects.filter(user=buffer.user, story=buffer.story, dropped_at__isnull=False).delete()
    buffer.dropped_at = timezone.now()
    buffer.save(update_fields=["dropped_at"])
