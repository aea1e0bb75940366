"""Organizations that have ended, and who carries on their work: what old stories say of them today."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from portal.caching.memo import by_version
from portal.directory import wording
from portal.directory.models import Organization
from portal.directory.succession import succession
from portal.texts.dates import PartialDate


@dataclass(frozen=True)
class Ending:
    organization: Organization
    heirs: Sequence[Organization]

    @property
    def day(self) -> PartialDate:
        ended = self.organization.tenure.ended
        if ended is None:
            raise ValueError("The organization has not ended")
        return ended

    @property
    def link(self) -> SafeString:
        return wording.links([self.organization])

    @property
    def heirs_links(self) -> SafeString:
        return wording.links(self.heirs)


@by_version
def endings() -> dict[str, Ending]:
    """By uuid, of all that have an end, which may lie ahead. Three queries."""
    ended, known = Organization.objects.exclude(dissolution_on=None).defer("summary"), succession()
    return {str(each.uuid): Ending(each, known.heirs(each)) for each in ended}
