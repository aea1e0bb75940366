"""What comes and goes with an edition: pictures shown, posts attested, a document to be found, royalties owed.

All of it carries the edition's interval and its uuid, so nothing of it outlives or precedes the edition.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from news.documents import document_of
from news.models import Article, Edition
from news.relations import told_on
from news.royalties.ledger import propose_published
from news.stories import Story
from portal.directory import register
from portal.directory.models import Attestation
from portal.imports.rows import insert
from portal.pictures.models import Showing
from portal.search import indexing

SHOWING = ["picture", "shown_by", "page", "public_from", "public_until"]
ATTESTATION = ["appointment", "attested_on", "edition", "headline", "path", "public_from", "public_until"]


def begin(told: Mapping[Edition, Story]) -> None:
    insert(Showing, SHOWING, [row for edition, story in told.items() for row in showings(edition, story)])
    attested = [row for edition, story in told.items() for row in attestations(edition, story)]
    insert(Attestation, ATTESTATION, attested)
    indexing.put(document_of(edition) for edition in told)
    register.attested({appointment for appointment, *_ in attested})  # last: by these, people are found


def end(editions: Sequence[UUID], at: datetime.datetime | None) -> None:
    Showing.objects.filter(shown_by__in=editions).update(public_until=at)
    Attestation.objects.filter(edition__in=editions).update(public_until=at)
    for edition in editions:
        indexing.close(edition, at)
    register.attested(attested_by(editions))


def cancel(editions: Sequence[UUID]) -> None:
    Showing.objects.filter(shown_by__in=editions).delete()
    appointments = attested_by(editions)  # while the attestations are there
    Attestation.objects.filter(edition__in=editions).delete()
    indexing.remove(*editions)
    register.attested(appointments)


def owe(articles: Iterable[Article]) -> None:
    """Asked last, of what readers then have. A story that cannot be reckoned is published all the same: its month
    cannot be closed before somebody has seen to it."""
    propose_published(articles)


def attested_by(editions: Iterable[UUID]) -> set[int]:
    rows = Attestation.objects.filter(edition__in=list(editions))
    return set(rows.values_list("appointment_id", flat=True))


def showings(edition: Edition, story: Story) -> Iterable[tuple[Any, ...]]:
    for picture in {use.picture_id for use in story.illustrations}:
        yield picture, edition.uuid, edition.path, edition.public_from, edition.public_until


def attestations(edition: Edition, story: Story) -> Iterable[tuple[Any, ...]]:
    """Each post given to a person in the story, on the day that the story tells of."""
    day = told_on(story.article)
    for appointment in {mention.appointment_id for mention in story.mentions} - {None}:
        if day:  # an undated story attests nothing
            yield (
                appointment,
                day,
                edition.uuid,
                edition.headline,
                edition.path,
                edition.public_from,
                edition.public_until,
            )
