"""Stories that seem to report one occasion: near days, and a guest who is named in all of them.

A guest comes for a few days, a host is in the news all year. So a name tells an occasion only where nearly all
stories of the season that hold it lie within the few days; no list of hosts is needed. A story that says no day
belongs to an occasion only when it names a person who was there. Nothing is joined by this: an editor decides.
"""

import datetime
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from news.dossiers.signs import Signs

# An occasion lasts so many days at most; around it lies the season with which it is compared.
LONGEST = 4
SEASON = 60
NEARLY_ALL = 0.9
LEAP_YEAR = 2000  # in which February 29 has a place too


@dataclass(frozen=True)
class Report:
    """A story as far as it is needed. The year of its day may be unknown."""

    key: Hashable
    signs: Signs
    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def has_day(self) -> bool:
        return bool(self.month and self.day)

    def place_in_year(self) -> int:
        return datetime.date(LEAP_YEAR, self.month or 1, self.day or 1).timetuple().tm_yday


@dataclass(frozen=True)
class Cluster:
    """In the order of days, those without one last. `shared` are the names that tell it."""

    reports: tuple[Report, ...]
    shared: frozenset[str]


def clusters(reports: Iterable[Report]) -> list[Cluster]:
    """Of two stories at least, each in one at most."""
    reports = list(reports)
    dated = sorted((each for each in reports if each.has_day), key=Report.place_in_year)
    holding: defaultdict[str, list[Report]] = defaultdict(list)
    for report in dated:
        for name in report.signs.names | report.signs.people:
            holding[name].append(report)
    telling = {(one.key, other.key): names for one, other, names in pairs(dated, holding)}
    found = [joined(group, telling) for group in connected(dated, telling)]
    return [with_undated(cluster, reports, holding) for cluster in found]


def pairs(dated: Sequence[Report], holding: dict[str, list[Report]]) -> Iterator[tuple[Report, Report, frozenset[str]]]:
    for number, one in enumerate(dated):
        for other in dated[number + 1 :]:
            if other.place_in_year() - one.place_in_year() >= LONGEST:
                break
            if one.year and other.year and one.year != other.year:
                continue
            common = (one.signs.names & other.signs.names) | (one.signs.people & other.signs.people)
            if names := frozenset(name for name in common if is_guest(holding[name], one)):
                yield one, other, names


def is_guest(holding: Sequence[Report], here: Report) -> bool:
    """Whether nearly all stories of the season with that name lie within the days of an occasion."""
    season = [each for each in holding if is_within(each, here, SEASON)]
    near = [each for each in season if is_within(each, here, LONGEST - 1)]
    return len(near) >= NEARLY_ALL * len(season)


def is_within(other: Report, here: Report, days: int) -> bool:
    if other.year and here.year and abs(other.year - here.year) > 1:  # a season may lie over the turn of the year
        return False
    apart = abs(other.place_in_year() - here.place_in_year())
    return min(apart, 366 - apart) <= days


def connected(dated: Sequence[Report], telling: dict[tuple[Hashable, Hashable], frozenset[str]]) -> list[list[Report]]:
    """Groups in which each is told with each next one, no longer than an occasion."""
    groups: list[list[Report]] = []
    for report in dated:
        for group in groups:
            is_near = report.place_in_year() - group[0].place_in_year() < LONGEST
            if is_near and any((member.key, report.key) in telling for member in group):
                group.append(report)
                break
        else:
            groups.append([report])
    return [group for group in groups if len(group) > 1]


def joined(group: list[Report], telling: dict[tuple[Hashable, Hashable], frozenset[str]]) -> Cluster:
    keys = {report.key for report in group}
    return Cluster(
        tuple(group), frozenset().union(*(names for pair, names in telling.items() if keys.issuperset(pair)))
    )


def with_undated(cluster: Cluster, reports: Iterable[Report], holding: dict[str, list[Report]]) -> Cluster:
    guests = {
        name
        for report in cluster.reports
        for name in report.signs.people
        if is_guest(holding[name], cluster.reports[0]) and len(holding[name]) > 1
    }
    others = [each for each in reports if not each.has_day and each.signs.people & guests]
    return Cluster((*cluster.reports, *others), cluster.shared)
