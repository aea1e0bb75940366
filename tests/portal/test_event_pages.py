import datetime
import re
from html import unescape

import pytest

from events.models import Event, Participant, VenueName
from tests.events.factories import (
    day,
    days_from_now,
    make_event,
    make_organizer,
    make_participant,
    make_series,
    make_venue,
)
from tests.news.factories import moment, soon
from tests.portal.directory.factories import make_appointment, make_official, make_organization, make_post
from tests.portal.pictures.factories import row
from tests.portal.test_named import tell

pytestmark = pytest.mark.django_db
Status = Event.Status
LIST, MONTH, EVENT, SERIES = "/events/", "/events/2023/09/", "/events/visit/", "/events/series/steering-committee/"
PAGES = [LIST, MONTH, EVENT, SERIES]


@pytest.fixture
def visit():
    """A visit of four days, in a series, with all that a page can show."""
    series, venue, body = make_series(), make_venue(), make_organization(native_name="Ủy ban nhân dân tỉnh")
    VenueName.objects.create(venue=venue, name="Exhibition Center")
    event = make_event(
        name="Visit", kind="visit", end="2023-09-08", series=series, venue=venue, summary="<p>Three sessions.</p>"
    )
    part = make_event(name="Session", part_of_day="afternoon", parent=event, venue=venue)
    official = make_official(native_name="Võ Văn Minh")
    chairman = make_appointment(official=official, post=make_post(organization=body, native_title="Chủ tịch"))
    make_organizer(event=event, organization=body)
    for each in (event, part):
        make_participant(event=each, official=official, appointment=chairman, role=Participant.Role.CHAIR)
    tell(event, part, headline="Visitors arrive")
    return event


def main(response):
    return re.search(r"<main.*</main>", response.text, re.S)[0]


def words(response):
    """What a reader reads, line breaks and gaps joined."""
    said = unescape(re.sub(r"<[^>]+>", " ", main(response)))
    return re.sub(r" (?=[,.;:])", "", " ".join(said.split()))


def names(response, section):
    """The events of a list, by the id of its heading."""
    found = re.search(rf'<section[^>]*aria-labelledby="{section}".*?</section>', response.text, re.S)
    return re.findall(r'<h3><a href="[^"]*">([^<]*)</a>', found[0]) if found else None


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("language", ["", "/vi"])
def test_page_is_there_in_both_languages_and_only_to_be_read(client, visit, address, language):
    response = client.get(language + address)
    assert response.status_code == 200
    assert response.cookies == {}
    assert len(re.findall("<h1", response.text)) == 1
    assert {client.generic(method, language + address).status_code for method in ("POST", "PUT", "DELETE")} == {405}


@pytest.mark.parametrize("address", PAGES)
def test_vietnamese_page_does_not_mix_languages(client, visit, address):
    english = (
        "Events|Upcoming|Past|Place|Where|When|Newest|Stor|Chair|Series|Month|September|Tuesday|Show|Rhythm|calendar"
    )
    said = words(client.get(f"/vi{address}")).replace("Steering Committee meetings", "")
    assert re.findall(rf"\b(?:{english})\b", said) == []
    assert "tháng 9" in said.lower() or "9/2023" in said


@pytest.mark.parametrize("address", PAGES)
def test_page_names_its_translation(client, visit, address):
    assert f'hreflang="vi" href="http://127.0.0.1:8000/vi{address}"' in client.get(address).text


def test_list_tells_what_is_to_come_and_what_was(client):
    make_event(name="Past")
    make_event(name="Today", start=days_from_now(0))
    make_event(name="Next week", start=days_from_now(7))
    make_event(name="Without year", start=None, month_day="10-21", part_of_day="afternoon")
    response = client.get(LIST)
    assert names(response, "upcoming") == ["Today", "Next week"]
    assert names(response, "past") == ["Past"]
    assert "Day known, year not Without year October 21, afternoon" in words(response)


def test_list_without_anything_to_come_says_so(client, visit):
    assert "No date is announced." in words(client.get(LIST))


@pytest.mark.parametrize(("query", "said"), [("", "No event is recorded here."), ("?kind=visit", "No event fits")])
def test_empty_list_says_so_and_is_not_for_search_engines(client, query, said):
    response = client.get(LIST + query)
    assert said in words(response)
    assert '<meta name="robots" content="noindex">' in response.text


def test_list_is_narrowed_by_its_address(client, visit):
    make_event(name="Meet Japan", start="2023-09-08", kind="conference")
    for query in ("kind=visit", "venue=convention-center", "organization=ppc", "official=vo-van-minh"):
        response = client.get(f"{LIST}?{query}")
        assert "Meet Japan" not in words(response)
        assert names(response, "past")[-1] in ("Visit", "Session")
        assert " selected>" in response.text
        assert '<meta name="robots" content="noindex">' in response.text


def test_further_pages_hold_past_events_and_keep_the_choice(client):
    for number in range(21):
        make_event(name=f"Visit {number:02}", kind="visit", start=day("2023-01-01") + datetime.timedelta(days=number))
    make_event(name="To come", kind="visit", start=days_from_now(1))
    first, second = (client.get(f"{LIST}?kind=visit&page={number}") for number in (1, 2))
    assert 'href="/events/?kind=visit&amp;page=2"' in first.text
    assert names(second, "past") == ["Visit 00"]
    assert names(second, "upcoming") is None
    assert 'class="month"' not in second.text


def test_month_lists_what_its_table_holds(client, visit):
    make_event(name="Moved away", start="2023-10-09", previous_start_on=day("2023-09-12"), status=Status.RESCHEDULED)
    make_event(name="Postponed", start="2023-09-20", status=Status.POSTPONED)
    make_event(name="Of another month", start="2023-10-01")
    response = client.get(MONTH)
    assert names(response, "past") == ["Moved away", "Visit"]
    table = re.search(r"<table.*</table>", response.text, re.S)[0]
    assert re.findall(r"<del>(.*?)</del>", table) == ["Moved away", "Postponed"]
    assert len(re.findall('<a href="/events/visit/">Visit</a>', table)) == 4
    assert "New day not set Postponed September 20, 2023" in words(response)
    assert "Of another month" not in words(response)


def test_month_leads_to_the_nearest_months_with_events(client, visit):
    make_event(name="Earlier", start="2021-02-23")
    make_event(name="Later", start="2024-01-15")
    table = words(client.get(MONTH))
    assert "September 2023 February 2021 January 2024" in table


def test_present_month_marks_today(client, monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment("2024-01-18 00:00"))
    make_event(
        name="One-stop conference", start="2024-01-25", previous_start_on=day("2024-01-18"), status="rescheduled"
    )
    response = client.get(LIST)
    assert "Today, January 18, is marked." in words(response)
    marked = re.search(r'<td aria-current="date">.*?</td>', response.text, re.S)[0]
    assert '<time datetime="2024-01-18">18</time><del>One-stop conference</del>' in marked


def test_event_tells_everything_that_is_recorded(client, visit):
    said = words(client.get(EVENT))
    for expected in (
        "Visit Three sessions. This visit is over. It ended on September 8, 2023; 1 story reports it.",
        "When Tuesday, September 5, 2023, to Friday, September 8, 2023 Hours are not recorded.",
        "Where Convention Center",
        "Organized by Provincial People's Committee",
        "Series Steering Committee meetings",
        "Status Held as planned",
        "Program Tuesday, September 5, afternoon Session Chaired by Vo Van Minh, Chairman, Provincial People's",
        "Report: Session",
        "Attending In protocol order of the posts held that day Taking part Vo Van Minh Chairman",
        "Stories of this event In the order it happened Sep 5, 2023 Report Visitors arrive",
        "Place Convention Center Also written Exhibition Center. 2 events here",
    ):
        assert expected in said


def test_vietnamese_page_of_an_event_names_people_and_posts_in_vietnamese(client, visit):
    said = words(client.get(f"/vi{EVENT}"))
    assert "Võ Văn Minh Chủ tịch, Ủy ban nhân dân tỉnh. Chủ trì" in said
    assert "Three sessions" not in said
    assert "Visitors arrive" not in said


def test_stories_of_the_program_are_told_with_the_whole(client, visit):
    tell(Event.objects.get(name="Session"), headline="Of the session alone")
    assert "Of the session alone" in words(client.get(EVENT))
    assert "2 stories" in words(client.get(EVENT))


def test_moved_event_says_so_before_anything_else(client):
    make_event(
        name="Visit",
        start="2024-01-25",
        previous_start_on=day("2024-01-18"),
        status=Status.RESCHEDULED,
        status_changed_on=day("2024-01-16"),
        status_reason="the reports are awaited",
    )
    said = words(client.get(EVENT))
    assert said.startswith(
        "Postponed from January 18 Visit New day: Thursday, January 25, 2024 It was planned for Thursday, January 18, "
        "2024. Changed January 16, 2024: the reports are awaited. A calendar that took this event moves it by itself."
    )


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"status": Status.CANCELLED, "status_changed_on": day("2023-09-01")}, "Canceled on September 1, 2023"),
        ({"status": Status.POSTPONED}, "Postponed, new day not set"),
    ],
)
def test_event_that_is_not_held_stays_and_says_so(client, fields, said):
    make_event(name="Visit", **fields)
    response = client.get(EVENT)
    assert said in words(response)
    assert "is over" not in words(response)
    assert "/events/visit.ics" in response.text
    assert "Visit" in words(client.get(LIST))


def test_event_to_come_can_be_registered_for(client):
    make_event(name="Visit", start=days_from_now(1), registration_url="https://example.org/register")
    response = client.get(EVENT)
    assert '<a class="btn" href="https://example.org/register" rel="noopener external">Register</a>' in response.text
    assert "The hour is not announced." in words(response)


def test_picture_of_an_event_is_shown_with_its_alt_text(client):
    make_event(name="Visit", picture=row(alt="A full hall", credit="Drawn by the portal"))
    response = client.get(EVENT)
    assert 'alt="A full hall"' in main(response)
    assert "Drawn by the portal" in words(response)


def test_series_tells_all_its_dates(client, visit):
    make_event(name="To come", start=days_from_now(3), series=visit.series)
    make_event(name="Some day", start=None, month_day="10-21", series=visit.series)
    response = client.get(SERIES)
    assert names(response, "upcoming") == ["To come"]
    assert names(response, "past") == ["Visit"]
    said = words(response)
    for expected in (
        "No rule. 3 recorded, September 5, 2023 to",
        "Chaired by Vo Van Minh 1",
        "Some day",
        "Visitors arrive",
    ):
        assert expected in said


def test_series_names_all_spellings_of_who_holds_it(client):
    body = make_organization()
    body.names.create(name="People's Committee of the province")
    make_event(series=make_series(organizer=body))
    said = words(client.get(SERIES))
    assert "Held by Provincial People's Committee" in said
    assert "Other spellings" in said
    assert "People's Committee of the province" in said
    assert "Next None announced" in said


@pytest.mark.parametrize("language", ["", "/vi"])
def test_former_address_leads_to_the_present_one_in_one_hop(client, visit, language):
    for slug in ("assessment", "assessment-visit"):
        visit.slug = slug
        visit.save()
    visit.series.slug = "committee"
    visit.series.save()
    for former, present in ((EVENT, "/events/assessment-visit/"), (SERIES, "/events/series/committee/")):
        response = client.get(language + former)
        assert (response.status_code, response.headers["Location"]) == (301, language + present)


@pytest.mark.parametrize("public_from", [None, soon()])
def test_nothing_is_told_of_what_readers_may_not_see(client, visit, public_from):
    """Neither an event, nor that it stands in a program, a series, a place, a week."""
    hidden = make_event(
        name="Marker", start="2023-09-06", parent=visit, series=visit.series, venue=visit.venue, public_from=public_from
    )
    make_event(name="Marker alone", start="2023-09-07", public_from=public_from)
    part = make_event(name="Part", parent=hidden)
    addresses = [*PAGES, part.get_absolute_url(), f"{LIST}?venue=convention-center", "/"]
    assert [address for address in addresses if "Marker" in client.get(address).text] == []
    assert client.get(hidden.get_absolute_url()).status_code == 404


def test_former_address_of_what_readers_may_not_see_leads_nowhere(client, visit):
    visit.slug = "secret-visit"
    visit.public_from = None
    visit.save()
    response = client.get(EVENT)
    assert response.status_code == 404
    assert "secret" not in response.text


@pytest.mark.parametrize(
    "address",
    [
        "/events/2023/13/",
        "/events/2023/00/",
        "/events/0000/01/",
        "/events/1899/12/",
        "/events/3000/01/",
        "/events/9999/12/",
        "/events/2023/9/",
        "/events/2023/",
        "/events/%D9%A2%D9%A0%D9%A2%D9%A3/09/",
        "/events/nothing/",
        "/events/series/nothing/",
        "/events/series/",
        "/events/a%00b/",
        "/events/%ED%A0%80/",
        "/events/%3Cscript%3E/",
        "/events/" + "x" * 3000 + "/",
        "/events/?page=0",
        "/events/?page=2",
        "/events/?page=-1",
        "/events/?page=x",
        "/events/?page=%D9%A2",
        "/events/?page=99999999999999999999",
        "/events/2023/09/?page=2",
        "/events/series/steering-committee/?page=2",
    ],
)
def test_what_cannot_be_is_not_found(client, visit, address):
    response = client.get(address)
    assert response.status_code == 404
    assert "<script>alert" not in response.text


@pytest.mark.parametrize(
    "query",
    [
        "period=soon",
        "period=%00",
        "kind=%3Cscript%3Ealert(1)%3C/script%3E",
        "venue=%ED%A0%80",
        "official=" + "x" * 5000,
    ],
)
@pytest.mark.parametrize("address", [LIST, MONTH])
def test_filter_that_cannot_be_read_narrows_nothing(client, visit, address, query):
    response = client.get(f"{address}?{query}")
    assert (response.status_code, names(response, "past")) == (200, ["Visit"])
    assert "alert(1)" not in response.text
    assert "xxxxx" not in response.text


@pytest.mark.parametrize("address", ["/events/1900/01/", "/events/2999/12/", "/events/?period=9999&page=1"])
def test_farthest_days_have_a_page(client, visit, address):
    assert client.get(address).status_code == 200


def test_names_are_text_wherever_they_stand(client):
    event = make_event(
        name="<b>Visit</b>",
        slug="visit",
        status=Status.CANCELLED,
        status_reason="<b>rain</b>",
        series=make_series(name="<b>Series</b>"),
        venue=make_venue(name="<b>Hall</b>"),
    )
    make_participant(event=event, official=make_official(name="<b>Minh</b>"), role=Participant.Role.CHAIR)
    make_event(name="<b>Part</b>", slug="part", parent=event)
    for address in PAGES:
        assert "<b>Visit" not in client.get(address).text
        assert not re.search("<b>(Series|Hall|Minh|Part|rain)", client.get(address).text)


@pytest.mark.parametrize(("address", "queries"), [(LIST, 11), (MONTH, 11), (EVENT, 11), (SERIES, 11)])
def test_page_costs_the_same_for_one_row_and_for_three(client, visit, django_assert_num_queries, address, queries):
    for number in range(3):
        other = make_event(name=f"Meeting {number}", start="2023-09-06", series=visit.series, venue=visit.venue)
        coming = make_event(name=f"To come {number}", start=days_from_now(number + 1), series=visit.series)
        part = make_event(name=f"Part {number}", parent=visit)
        make_event(name=f"Before {number}", start=f"2022-01-0{number + 1}", series=visit.series)
        make_event(name=f"Unplaced {number}", start=None, month_day="10-21", series=visit.series)
        for event in (other, coming, part, visit):
            official = make_official(name=f"Guest {event.pk} {number}", slug=f"guest-{event.pk}-{number}")
            make_participant(event=event, official=official, role=Participant.Role.CHAIR)
            tell(event, headline=f"Story {event.pk} {number}")
        with django_assert_num_queries(queries):
            assert client.get(address).status_code == 200
