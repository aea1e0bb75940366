"""What is not wrong yet and wants somebody's eye. The same conditions narrow the list of articles."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib.auth.models import User
from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from news.coverage import unreported
from news.models import Article, Illustration, Mention, Transition
from news.policy import SEE, visible_to
from portal.directory.conflicts import conflicts
from portal.imports.models import ImportMark

# Beyond it nobody counts: "999+".
AT_MOST = 1000
STORIES, GAPS = (partial(reverse, f"admin:news_{name}") for name in ("article_changelist", "assignment_gaps"))
# Of who reaches the care of the register.
REGISTER = ["directory.change_official", "directory.change_organization"]
GONE = [Article.State.WITHDRAWN]


@dataclass(frozen=True)
class Concern:
    """A condition under which a story wants care."""

    key: str
    words: Any
    about: Any
    holds: Callable[[], Q]


def without_alt() -> Q:
    undecided = Illustration.objects.filter(alt="", decorative=False)
    return Q(pk__in=undecided.values("article")) & ~Q(state__in=GONE)


def without_people() -> Q:
    return Q(~Exists(Mention.objects.filter(article=OuterRef("pk"))), lead_only=False, state__in=PUT_FORWARD)


def without_date() -> Q:
    return Q(published_at=None, state=Article.State.PUBLISHED)


def without_second_reader() -> Q:
    return Q(pk__in=Transition.objects.uncleared().values("article"))


def guessed() -> Q:
    return Q(uuid__in=ImportMark.objects.filter(settled_at=None, record__isnull=False).values("record"))


# Of a draft nobody expects yet that people are linked.
PUT_FORWARD = [Article.State.SUBMITTED, Article.State.APPROVED, Article.State.PUBLISHED]

CONCERNS = (
    Concern("alt", _("Pictures without a decision on alt text"), _("What they show is lost on some"), without_alt),
    Concern("people", _("Stories in which nobody is linked"), _("They are missing on pages of people"), without_people),
    Concern("second", _("Published without a second reader"), _("Until somebody clears them"), without_second_reader),
    Concern("guesses", _("Guesses of the importer to confirm"), _("Captions, dates and headings"), guessed),
    Concern("date", _("Articles with unknown date"), _("Most are known from list pages only"), without_date),
)


@dataclass(frozen=True)
class Care:
    words: Any
    about: Any
    address: str
    n: str


def care_of(user: User) -> list[Care]:
    return [*(care_of_stories(user) if user.has_perm(SEE) else []), *care_of_register(user)]


def care_of_register(user: User) -> list[Care]:
    """Asked of the database once a version of the site."""
    if not user.has_perms(REGISTER) or not (found := conflicts()):
        return []
    about = _("By what stories and records say of one day")
    return [Care(_("Posts with two holders and one seat"), about, reverse("register_care"), said(len(found)))]


def care_of_stories(user: User) -> list[Care]:
    """One query: each concern counts its stories among those that the user reaches, up to a limit."""
    stories = visible_to(user)
    rows = [capped(stories.filter(concern.holds())) for concern in CONCERNS]
    told = [(each.words, each.about, f"{STORIES()}?care={each.key}") for each in CONCERNS]
    if user.has_perm("news.view_assignment"):
        rows.append(capped(unreported()))
        told.append((_("Events that no story reports"), _("Held more than three days ago"), GAPS()))
    return [Care(*each, said(n)) for each, n in zip(told, counted(rows), strict=True) if n]


def said(n: int) -> str:
    return f"{AT_MOST - 1}+" if n >= AT_MOST else str(n)


def capped(stories: QuerySet[Any]) -> QuerySet[Any, Any]:
    return stories.order_by().values("pk")[:AT_MOST]


def counted(stories: list[QuerySet[Any, Any]]) -> list[int]:
    """How many rows each has, in one statement."""
    compiled = [rows.query.sql_with_params() for rows in stories]
    counts = [f"(SELECT count(*) FROM ({sql}) AS rows_{i})" for i, (sql, _) in enumerate(compiled)]  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(counts)}", [each for _, params in compiled for each in params])
        return list(cursor.fetchone())
