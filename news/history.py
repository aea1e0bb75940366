"""What the register says today of the bodies that an old story names. The story itself stays as it was."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from news.models import Edition
from portal.directory.endings import Ending, endings
from portal.texts.dates import DatePrecision, PartialDate


@dataclass(frozen=True)
class Named:
    """A body of "In this story"."""

    name: str
    path: str
    note: SafeString


class History:
    """Of one story: the bodies that stood when it was told and stand no more. Without bodies nothing is asked."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    @cached_property
    def ended(self) -> Sequence[Ending]:
        """Each once, in the order of the story."""
        relations = self.edition.relations
        named = [each["uuid"] for each in relations.get("organizations", [])] + relations.get("bodies", [])
        found = endings() if named else {}
        told, today = self.told_on, PartialDate(timezone.localdate())
        known = [found[uuid] for uuid in dict.fromkeys(named) if uuid in found]
        # What ended "in 2025" may stand until that year is over.
        past = [each for each in known if each.day.end() <= today.start()]
        # Of an undated story nobody can say that it was told after the end.
        return [each for each in past if told is None or told.start() < each.day.end()]

    @property
    def told_on(self) -> PartialDate | None:
        if self.edition.event_on:
            return PartialDate(self.edition.event_on)
        published_at = self.edition.published_at
        return PartialDate(timezone.localdate(published_at)) if published_at else None

    @property
    def sentences(self) -> list[SafeString]:
        return [sentence(each) for each in self.ended]

    @property
    def month(self) -> str:
        """When names and posts were so; "" where nobody knows."""
        return PartialDate(self.told_on.date, DatePrecision.MONTH).label() if self.told_on else ""

    @property
    def organizations(self) -> list[Named]:
        ended = {str(each.organization.uuid): each for each in self.ended}
        listed = self.edition.relations.get("organizations", [])
        return [Named(each["name"], each["path"], note(ended.get(each["uuid"]))) for each in listed]


def sentence(ending: Ending) -> SafeString:
    words = {"body": ending.link, "day": ending.day.label(), "heirs": ending.heirs_links}
    if not ending.heirs:
        return format_html(_("{body} ended on {day}."), **words)
    return format_html(_("{body} ended on {day}; it is now part of {heirs}."), **words)


def note(ending: Ending | None) -> SafeString:
    if ending is None:
        return SafeString(_("Organization"))
    words = {"day": ending.day.label(), "heirs": ending.heirs_links}
    if not ending.heirs:
        return format_html(_("Ended {day}"), **words)
    return format_html(_("Ended {day}, now part of {heirs}"), **words)
