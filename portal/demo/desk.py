"""What lies on the desk of the demo: stories in hand, so that each role finds something to do when it signs in."""

import datetime
from dataclasses import dataclass
from uuid import UUID, uuid5

import reversion
from django.contrib.auth.models import User
from django.utils import timezone

from news.models import Article, Category, SectionAssignment, Verb
from news.workflow import transition
from portal.caching.version import changing
from portal.texts.html import from_plain

NAMESPACE = UUID("5d6c1f0e-8a52-4c39-9d0b-0f6c8f1f7a11")
# The sections of the demo's editor; the others wait for the chief.
SECTIONS = ["smart-city", "digital-transformation"]
MORNING = datetime.time(8, 30)


@dataclass(frozen=True)
class Work:
    """A story and the steps it has taken: who, and with which reason."""

    section: str
    headline: str
    lead: str
    text: str
    steps: tuple[tuple[str, Verb, str], ...] = ()


IN_HAND = [
    Work(
        "smart-city",
        "Operations center opens its doors to students",
        "Forty students of three universities looked over the shoulders of the people who watch the city's sensors.",
        "The visit was the first of six this year.\n\nStudents asked most about privacy.",
        (("reporter", Verb.SUBMIT, ""),),
    ),
    Work(
        "digital-transformation",
        "One form instead of four for new businesses",
        "Whoever founds a business in the province fills in one form from next month, and sends it from home.",
        "Four offices share what is written in it.\n\nPaper stays possible.",
        (("reporter", Verb.SUBMIT, ""), ("editor", Verb.RETURN, "Which four offices? Name them in the second line.")),
    ),
    Work(
        "socio-economic-news",
        "Industrial parks count their trees",
        "A census of trees in all industrial parks begins this week and is to be done by summer.",
        "Students of forestry count with an app that was made for it.",
        (("reporter", Verb.SUBMIT, ""), ("chief", Verb.APPROVE, "")),
    ),
    Work(
        "departments-activities",
        "Night shift for the road builders",
        "Resurfacing of the northern ring road goes on at night, so that nobody stands in a line by day.",
        "Work ends at five each morning.",
        (("reporter", Verb.SUBMIT, ""), ("chief", Verb.APPROVE, ""), ("chief", Verb.SCHEDULE, "")),
    ),
    Work("smart-city", "Sensors along the river: what they measured", "", "Notes so far: ask for the table."),
]


def fill_desk() -> int:
    """Makes what is missing; gives back how many stories. What somebody has done with one stays."""
    accounts = {user.username: user for user in User.objects.filter(username__in=["reporter", "editor", "chief"])}
    assign(accounts["editor"])
    known = set(Article.objects.filter(uuid__in=map(uuid_of, IN_HAND)).values_list("uuid", flat=True))
    missing = [work for work in IN_HAND if uuid_of(work) not in known]
    for work in missing:
        with changing():
            take_steps(begin(work, accounts["reporter"]), work, accounts)
    return len(missing)


def assign(editor: User) -> None:
    for section in Category.objects.filter(path__in=SECTIONS):
        SectionAssignment.objects.get_or_create(user=editor, section=section)


def uuid_of(work: Work) -> UUID:
    return uuid5(NAMESPACE, work.headline)  # found again by it: loaded twice, it is there once


def begin(work: Work, reporter: User) -> Article:
    article = Article(
        uuid=uuid_of(work),
        section=Category.objects.get(path=work.section),
        headline=work.headline,
        lead=work.lead,
        body=from_plain(work.text),
        created_by=reporter,
        changed_by=reporter,
    )
    with reversion.create_revision():
        reversion.set_user(reporter)
        article.save()
    return article


def take_steps(article: Article, work: Work, accounts: dict[str, User]) -> None:
    for name, verb, reason in work.steps:
        transition(article, verb, by=accounts[name], reason=reason, at=tomorrow() if verb == Verb.SCHEDULE else None)


def tomorrow() -> datetime.datetime:
    day = timezone.localdate() + datetime.timedelta(days=1)
    return timezone.make_aware(datetime.datetime.combine(day, MORNING))
