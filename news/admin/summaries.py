"""What the folded fields of a story hold, in a few words."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from news.models import Article
from news.stories import Story


@dataclass(frozen=True)
class Summaries:
    """What folded fields hold, in a few words."""

    credits: str = ""
    shows: str = ""
    counts: str = ""
    corrections: str = ""
    readers: str = ""


def summaries(story: Story) -> Summaries:
    article = story.article
    return Summaries(
        credits=", ".join(f"{each.contributor} {each.get_role_display()}" for each in story.contributions),
        shows=", ".join(filter(None, [shown_first(article), related(story), article.external_url[:40]])),
        counts=counts(article),
        corrections=str(len(story.corrections) or ""),
        readers=_("only people who are named") if article.is_restricted else _("everyone who may see the section"),
    )


def shown_first(article: Article) -> str:
    if not article.featured_until:
        return ""
    until = date_format(timezone.localtime(article.featured_until), "SHORT_DATETIME_FORMAT")
    return _("front page until %(until)s") % {"until": until}


def related(story: Story) -> str:
    n = len(story.related)
    return ngettext("%(n)d related story", "%(n)d related stories", n) % {"n": n} if n else ""


def counts(article: Article) -> str:
    if article.pages is None and article.photos is None:
        return _("as counted")
    given = {"pages": article.pages, "photos": article.photos}
    return ", ".join(f"{_(name)}: {value}" for name, value in given.items() if value is not None)
