"""Who holds an event and who takes part, as one date of a series hands it on to others: the whole list, in its order.

The post is not handed on: it is the one that was, or will be, held on each day.
"""

from collections.abc import Hashable, Iterator

from events.models import Event, Organizer, Participant
from portal.directory.incumbents import Incumbents, incumbents

Row = tuple[Hashable, ...]


def organizers(event: Event) -> list[Row]:
    return [(row.organization_id,) for row in event.organizer_rows.all()]


def participants(event: Event) -> list[Row]:
    return [
        (each.official_id, each.organization_id, each.role, each.heads_delegation, each.delegation_id)
        for each in event.participants.all()
    ]


def words_of_organizers(event: Event) -> str:
    return ", ".join(row.organization.label for row in event.organizer_rows.all())


def words_of_participants(event: Event) -> str:
    return ", ".join(words(each) for each in event.participants.all())


def words(participant: Participant) -> str:
    who = participant.official or participant.organization
    name = who.label if who else ""
    if participant.role == Participant.Role.PRESENT:
        return name
    return f"{name} ({participant.get_role_display()})"


def take_organizers(event: Event, source: Event) -> None:
    """Whoever calls it saves the event, by which it is found anew."""
    event.organizer_rows.all().delete()
    Organizer.objects.bulk_create(
        Organizer(event=event, organization_id=row.organization_id, position=row.position)
        for row in source.organizer_rows.all()
    )


def take_participants(event: Event, source: Event) -> None:
    """As `take_organizers`. Who was named already keeps the post that was recorded there."""
    kept = {each.official_id: each.appointment_id for each in event.participants.all()}
    made = list(copies(event, source))
    for each in made:
        if each.official_id and each.official_id in kept:
            each.appointment_id = kept[each.official_id]
    event.participants.all().delete()
    Participant.objects.bulk_create(made)


def copies(event: Event, source: Event) -> Iterator[Participant]:
    rows = list(source.participants.all())
    known = incumbents([], {row.official_id for row in rows if row.official_id}, event.date)
    for row in rows:
        yield Participant(
            event=event,
            official_id=row.official_id,
            organization_id=row.organization_id,
            appointment_id=post_held(row, known),
            role=row.role,
            heads_delegation=row.heads_delegation,
            delegation_id=row.delegation_id,
            position=row.position,
        )


def post_held(row: Participant, known: Incumbents) -> int | None:
    """The same, unless the register says that it is not held that day; then the one that is."""
    if row.official_id is None or row.appointment_id is None:
        return None
    posts = known.by_official[row.official_id]
    if row.appointment_id in {each.pk for each in known.possible(posts)}:
        return row.appointment_id
    return next((each.pk for each in known.recorded(posts)), None)
