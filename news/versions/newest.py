"""The versions of a story, and whether somebody has written one since a page was opened."""

from django.utils.translation import gettext as _
from reversion.models import Version

from news.models import Article


def newest_version(article: Article) -> Version | None:
    if article.pk is None:
        return None
    # reversion gives the newest first.
    return Version.objects.get_for_object(article).select_related("revision__user").first()


def newest_number(article: Article) -> str:
    """As a form carries it: empty where there is no version yet."""
    newest = newest_version(article)
    return str(newest.pk) if newest else ""


def overtaken_by(version: Version | None) -> str:
    who = version.revision.user.get_username() if version and version.revision.user else _("Somebody else")
    return _(
        "%(who)s has saved this story since you opened it. Nothing of yours was saved: copy it, then open it anew."
    ) % {"who": who}
