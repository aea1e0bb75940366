import pytest

from events.models import Event, EventSeries, Venue, VenueName
from events.rebuilding import rebuild
from portal.addresses.claims import AddressTaken
from portal.addresses.models import Address
from portal.caching.version import current_version
from tests.events.factories import day, make_event
from tests.news.factories import moment
from tests.portal.pictures.factories import row
from tests.portal.search.factories import found

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded():
    """Rows as loaddata leaves them: nothing that `save()` does has been done."""
    venue = Venue.objects.bulk_create([Venue(name="Trung tâm Hội nghị", slug="center")])[0]
    VenueName.objects.bulk_create([VenueName(venue=venue, name="Nhà triển lãm")])
    series = EventSeries.objects.bulk_create([EventSeries(name="Meet Japan", slug="meet-japan")])[0]
    event = Event(
        name="Gặp gỡ Nhật Bản",
        slug="meet-japan-2023",
        start_on=day("2023-09-08"),
        start_precision="day",
        part_of_day="afternoon",
        venue=venue,
        series=series,
        picture=row(),
        public_from=moment("2023-09-01 08:00"),
    )
    return Event.objects.bulk_create([event])[0]


def test_rows_that_were_loaded_get_all_that_saving_gives(loaded):
    before = current_version()
    rebuild()
    event = Event.objects.get()
    assert (event.folded, event.daytime, event.last_on) == ("gap go nhat ban", 720, day("2023-09-08"))
    assert (event.venue.folded, event.venue.names.get().folded) == ("trung tam hoi nghi", "nha trien lam")
    assert sorted(Address.objects.values_list("path", flat=True)) == [
        "/events/meet-japan-2023/",
        "/events/series/meet-japan/",
    ]
    assert event.picture.is_public()
    assert found("nhat ban", language="en") == ["Gặp gỡ Nhật Bản"]
    assert current_version() == before + 1


def test_rebuilding_again_changes_no_row(loaded):
    rebuild()
    before = list(Event.objects.values())
    rebuild()
    assert list(Event.objects.values()) == before


def test_nothing_is_rebuilt_in_an_empty_calendar():
    rebuild()
    assert Address.objects.count() == 0


def test_two_records_of_one_address_are_refused(loaded):
    make_event(slug="meet-japan-2024")
    Event.objects.filter(slug="meet-japan-2024").update(slug="moved-on")
    Event.objects.filter(pk=loaded.pk).update(slug="meet-japan-2024")
    with pytest.raises(AddressTaken):
        rebuild()
    assert Event.objects.get(pk=loaded.pk).folded == ""
