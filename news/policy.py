"""Who may do what with a story: the whole policy of the newsroom.

`visible_to` says which stories somebody reaches, `may` what they may do with one. Every page, button, bulk action,
chooser and command asks here; what state a story must be in is said in `news.workflow`.

A reporter reaches what they began or are credited for. An editor reaches besides what stands in the sections
assigned to them, with those below. A chief reaches everything. A restricted story is reached by who began it and by
the people named in it, whatever their role. Roles are groups of permissions: `portal.accounts.roles`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User
from django.db.models import Exists, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Concat, StrIndex

from news.models import Article, Category, Contribution, Edition, SectionAssignment, Verb

Person = AbstractBaseUser | AnonymousUser
State = Article.State
SEE, WRITE, OVERSEE = "news.view_article", "news.change_article", "news.oversee_articles"
APPROVE, PUBLISH = "news.approve_article", "news.publish_article"
# A picture or an editor's hand does not make a text one's own.
AUTHORS = (Contribution.Role.WRITER, Contribution.Role.TRANSLATOR)
WITH_THE_DESK = (State.SUBMITTED, State.APPROVED)


@dataclass(frozen=True)
class Regard:
    """How somebody stands to a story that they reach: what the rules below speak of."""

    user: User
    article: Article
    is_own: bool

    def has(self, permission: str) -> bool:
        return self.user.has_perm(permission)


def may(user: Person, verb: str, article: Article) -> bool:
    """Whether the person may do it to the story as it is now. Raises KeyError for what the policy does not know."""
    rule = RULES[verb]
    regard = regard_of(user, article)
    return regard is not None and rule(regard)


def verbs_of(user: Person, article: Article) -> set[str]:
    """Everything that `may` allows."""
    regard = regard_of(user, article)
    return {verb for verb, rule in RULES.items() if rule(regard)} if regard else set()


def visible_to(user: Person) -> QuerySet[Article]:
    """The stories that somebody reaches in the newsroom: for looking up any number that was sent."""
    if not isinstance(user, User) or not user.is_active or not user.has_perm(SEE):
        return Article.objects.none()
    return Article.objects.all() if user.is_superuser else Article.objects.filter(reached_by(user))


def relatable_to(user: Person) -> QuerySet[Article]:
    """What somebody may name beside their own: what they reach, and what everybody reads."""
    reached = visible_to(user)
    if not isinstance(user, User) or not user.has_perm(SEE):
        return reached
    return Article.objects.filter(Q(pk__in=reached.values("pk")) | Exists(public_editions()))


def nameable(article: Article) -> QuerySet[User]:
    """Whom a restricted story can be shown to: who sees stories at all; and who is named in it already, to be kept."""
    staff = User.objects.with_perm(SEE, backend="django.contrib.auth.backends.ModelBackend").filter(is_staff=True)
    named = article.readers.values("pk") if article.pk else User.objects.none().values("pk")
    people = User.objects.filter(Q(pk__in=staff.values("pk")) | Q(pk__in=named))
    return people.order_by("first_name", "last_name", "username")


def may_ever_publish(user: Person) -> bool:
    """Who needs a second factor to sign in."""
    return isinstance(user, User) and (user.is_superuser or user.has_perm(PUBLISH))


def regard_of(user: Person, article: Article) -> Regard | None:
    """None for who does not reach the story. One query, so that nothing is decided on what a page once said."""
    if not isinstance(user, User):
        return None
    if article.pk is None:
        return Regard(user, article, is_own=True) if user.has_perm("news.add_article") else None
    is_own = Exists(Article.objects.filter(own_text_of(user), pk=OuterRef("pk")))
    found = visible_to(user).filter(pk=article.pk).annotate(is_own=is_own).values_list("is_own", flat=True).first()
    return None if found is None else Regard(user, article, is_own=found)


# Which stories


def reached_by(user: User) -> Q:
    named = Q(pk__in=user.restricted_articles.values("pk"))
    return Q(created_by=user) | named | Q(is_restricted=False) & in_care_of(user)


def in_care_of(user: User) -> Q:
    if user.has_perm(OVERSEE):
        return Q()
    credited = Q(pk__in=Contribution.objects.filter(contributor__user=user).values("article"))
    return credited | Q(section__in=sections_of(user)) if user.has_perm(APPROVE) else credited


def sections_of(user: User) -> QuerySet[Category]:
    """Those assigned to an editor, and all below them."""
    assigned = SectionAssignment.objects.filter(user=user)
    # With a slash behind it: `smart-city-2` does not lie below `smart-city`.
    above = assigned.annotate(at=StrIndex(OuterRef("path"), Concat("section__path", Value("/")))).filter(at=1)
    return Category.objects.filter(Q(pk__in=assigned.values("section")) | Exists(above))


def own_text_of(user: User) -> Q:
    written = Contribution.objects.filter(contributor__user=user, role__in=AUTHORS)
    return Q(created_by=user) | Q(pk__in=written.values("article"))


def public_editions() -> QuerySet[Edition]:
    return Edition.objects.public().filter(article=OuterRef("pk"))


# What may be done with them


def reads(regard: Regard) -> bool:
    return True


def writes(regard: Regard) -> bool:
    """Who wrote it, until it lies with the desk; the desk, always."""
    return regard.has(WRITE) and (edits(regard) or regard.article.state not in WITH_THE_DESK)


def edits(regard: Regard) -> bool:
    return regard.has(APPROVE)


def takes_back(regard: Regard) -> bool:
    return regard.is_own and regard.has(WRITE)


def reads_second(regard: Regard) -> bool:
    """Nobody approves their own text: no role, no superuser."""
    return regard.has(APPROVE) and not regard.is_own


def publishes(regard: Regard) -> bool:
    """What somebody else than its author has approved; to publish a text of others is to approve it."""
    return directs(regard) and (regard.article.state == State.APPROVED or reads_second(regard))


def directs(regard: Regard) -> bool:
    return regard.has(PUBLISH)


def publishes_alone(regard: Regard) -> bool:
    """Where no second reader is at hand, and only there."""
    return directs(regard) and not publishes(regard)


def clears(regard: Regard) -> bool:
    """Neither its author nor who published it so."""
    publishers = {each.by_id for each in regard.article.transitions.uncleared()}
    return reads_second(regard) and bool(publishers) and regard.user.pk not in publishers


def restricts(regard: Regard) -> bool:
    """Who began it decides who else sees it; so does the chief, of what the chief sees."""
    return writes(regard) and (began(regard) or regard.has(OVERSEE))


def began(regard: Regard) -> bool:
    return regard.article.pk is None or regard.article.created_by_id == regard.user.pk


RULES: dict[str, Callable[[Regard], bool]] = {
    "view": reads,
    "change": writes,
    "restrict": restricts,
    Verb.SUBMIT: writes,
    Verb.RECALL: takes_back,
    Verb.RETURN: edits,
    Verb.APPROVE: reads_second,
    Verb.PUBLISH: publishes,
    Verb.SCHEDULE: publishes,
    Verb.CORRECT: publishes,
    Verb.EMERGENCY: publishes_alone,
    Verb.CLEAR: clears,
    Verb.UNSCHEDULE: directs,
    Verb.WITHDRAW: directs,
    Verb.REVISE: writes,
}
