"""Events as editors keep them. What each save brings with it stands in `events.records`."""

from events.admin.events import EventAdmin
from events.admin.series import EventSeriesAdmin, VenueAdmin

__all__ = ["EventAdmin", "EventSeriesAdmin", "VenueAdmin"]
