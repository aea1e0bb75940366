import datetime

import pytest

from events.documents import documents
from events.models import Event
from portal.search.documents import Label
from portal.search.models import Kind
from tests.events.factories import day, make_event, make_organizer, make_participant, make_venue
from tests.portal.directory.factories import make_official, make_organization
from tests.portal.pictures.factories import row
from tests.portal.search.factories import found

pytestmark = pytest.mark.django_db


def by_language():
    return {document.language: document for document in documents()}


def test_event_is_found_in_each_language_by_its_own_words():
    make_event(
        name="Budget session",
        native_name="Kỳ họp về ngân sách",
        part_of_day="morning",
        venue=make_venue(locality="Thu Dau Mot City"),
        summary="<p>The plan for <strong>2024</strong>.</p>",
    )
    english, vietnamese = by_language().values()
    assert (english.path, english.title, english.names) == (
        "/events/budget-session/",
        "Budget session",
        ("Kỳ họp về ngân sách",),
    )
    assert (vietnamese.path, vietnamese.title, vietnamese.names) == (
        "/vi/events/budget-session/",
        "Kỳ họp về ngân sách",
        ("Budget session",),
    )
    assert english.text.split("\n") == [
        "Tuesday, September 5, 2023, morning",
        "Convention Center, Thu Dau Mot City",
        "The plan for 2024.",
    ]
    assert vietnamese.text.startswith("Thứ 3, 5 tháng 9 năm 2023, buổi sáng")


def test_reader_of_one_language_finds_the_event_once():
    make_event(name="Meet Japan", native_name="Gặp gỡ Nhật Bản")
    assert found("gap go", language="en") == ["Meet Japan"]
    assert found("meet", language="vi") == ["Gặp gỡ Nhật Bản"]


def test_people_and_organizations_narrow_to_the_event():
    event, minh = make_event(), make_official()
    holder, guest = make_organization(), make_organization(name="Yamaguchi", slug="yamaguchi")
    make_organizer(event=event, organization=holder)
    make_participant(event=event, official=minh)
    make_participant(event=event, organization=guest)
    make_participant(event=event, organization=holder)
    document = by_language()["en"]
    assert document.people == (Label(str(minh.uuid), "Vo Van Minh"),)
    assert document.organizations == (
        Label(str(holder.uuid), holder.name),
        Label(str(guest.uuid), "Yamaguchi"),
    )


@pytest.mark.parametrize(
    ("fields", "shown", "year", "sorted_at"),
    [
        ({}, {"date": "2023-09-05", "ends_on": "2023-09-05"}, 2023, "2023-09-05 00:00"),
        (
            {"start_time": datetime.time(8, 30)},
            {"date": "2023-09-05", "ends_on": "2023-09-05"},
            2023,
            "2023-09-05 08:30",
        ),
        ({"precision": "month"}, {"date": "2023-09", "ends_on": "2023-09-30"}, 2023, "2023-09-01 00:00"),
        ({"start": None, "month_day": "10-21"}, {}, None, "1900-01-01 00:00"),
        (
            {"status": Event.Status.RESCHEDULED, "previous_start_on": day("2023-09-01")},
            {"date": "2023-09-05", "ends_on": "2023-09-05", "note": "Postponed from September 1"},
            2023,
            "2023-09-05 00:00",
        ),
    ],
)
def test_result_says_as_much_of_the_day_as_is_known(fields, shown, year, sorted_at):
    make_event(**fields)
    document = by_language()["en"]
    assert document.data == {"note": "", "picture": None} | shown
    assert (document.kind, document.year, f"{document.sorted_at:%Y-%m-%d %H:%M}") == (Kind.EVENT, year, sorted_at)


def test_result_shows_the_picture():
    picture = row(alt="A hall")
    make_event(picture=picture)
    assert by_language()["en"].data["picture"]["uuid"] == str(picture.uuid)


def test_event_that_is_being_prepared_is_not_handed_over():
    make_event(public_from=None)
    assert list(documents()) == []


def test_reading_all_events_takes_the_same_queries_for_one_and_for_three(django_assert_num_queries):
    minh = make_official()
    for number in range(3):
        event = make_event(name=f"Meeting {number}")
        make_organizer(event=event, organization=make_organization(slug=f"body-{number}"))
        make_participant(event=event, official=minh)
        with django_assert_num_queries(3):
            assert len(list(documents())) == 2 * (number + 1)
