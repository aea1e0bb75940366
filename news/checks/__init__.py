"""What is looked at before a story goes to readers, said so that who writes knows where to go.

`report` asks every check about a story, saved or still being written. A finding that stops is refused by the
workflow too; the others are advice.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from news.checks import linking, pictures, protocol, wording
from news.checks.findings import Finding
from news.models import Article
from news.stories import Story, read_stories


@dataclass(frozen=True)
class Check:
    """`holds` names what is right where the check finds nothing."""

    holds: Any
    find: Callable[[Story], Iterable[Finding]]


CHECKS = (
    Check(_("headline"), wording.headline),
    Check(_("section"), wording.section),
    Check(_("lead and text"), wording.text),
    Check(_("alt text of every picture"), pictures.alt),
    Check(_("captions"), pictures.captions),
    Check(_("headline not too long"), wording.length),
    Check(_("lead without its source"), wording.prefix),
    Check(_("date of publication"), wording.date),
    Check(_("event not after publication"), wording.event),
    Check(_("people and places"), linking.people),
    Check(_("order of protocol"), protocol.order),
    Check(_("links within this site"), linking.links),
    Check(_("keywords"), wording.keywords),
    Check(_("who worked on it"), wording.credits),
    Check(_("remarks settled"), wording.remarks),
    Check(_("marks of the importer"), wording.marks),
)


@dataclass(frozen=True)
class Report:
    stops: list[Finding]
    advice: list[Finding]
    holds: list[Any]


def report(story: Story) -> Report:
    found = {check.holds: list(check.find(story)) for check in CHECKS}
    findings = [finding for each in found.values() for finding in each]
    return Report(
        stops=[finding for finding in findings if finding.stops],
        advice=[finding for finding in findings if not finding.stops],
        holds=[name for name, each in found.items() if not each],
    )


def stops(article: Article) -> list[Finding]:
    """What keeps the story, as saved, from being approved, scheduled or published."""
    return report(read_stories([article])[0]).stops
