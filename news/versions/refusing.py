"""What forbids to restore a version."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from news.models import Article
from news.versions.newest import newest_number


class NotRestorable(Exception):
    """The message tells an editor why."""


def refuse_overtaken(article: Article, newest: str) -> None:
    """Under the lock of the article's row, as every save of the form does."""
    article.refresh_from_db(from_queryset=Article.objects.select_for_update())
    if newest_number(article) != newest:
        raise NotRestorable(
            _("Somebody has saved this story since you opened this page. Nothing was restored: look at it again.")
        )


def refuse_contradicting(article: Article) -> None:
    try:
        article.validate_constraints()
    except ValidationError as error:
        raise NotRestorable(" ".join(error.messages)) from error
