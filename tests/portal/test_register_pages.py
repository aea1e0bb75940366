import datetime
import re
from html import unescape

import pytest
from django.utils.html import escape

from events.models import Event, Organizer, Participant
from portal.directory.models import Appointment, OfficialName
from tests.news.factories import moment
from tests.portal.directory.factories import (
    make_appointment,
    make_attested,
    make_change,
    make_official,
    make_organization,
    make_post,
)
from tests.portal.pictures.factories import row
from tests.portal.test_named import tell

pytestmark = pytest.mark.django_db
LISTS = ["/officials/", "/organizations/"]
RECORDS = ["/officials/vo-van-minh/", "/organizations/ppc/"]
END = {"dissolution_on": datetime.date(2025, 7, 1), "dissolution_precision": "day"}


@pytest.fixture
def minh():
    """The chairman, in the stories of January and April 2024."""
    post = make_post(organization=make_organization())
    minh = make_official(native_name="Võ Văn Minh")
    make_attested(official=minh, post=post, on=["2024-01-15", "2024-04-08"])
    return minh


def words(response):
    """What a reader reads, line breaks and gaps joined."""
    main = re.search(r"<main.*</main>", response.text, re.S)[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).replace(" ,", ",").replace(" ;", ";").split())


@pytest.mark.parametrize("address", [*LISTS, *RECORDS])
@pytest.mark.parametrize("language", ["", "/vi"])
def test_page_is_there_in_both_languages_and_only_to_be_read(client, minh, address, language):
    response = client.get(language + address)
    assert response.status_code == 200
    assert response.cookies == {}
    assert {client.generic(method, language + address).status_code for method in ("POST", "PUT", "DELETE")} == {405}


@pytest.mark.parametrize("typed", ["nguyen van minh", "Lợi", "van vo minh", "Võ Văn Minh", "minh"])
def test_person_is_found_by_name(client, minh, typed):
    OfficialName.objects.create(official=minh, name="Nguyễn Lợi")
    make_official(name="Roy Kho", slug="roy-kho")
    said = words(client.get("/officials/", {"name": typed}))
    assert "Vo Van Minh" in said
    assert "Roy Kho" not in said


def test_search_opens_what_holds_the_match(client, minh):
    make_attested(
        official=make_official(name="Mai Hung Dung", slug="dung"),
        post=make_post(organization=minh.appointments.get().post.organization, title="Vice Chairman"),
        on=["2023-09-05"],
    )
    assert "<details>" in client.get("/officials/", {"on": "2024-01-23"}).text
    found = client.get("/officials/", {"on": "2024-01-23", "name": "n"}).text
    assert "<details open>" in found
    assert "<details>" not in found


def test_name_that_nobody_has_leads_back_to_all(client, minh):
    assert "Nobody of this name is recorded. Show all" in words(client.get("/officials/", {"name": "<script>"}))
    assert "No organization of this name is recorded." in words(client.get("/organizations/", {"name": "zzz"}))


@pytest.mark.parametrize("address", LISTS)
def test_day_can_be_asked_for(client, minh, address):
    on_record = words(client.get(address, {"on": "January 23, 2024"}))
    assert "Tuesday, January 23, 2024" in on_record
    assert "Not known that day" not in on_record
    assert "Not known that day" in words(client.get(address, {"on": "2023-01-01"}))
    assert "Not known today" in words(client.get(address))


@pytest.mark.parametrize("address", [*LISTS, *RECORDS])
def test_day_that_cannot_be_read_gives_a_sentence_beside_the_field_and_the_page_of_today(client, minh, address):
    response = client.get(address, {"on": '2024-02-30"><b>'})
    assert response.status_code == 200
    assert 'aria-invalid="true" aria-describedby="refused"' in response.text
    assert len(re.findall('id="refused"', response.text)) == 1
    assert "Write a date as 2023-09-08" in words(response)
    assert 'value="2024-02-30&quot;&gt;&lt;b&gt;"' in response.text
    assert "2024-02-30" not in words(response)
    assert "Not known that day" not in words(response)


@pytest.mark.parametrize("address", [*LISTS, *RECORDS])
@pytest.mark.parametrize("page", ["0", "2", "-1", "x", "99999999", "1e3"])
def test_page_beyond_the_last_is_not_found(client, minh, address, page):
    assert client.get(address, {"page": page}).status_code == 404


@pytest.mark.parametrize("slug", ["nobody", "a%00b", "a b", "x" * 200])
def test_directory_of_an_unknown_organization_is_not_found(client, minh, slug):
    assert client.get(f"/officials/?organization={slug}").status_code == 404


@pytest.mark.parametrize(
    ("address", "api"),
    [("/officials/", "/api/v1/appointments/"), ("/organizations/", "/api/v1/organizations/")],
)
def test_list_leads_to_the_same_day_as_data(client, minh, address, api):
    assert f'href="{api}">JSON' in client.get(address).text
    assert f'href="{api}?on=2024-01-23">JSON' in client.get(address, {"on": "2024-01-23"}).text
    assert client.get(api, {"on": "2024-01-23"}).status_code == 200


def test_directory_of_one_organization_keeps_it(client, minh):
    response = client.get("/officials/", {"organization": "ppc"})
    assert '<input name="organization" type="hidden" value="ppc">' in response.text
    assert "All organizations" in words(response)


@pytest.mark.parametrize(
    ("address", "former"),
    [("/officials/vo-van-minh/", "/officials/minh/"), ("/organizations/ppc/", "/organizations/ubnd/")],
)
@pytest.mark.parametrize("language", ["", "/vi"])
def test_former_address_leads_to_the_present_one_in_one_hop(client, address, former, language):
    make = make_official if "officials" in address else make_organization
    record = make(slug=former.split("/")[2])
    record.slug = address.split("/")[2]
    record.save()
    response = client.get(language + former)
    assert (response.status_code, response.headers["Location"]) == (301, language + address)
    assert client.get(language + address).status_code == 200


@pytest.mark.parametrize("address", ["/officials/nobody/", "/organizations/nothing/", "/officials/ppc/"])
def test_address_that_nobody_ever_had_is_not_found(client, minh, address):
    assert client.get(address).status_code == 404


def test_person_stands_with_names_posts_and_sources(client, minh):
    said = words(client.get("/officials/vo-van-minh/"))
    for expected in (
        "VM Vo Van Minh Võ Văn Minh Last recorded on April 8, 2024 as Chairman, Provincial People",
        "Recorded January 15, 2024 to April 8, 2024 Chairman Provincial People",
        "Sources: Told of 2024-01-15, January 15, 2024; Told of 2024-04-08, April 8, 2024",
        "This page is a record.",
    ):
        assert expected in said


def test_overlapping_posts_both_show(client, minh):
    party = make_organization(name="Party Committee", slug="party")
    make_attested(official=minh, post=make_post(organization=party, title="Deputy Secretary"), on=["2024-01-23"])
    said = words(client.get("/officials/vo-van-minh/", {"on": "2024-01-23"}))
    assert "Chairman, Provincial People" in said
    assert "Deputy Secretary, Party Committee" in said


def test_there_is_no_face_but_a_portrait(client, minh):
    assert "<img" not in client.get("/officials/vo-van-minh/").text
    minh.portrait = row(credit="Le Lan")
    minh.save()
    response = client.get("/officials/vo-van-minh/")
    assert f"/media/pictures/{minh.portrait.uuid}/full-" in response.text
    assert 'alt="Vo Van Minh"' in response.text
    assert "Le Lan" in words(response)


def test_stories_company_and_events_stand_on_the_page(client, minh):
    tell(minh, make_official(name="John Jung", slug="john-jung"), headline="Survey team opens fieldwork")
    event = Event.objects.create(name="ICF visit", slug="icf-visit", public_from=moment("2023-09-05 10:00"))
    Participant.objects.create(event=event, official=minh)
    said = words(client.get("/officials/vo-van-minh/"))
    for expected in (
        "1 story Follow this page",
        "Survey team opens fieldwork",
        "Named together with John Jung",
        "ICF visit",
    ):
        assert expected in said


def test_stories_are_paged_by_ten(client, minh):
    for day in range(1, 13):
        tell(minh, headline=f"Story {day}", published=f"2023-09-{day:02} 10:00")
    first, second = (words(client.get("/officials/vo-van-minh/", {"page": page})) for page in ("1", "2"))
    assert [day for day in range(1, 13) if f"Story {day} " in second] == [1, 2]
    assert [day for day in range(1, 13) if f"Story {day} " in first] == list(range(3, 13))


def test_ended_organization_says_so_first_and_leads_on(client, minh):
    ppc = minh.appointments.get().post.organization
    ppc.dissolution_on, ppc.dissolution_precision, ppc.telephone = datetime.date(2025, 7, 1), "day", "0274 marker"
    ppc.street_address = "1 Hung Vuong"
    ppc.save()
    make_change(
        before=[ppc], after=[make_organization(name="City Committee", slug="city")], legal_basis="Resolution 202"
    )
    response = client.get("/organizations/ppc/")
    said = words(response)
    for expected in (
        "Ended July 1, 2025 Provincial People",
        "Its work passed to City Committee It ended on July 1, 2025.",
        "July 1, 2025, merged City Committee Formed from Provincial People",
        "Legal basis: Resolution 202",
        "Vo Van Minh Chairman Ended with the organization Recorded January 15, 2024 to April 8, 2024",
        "Contact, while it existed 1 Hung Vuong",
    ):
        assert expected in said
    assert "marker" not in response.text
    assert '"dissolutionDate":"2025-07-01"' in response.text


def test_standing_organization_can_be_reached(client):
    make_organization(telephone="0274 123", email="ppc@example.org", website="https://ppc.example.org/")
    text = client.get("/organizations/ppc/").text
    for link in ("tel:0274123", "mailto:ppc@example.org", "https://ppc.example.org/"):
        assert f'href="{link}"' in text


def test_organization_stands_between_what_is_above_and_below_it(client):
    ppc = make_organization(parent=make_organization(name="Government", slug="government"))
    make_organization(name="Board", slug="board", parent=ppc)
    said = words(client.get("/organizations/ppc/"))
    assert "Above it Government" in said
    assert "Below it Board" in said


def test_vietnamese_page_shows_vietnamese_names_first(client, minh):
    text = client.get("/vi/officials/vo-van-minh/").text
    assert '<h1>Võ Văn Minh</h1><p class="vi" lang="en">Vo Van Minh</p>' in text


@pytest.mark.parametrize("address", [*LISTS, *RECORDS])
def test_nothing_that_lacks_a_public_source_is_shown(client, minh, address):
    hidden = make_post(organization=minh.appointments.get().post.organization, title="Marker post")
    make_appointment(official=minh, post=hidden, started_on=datetime.date(2020, 1, 1))
    make_change(before=[hidden.organization], after=[], state="draft", legal_basis="Marker basis")
    tell(minh, hidden.organization, headline="Marker story", is_public=False)
    assert "Marker" not in client.get(address, {"on": "2024-01-23"}).text


@pytest.mark.parametrize("address", [*LISTS, *RECORDS])
def test_what_people_wrote_is_escaped(client, address):
    evil = "<script>alert(1)</script>"
    organization = make_organization(name=evil, street_address=evil, **END)
    minh = make_official(name=evil, honorific=evil)
    source = {"source": evil, "started_on": datetime.date(2020, 1, 1)}
    make_appointment(official=minh, post=make_post(organization=organization, title=evil), **source)
    make_change(before=[organization], after=[make_organization(name=evil, slug="heir")], legal_basis=evil, note=evil)
    text = client.get(address, {"on": "2024-01-23"}).text
    assert "<script>alert" not in text
    assert escape(evil) in text


def fill(n):
    """A register in which everything that a page shows is there n times."""
    top = make_organization(name="Government", slug="government")
    ppc, minh = make_organization(parent=top), make_official()
    for each in range(n):
        official = make_official(name=f"Person {each}", slug=f"person-{each}")
        post = make_post(organization=ppc, title=f"Post {each}", seats=0)
        for holder in (official, minh):
            make_attested(official=holder, post=post, on=["2023-09-05", "2024-01-23"])
        OfficialName.objects.create(official=minh, name=f"Minh {each}")
        below = make_organization(name=f"Body {each}", slug=f"body-{each}", parent=ppc)
        make_change(before=[below], after=[ppc], kind="transferred")
        make_change(before=[ppc], after=[below], kind="transferred")
        tell(minh, official, ppc, published=f"2023-09-{each + 1:02} 10:00")
        event = Event.objects.create(name=f"Event {each}", slug=f"event-{each}", public_from=moment("2023-09-05 10:00"))
        Participant.objects.create(event=event, official=minh)
        Organizer.objects.create(event=event, organization=ppc)


@pytest.mark.parametrize("n", [1, 3])
def test_pages_cost_the_same_however_much_they_show(client, django_assert_num_queries, n):
    fill(n)
    client.get("/organizations/ppc/")
    for address, queries in COSTS.items():
        with django_assert_num_queries(queries):
            assert client.get(address).status_code == 200


COSTS = {"/officials/": 5, "/organizations/": 7, "/officials/vo-van-minh/": 9, "/organizations/ppc/": 12}


def test_page_of_a_thousand_words_and_nulls_is_harmless(client, minh):
    for name in ("x " * 1000, "\0", "%", "'"):
        assert client.get("/officials/", {"name": name, "on": "\0"}).status_code == 200


def test_appointments_of_others_are_not_mixed_in(client, minh):
    other = make_official(name="Le Van An", slug="le-van-an")
    make_attested(official=other, post=Appointment.objects.get().post, on=["2019-01-01"])
    assert "Le Van An" not in words(client.get("/officials/vo-van-minh/"))
