import datetime

from django.utils import timezone

from events.models import Event, EventSeries, Organizer, Participant, Venue
from portal.directory.models import Appointment, Official, Organization
from portal.texts.slugs import slug as slug_of
from tests.news.factories import moment


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def days_from_now(days: int) -> datetime.date:
    return timezone.localdate() + datetime.timedelta(days=days)


def make_event(
    *,
    name: str = "Survey session",
    start: str | datetime.date | None = "2023-09-05",
    end: str | datetime.date | None = None,
    precision: str = "day",
    public_from: str | datetime.datetime | None = "2020-01-01 00:00",
    **fields: object,
) -> Event:
    """Public, on a Tuesday. Days as "2023-09-05", instants of the province as "2023-09-05 08:00"."""
    return Event.objects.create(
        name=name,
        slug=fields.pop("slug", slug_of(name)),
        start_on=day(start) if isinstance(start, str) else start,
        start_precision=precision if start else "",
        end_on=day(end) if isinstance(end, str) else end,
        public_from=moment(public_from) if isinstance(public_from, str) else public_from,
        **fields,
    )


def make_venue(*, name: str = "Convention Center", slug: str = "convention-center", **fields: object) -> Venue:
    return Venue.objects.create(name=name, slug=slug, **fields)


def make_series(
    *, name: str = "Steering Committee meetings", slug: str = "steering-committee", **fields: object
) -> EventSeries:
    return EventSeries.objects.create(name=name, slug=slug, **fields)


def make_organizer(*, event: Event, organization: Organization, **fields: object) -> Organizer:
    return Organizer.objects.create(event=event, organization=organization, **fields)


def make_participant(
    *,
    event: Event,
    official: Official | None = None,
    organization: Organization | None = None,
    appointment: Appointment | None = None,
    **fields: object,
) -> Participant:
    return Participant.objects.create(
        event=event, official=official, organization=organization, appointment=appointment, **fields
    )
