import pytest
from django.utils import translation

from events import pages
from events.details import detail
from events.models import Event, EventSeries
from events.months import Month
from events.series import occurrences
from portal.texts.paging import Paging
from tests.events.factories import make_event, make_series, make_venue
from tests.portal.pictures.factories import row

pytestmark = pytest.mark.django_db


def page_of(event):
    shown = Event.objects.to_show().get(pk=event.pk)
    return pages.event_page(shown, detail(shown, [], {}), [])


def labels(page):
    return [(crumb.label, crumb.path) for crumb in page.crumbs]


def test_list_has_its_own_title_and_address_on_each_page():
    page = pages.list_page(Paging("/events/", 2, 3), None, is_empty=False)
    assert (page.title, page.canonical) == ("Events, page 2", "http://127.0.0.1:8000/events/?page=2")
    assert (page.previous, page.next) == ("http://127.0.0.1:8000/events/", "http://127.0.0.1:8000/events/?page=3")
    assert (page.noindex, page.translated, labels(page)) == (False, "/vi/events/?page=2", [("Events", "")])


def test_month_stands_below_all_events():
    page = pages.list_page(Paging("/events/2023/09/", 1, 1), Month(2023, 9), is_empty=False)
    assert (page.title, page.next, page.previous) == ("Events, September 2023", "", "")
    assert labels(page) == [("Events", "/events/"), ("September 2023", "")]


@pytest.mark.parametrize(("query", "is_empty"), [({"kind": "visit"}, False), ({}, True)])
def test_what_is_narrowed_or_empty_is_not_for_search_engines(query, is_empty):
    assert pages.list_page(Paging("/events/", 1, 1, query), None, is_empty).noindex is True


def test_page_of_an_event_is_described_by_its_own_words():
    page = page_of(make_event(name="Visit", summary="<p>The forum   spent</p><p>three days.</p>"))
    assert (page.title, page.description, page.translated) == (
        "Visit",
        "The forum spent three days.",
        "/vi/events/visit/",
    )


def test_long_words_are_cut_between_two():
    told = page_of(make_event(summary=f"<p>{'word ' * 60}</p>")).description
    assert len(told) <= 160
    assert told.endswith("word…")


def test_event_without_words_is_described_by_day_and_place():
    assert page_of(make_event(end="2023-09-08", venue=make_venue())).description == (
        "Survey session: September 5–8, 2023, Convention Center. An event of the province."
    )


def test_english_words_do_not_describe_a_vietnamese_page():
    event = make_event(name="Visit", native_name="Chuyến thăm", summary="<p>English words.</p>")
    with translation.override("vi"):
        page = page_of(event)
    assert page.description == "Chuyến thăm: 5 tháng 9 năm 2023. Một sự kiện của tỉnh."


def test_title_tells_the_state():
    assert page_of(make_event(name="Visit", status=Event.Status.CANCELLED)).title == "Visit: Canceled"


def test_way_to_a_part_leads_over_the_whole():
    session = make_event(name="Session", parent=make_event(name="Visit"))
    assert labels(page_of(session)) == [("Events", "/events/"), ("Visit", "/events/visit/"), ("Session", "")]


def test_picture_stands_for_the_event_where_somebody_shares_it():
    picture = row(alt="A full hall")
    page = page_of(make_event(picture=picture))
    assert str(picture.uuid) in page.preview.address
    assert page.jsonld[0]["image"] == page.preview_address
    assert "image" not in page_of(make_event(name="Without")).jsonld[0]


def test_series_is_told_with_all_its_dates():
    series = make_series()
    make_event(series=series)
    page = pages.series_page(
        series, occurrences(EventSeries.objects.to_show().get()), [], Paging(series.get_absolute_url(), 2, 3)
    )
    assert page.title == "Steering Committee meetings, page 2"
    assert page.jsonld[0]["startDate"] == "2023-09-05"
    assert labels(page) == [("Events", "/events/"), ("Steering Committee meetings", "")]


def test_calendar_programs_subscribe_by_an_address_of_their_own(settings):
    settings.SITE_ORIGIN = "https://news.example.org"
    assert pages.subscription("/events.ics") == "webcal://news.example.org/events.ics"
