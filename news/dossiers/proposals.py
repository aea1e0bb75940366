"""Stories of a year that seem to report one event, for somebody to decide. Nothing is joined by looking."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from events.models import Event, Venue, VenueName
from news.dossiers.clusters import Cluster, Report, clusters
from news.dossiers.signs import Signs, signs
from news.models import Article, Dossier, Mention
from portal.texts.folding import fold

# Of a year so many of the newest stories are read; what was decided on them stays decided.
MOST = 5000
CANDIDATES = 10


@dataclass(frozen=True)
class Proposal:
    """`events` are of the same days, those first that some of the stories name already."""

    stories: list[Article]
    shared: list[str]
    events: list[Event]

    @property
    def key(self) -> str:
        return ",".join(sorted(str(story.uuid) for story in self.stories))


def proposals(articles: QuerySet[Article], year: int) -> list[Proposal]:
    """Of those that somebody may see. Six queries."""
    stories = {story.uuid: story for story in of_year(articles, year)}
    named = events_named(stories.values())
    rejected = [set(map(UUID, each)) for each in decided().values_list("stories", flat=True)]
    found = []
    for cluster in clusters(reports(stories.values())):
        keys = {report.key for report in cluster.reports if isinstance(report.key, UUID)}
        is_one = frozenset.intersection(*(frozenset(named[key]) for key in keys))
        # Nothing to ask where all name one event already, or somebody has rejected them together.
        if not is_one and not any(keys <= each for each in rejected):
            found.append((cluster, keys))
    events = events_of(year) if found else []
    return [proposal(cluster, keys, stories, named, events) for cluster, keys in found]


def decided() -> QuerySet[Dossier]:
    return Dossier.objects.filter(state=Dossier.State.REJECTED)


def of_year(articles: QuerySet[Article], year: int) -> list[Article]:
    dated = Q(event_on__year=year) | Q(event_on=None, published_at__year=year)
    fields = ("uuid", "headline", "lead", "event_on", "event_precision", "event_month_day", "published_at", "state")
    return list(articles.filter(dated).order_by("-pk").only(*fields)[:MOST])


def reports(stories: Iterable[Article]) -> list[Report]:
    """A person whom a story is linked to is named in it, however the text calls them."""
    stories = list(stories)
    people: defaultdict[int, set[str]] = defaultdict(set)
    mentions = Mention.objects.filter(article__in=stories, official__isnull=False)
    for article, name in mentions.values_list("article", "official__folded"):
        people[article].add(name)
    places = places_known()
    return [report(story, frozenset(people[story.pk]), places) for story in stories]


def report(story: Article, people: frozenset[str], places: frozenset[str]) -> Report:
    found = signs(f"{story.headline}.\n{story.lead}", places)
    told = Signs(found.people | people, found.names)
    if story.event_on and story.event_precision == "day":
        return Report(story.uuid, told, story.event_on.year, story.event_on.month, story.event_on.day)
    if story.event_month_day:
        month, _dash, day = story.event_month_day.partition("-")
        return Report(story.uuid, told, None, int(month), int(day))
    return Report(story.uuid, told)


def places_known() -> frozenset[str]:
    names = [*Venue.objects.values_list("name", flat=True), *VenueName.objects.values_list("name", flat=True)]
    return frozenset(fold(name) for name in names)


def events_named(stories: Collection[Article]) -> dict[UUID, set[int]]:
    """Events that each story names, and those in whose program they stand."""
    named: dict[UUID, set[int]] = {story.uuid: set() for story in stories}
    rows = Mention.objects.filter(article__in=list(stories), event__isnull=False)
    for story, event, parent in rows.values_list("article__uuid", "event", "event__parent"):
        named[story] |= {each for each in (event, parent) if each}
    return named


def events_of(year: int) -> list[Event]:
    return list(Event.objects.filter(start_on__year=year, start_precision="day").select_related("venue"))


def proposal(
    cluster: Cluster,
    keys: Collection[UUID],
    stories: dict[UUID, Article],
    named: dict[UUID, set[int]],
    events: Sequence[Event],
) -> Proposal:
    told = [stories[report.key] for report in cluster.reports if isinstance(report.key, UUID)]
    days = [story.event_on for story in told if story.event_on]
    known = set().union(*(named[key] for key in keys))
    near = [event for event in events if days and overlaps(event, min(days), max(days))]
    near.sort(key=lambda event: (event.pk not in known, event.parent_id is not None, event.start_on, event.pk))
    return Proposal(told, sorted(cluster.shared), near[:CANDIDATES])


def overlaps(event: Event, first: datetime.date, last: datetime.date) -> bool:
    return event.start_on is not None and event.start_on <= last and (event.end_on or event.start_on) >= first
