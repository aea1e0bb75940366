"""When: events, the series they belong to, the places they are held at, and who takes part.

The terms are schema.org's and iCalendar's. An hour that nobody recorded is never invented: a part of
the day stands in its place, and an event whose year is unknown keeps its day in `month_day`.
"""

from events.models.changes import EventChange
from events.models.events import Event
from events.models.people import Organizer, Participant
from events.models.series import EventSeries, Recurrence
from events.models.venues import Venue, VenueName

__all__ = ["Event", "EventChange", "EventSeries", "Organizer", "Participant", "Recurrence", "Venue", "VenueName"]
