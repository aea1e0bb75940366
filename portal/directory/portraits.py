"""A portrait is public while its official shows it."""

from typing import TYPE_CHECKING

from django.utils import timezone

from portal.pictures.models import Showing

if TYPE_CHECKING:
    from portal.directory.models import Official


def show(official: "Official") -> None:
    """Begins with a new portrait and ends with the former one; repeated, it changes nothing."""
    now = timezone.now()
    wanted = {official.portrait_id} if official.portrait_id else set()
    shown = set(Showing.objects.public(now).filter(shown_by=official.uuid).values_list("picture_id", flat=True))
    if shown - wanted:
        Showing.objects.close(official.uuid, now)
    if wanted - shown:
        Showing.objects.show(wanted, official.uuid, public_from=now, page=official.address)
