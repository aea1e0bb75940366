import pytest
from django.db import transaction

from events.models import Organizer, Participant, VenueName
from portal.caching.version import changing, current_version
from portal.search.models import SearchFacet
from tests.events.factories import make_event, make_organizer, make_participant, make_series, make_venue
from tests.portal.directory.factories import make_official, make_organization
from tests.portal.search.factories import found

pytestmark = pytest.mark.django_db


def narrowed_to(record):
    """The public events that search finds when it is narrowed to a person or an organization."""
    kind = record.address_kind.value
    return found(language="en", **{"person" if kind == "official" else kind: str(record.uuid)})


def test_participant_who_comes_after_the_event_is_found_with_it():
    event, minh = make_event(name="Meet Japan"), make_official()
    participant = make_participant(event=event, official=minh)
    assert "Meet Japan" in narrowed_to(minh)
    participant.delete()
    assert "Meet Japan" not in narrowed_to(minh)


def test_organizer_who_comes_after_the_event_is_found_with_it():
    event, committee = make_event(name="Meet Japan"), make_organization()
    organizer = make_organizer(event=event, organization=committee)
    assert "Meet Japan" in narrowed_to(committee)
    organizer.delete()
    assert "Meet Japan" not in narrowed_to(committee)


def test_organization_that_takes_part_is_found_with_the_event():
    committee = make_organization()
    make_participant(event=make_event(name="Meet Japan"), organization=committee)
    assert "Meet Japan" in narrowed_to(committee)


def test_nobody_is_found_with_an_event_that_is_being_prepared():
    minh = make_official()
    make_participant(event=make_event(name="Meet Japan", public_from=None), official=minh)
    assert narrowed_to(minh) in ([], ["Vo Van Minh"])
    assert SearchFacet.objects.filter(kind="person").count() == 0


def test_events_are_found_by_the_new_name_of_their_place():
    venue = make_venue(name="Convention Center")
    make_event(name="Meet Japan", venue=venue)
    venue.name = "Exhibition Hall"
    venue.save()
    assert found("exhibition", language="en") == ["Meet Japan"]
    assert found("convention", language="en") == []


def test_place_that_keeps_its_name_costs_no_reading_of_events(django_assert_max_num_queries):
    venue = make_venue()
    for number in range(5):
        make_event(name=f"Meeting {number}", venue=venue)
    with django_assert_max_num_queries(10):
        venue.locality = "Thu Dau Mot City"
        venue.save()


@pytest.mark.parametrize("model", [Organizer, Participant, VenueName])
def test_every_row_that_is_saved_or_deleted_raises_the_content_version(model):
    event = make_event(venue=make_venue())
    make_organizer(event=event, organization=make_organization())
    make_participant(event=event, official=make_official())
    VenueName.objects.create(venue=event.venue, name="Trung tâm hội nghị")
    row, before = model.objects.get(), current_version()
    row.save()
    assert current_version() == before + 1
    row.delete()
    assert current_version() == before + 2


def test_several_rows_of_one_change_raise_it_once():
    event, organization, official = make_event(), make_organization(), make_official()
    before = current_version()
    with changing():
        Organizer.objects.create(event=event, organization=organization)
        Participant.objects.create(event=event, official=official)
        make_series()
    assert current_version() == before + 1


def test_change_within_a_transaction_that_nobody_announces_is_refused():
    with pytest.raises(RuntimeError), transaction.atomic():
        make_venue()
