"""Days that a reader of the register may want to look at, as links."""

import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _

from portal.directory.days import AskedDay
from portal.texts.dates import PartialDate


class Offer(NamedTuple):
    """A day often asked for, as a link."""

    name: str
    path: str
    current: bool


def offers(asked: AskedDay, path: str, turn: datetime.date | None) -> list[Offer]:
    """Today, the day that is asked for, and those on either side of the day on which much has changed."""
    found = [Offer(_("Today"), path, asked.is_today)]
    if not asked.is_today:
        found.append(Offer(asked.on.label(), f"{path}?on={asked.on.isoformat()}", True))
    if turn:
        eve = turn - datetime.timedelta(days=1)
        found.append(Offer(_("%(day)s, before the change") % {"day": PartialDate(eve)}, f"{path}?on={eve}", False))
        found.append(Offer(_("%(day)s, after it") % {"day": PartialDate(turn)}, f"{path}?on={turn}", False))
    return list({offer.path: offer for offer in reversed(found)}.values())[::-1]
