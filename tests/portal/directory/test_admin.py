import datetime
import re

import pytest
from django.contrib.auth.models import Permission

from portal.caching.version import current_version
from portal.directory.models import Appointment, Official, Organization, OrganizationChange, Post
from portal.search.models import SearchResult
from tests.portal.directory.factories import (
    make_appointment,
    make_attested,
    make_change,
    make_official,
    make_organization,
    make_post,
)

pytestmark = pytest.mark.django_db
ADMIN = "/admin/directory"


@pytest.fixture
def desk(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("registrar"))
    return client


def rows(prefix, *forms, initial=0):
    """The forms of an inline as a browser sends them."""
    sent = {f"{prefix}-TOTAL_FORMS": len(forms), f"{prefix}-INITIAL_FORMS": initial}
    return sent | {f"{prefix}-{n}-{name}": value for n, form in enumerate(forms) for name, value in form.items()}


def official_form(*, names=(), appointments=(), **fields):
    own = {"name": "Vo Van Minh", "slug": "vo-van-minh", "native_name": "", "honorific": "", "summary": ""}
    return own | fields | rows("names", *names) | rows("appointments", *appointments)


def organization_form(**fields):
    own = {"name": "Provincial People's Committee", "slug": "ppc", "kind": "government", "rank": 10}
    return own | fields | rows("names") | rows("posts", {"title": "Chairman", "rank": 1, "seats": 1})


def faults(response):
    """Every sentence on the form."""
    forms = [response.context["adminform"].form]
    forms += [form for formset in response.context["inline_admin_formsets"] for form in formset.formset.forms]
    return [sentence for form in forms for sentences in form.errors.values() for sentence in sentences]


def test_official_is_entered_with_names_and_posts_in_one_go(desk):
    post = make_post(organization=make_organization())
    before = current_version()
    sent = official_form(
        names=[{"name": "Võ Văn Minh", "kind": "native"}],
        appointments=[
            {"post": post.pk, "started_on": "2021-02-01", "started_precision": "day", "source": "Decision 12"}
        ],
    )
    assert desk.post(f"{ADMIN}/official/add/", sent).status_code == 302
    minh = Official.objects.get()
    assert (minh.names.get().name, minh.appointments.get().post) == ("Võ Văn Minh", post)
    assert current_version() == before + 1
    result = SearchResult.objects.get(document__record=minh.uuid, document__language="en")
    assert result.data["line"] == "Chairman, Provincial People's Committee"


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Born here.\n\nTeaches & writes.", "<p>Born here.</p><p>Teaches &amp; writes.</p>"),
        ("<p>Born <strong>here</strong>.</p><script>x()</script>", "<p>Born <strong>here</strong>.</p>"),
    ],
)
def test_summary_is_rich_text_with_scripts_and_without(desk, written, kept):
    desk.post(f"{ADMIN}/official/add/", official_form(summary=written))
    assert Official.objects.get().summary == kept
    page = desk.get(f"{ADMIN}/official/{Official.objects.get().pk}/change/")
    assert re.search(rb"<script type=\"importmap\"[^>]* nonce=", page.content)


def test_organization_is_entered_with_its_posts(desk):
    assert desk.post(f"{ADMIN}/organization/add/", organization_form()).status_code == 302
    assert Post.objects.get().organization == Organization.objects.get()


@pytest.mark.parametrize("present", ["le-minh", "minh"])
def test_address_that_is_or_was_another_records_is_refused_with_a_sentence(desk, present):
    other = make_official(slug="minh")
    other.slug = present
    other.save()
    response = desk.post(f"{ADMIN}/official/add/", official_form(slug="minh"))
    assert faults(response) == ["Another record has this address, or had it once. Choose another one."]


@pytest.mark.parametrize(
    ("dates", "sentence"),
    [
        ({"founding_on": "1997-01-01"}, "Say how precise the date is: day, month or year."),
        (
            {
                "founding_on": "1997-01-01",
                "founding_precision": "day",
                "dissolution_on": "1996-01-01",
                "dissolution_precision": "day",
            },
            "An organization cannot end before it begins.",
        ),
    ],
)
def test_dates_that_cannot_be_are_refused_with_a_sentence(desk, dates, sentence):
    assert faults(desk.post(f"{ADMIN}/organization/add/", organization_form(**dates))) == [sentence]
    assert not Organization.objects.exists()


def test_seat_that_somebody_holds_is_refused_with_a_sentence(desk):
    post = make_post(organization=make_organization())
    make_appointment(
        official=make_official(name="Le Minh", slug="le-minh"), post=post, seat=1, started_on=datetime.date(2021, 1, 1)
    )
    appointment = {"post": post.pk, "seat": 1, "started_on": "2022-01-01", "started_precision": "day"}
    response = desk.post(f"{ADMIN}/official/add/", official_form(appointments=[appointment]))
    assert faults(response) == ["Le Minh holds this seat at that time."]


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({}, "Name the decree or record that says so: no story names anybody in it."),
        (
            {"ended_on": "2024-06-01", "ended_precision": "day"},
            "Name the decree or record that gives this date: a story gives none.",
        ),
    ],
)
def test_appointment_without_a_source_is_refused_with_a_sentence(desk, said, sentence):
    post = make_post(organization=make_organization())
    response = desk.post(f"{ADMIN}/official/add/", official_form(appointments=[{"post": post.pk} | said]))
    assert faults(response) == [sentence]
    assert not Official.objects.exists()


def test_what_a_story_names_needs_a_record_for_its_dates_alone(desk):
    held = make_attested()
    address, sent = f"{ADMIN}/appointment/{held.pk}/change/", {"official": held.official.pk, "post": held.post.pk}
    assert desk.post(address, sent | {"acting": "on"}).status_code == 302
    dated = sent | {"started_on": "2021-02-01", "started_precision": "month"}
    assert faults_of_form(desk.post(address, dated)) == [
        "Name the decree or record that gives this date: a story gives none."
    ]
    assert desk.post(address, dated | {"source_url": "https://example.org/decree"}).status_code == 302


def faults_of_form(response):
    return [sentence for sentences in response.context["adminform"].form.errors.values() for sentence in sentences]


def test_organization_is_not_put_under_one_below_it(desk):
    ppc = make_organization()
    board = make_organization(name="Board", slug="board", parent=ppc)
    response = desk.post(f"{ADMIN}/organization/{ppc.pk}/change/", organization_form(parent=board.pk))
    assert faults(response) == ["This organization stands below the one you edit."]


def test_holder_of_an_appointment_cannot_be_exchanged(desk):
    appointment = make_attested()
    other = make_official(slug="other")
    sent = {"official": other.pk, "post": appointment.post.pk, "source": "Decision 12"}
    assert desk.post(f"{ADMIN}/appointment/{appointment.pk}/change/", sent).status_code == 302
    changed = Appointment.objects.get()
    assert (changed.official, changed.source) == (appointment.official, "Decision 12")


def test_change_of_organizations_is_entered(desk):
    former, heir = make_organization(), make_organization(name="City", slug="city")
    before = current_version()
    response = desk.post(f"{ADMIN}/organizationchange/add/", change_form("replaced", [former], [heir]))
    assert response.status_code == 302
    change = OrganizationChange.objects.get()
    assert (list(change.predecessors.all()), list(change.successors.all())) == ([former], [heir])
    assert current_version() == before + 1


def test_deleting_many_takes_each_out_of_the_index(desk):
    officials = [make_official(slug=slug) for slug in ("a", "b")]
    sent = {"action": "delete_selected", "_selected_action": [each.pk for each in officials], "post": "yes"}
    desk.post(f"{ADMIN}/official/", sent)
    assert (Official.objects.count(), SearchResult.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("model", "term"),
    [
        ("official", "Võ Minh"),
        ("organization", "people’s"),
        ("post", "chairman PROVINCIAL"),
        ("appointment", "Võ chairman"),
        ("organizationchange", "Ủy, people"),
    ],
)
def test_everything_is_found_with_marks_or_without(desk, model, term):
    post = make_post(organization=make_organization(native_name="Ủy ban"))
    make_attested(official=make_official(native_name="Võ Văn Minh"), post=post)
    make_change(before=[post.organization], legal_basis="Resolution on Uy ban")
    assert desk.get(f"{ADMIN}/{model}/", {"q": term}).context["cl"].result_count == 1
    assert desk.get(f"{ADMIN}/{model}/", {"q": "nothing"}).context["cl"].result_count == 0


@pytest.mark.parametrize(
    ("field", "term", "text"),
    [
        ("official", "Võ", "Vo Van Minh"),
        ("organization", "people", "Provincial People's Committee"),
        ("appointment", "minh", "Vo Van Minh, Chairman, Provincial People's Committee"),
    ],
)
def test_stories_choose_from_the_register_by_name(desk, field, term, text):
    make_attested(official=make_official(native_name="Võ Văn Minh"))
    asked = {"app_label": "news", "model_name": "mention", "field_name": field, "term": term}
    assert [result["text"] for result in desk.get("/admin/autocomplete/", asked).json()["results"]] == [text]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("model", ["official", "organization", "post", "appointment", "organizationchange"])
def test_lists_cost_the_same_with_one_row_and_with_three(desk, model, rows, django_assert_num_queries):
    for n in range(rows):
        organization = make_organization(name=f"Body {n}", slug=f"body-{n}", parent=Organization.objects.first())
        make_attested(official=make_official(slug=f"o{n}"), post=make_post(organization=organization))
        make_change(before=[organization])
    with django_assert_num_queries(8 if model == "organizationchange" else 4):
        assert desk.get(f"{ADMIN}/{model}/").context["cl"].result_count == rows


def change_form(kind="renamed", before=(), after=(), **fields):
    own = {"kind": kind, "effective_on": "2025-07-01", "legal_basis": "Resolution 1", "note": ""}
    inlines = rows("transfers") | rows("moves")
    for prefix, bodies in (("predecessors", before), ("successors", after)):
        inlines |= rows(f"OrganizationChange_{prefix}", *({"organization": body.pk} for body in bodies))
    return own | inlines | fields


@pytest.fixture
def town():
    return make_organization(name="Town", slug="town")


@pytest.fixture
def city():
    return make_organization(name="City", slug="city")


def change_page(desk, change):
    return f"{ADMIN}/organizationchange/{change.pk}/change/"


def test_change_of_a_shape_that_cannot_be_stays_a_draft_and_says_why(desk, town, city):
    desk.post(f"{ADMIN}/organizationchange/add/", change_form("merged", [town], [city]))
    page = desk.get(change_page(desk, OrganizationChange.objects.get())).text
    assert "“merged” needs at least 2 organizations before it." in page


def test_draft_shows_all_that_it_brings_and_what_stands_in_the_way(desk, town, city):
    make_attested(post=make_post(organization=town))
    change = make_change(before=[town], after=[city], kind="renamed", state="draft")
    page = desk.get(change_page(desk, change)).text
    assert "Name the legal basis." in page
    assert "Chairman, Town" in page
    assert "ends with the body; nobody recorded until when" in page


def test_change_is_put_in_force_and_reversed_with_buttons(desk, town, city):
    change = make_change(before=[town], after=[city], kind="renamed", state="draft")
    address = change_page(desk, change)
    response = desk.post(address, change_form(_put_in_force="1"), follow=True)
    assert "It is in force: readers see it." in response.text
    town.refresh_from_db()
    assert town.dissolution_on == datetime.date(2025, 7, 1)
    assert "_put_in_force" not in response.text
    response = desk.post(address, {"_reverse": "1"}, follow=True)
    assert "every row is as before" in response.text
    town.refresh_from_db()
    assert town.dissolution_on is None


def test_what_stands_in_the_way_is_said_and_the_draft_is_kept(desk, town, city):
    change = make_change(before=[town], after=[city], kind="renamed", state="draft")
    sent = change_form(legal_basis="", note="Kept", _put_in_force="1")
    response = desk.post(change_page(desk, change), sent, follow=True)
    assert "Name the legal basis." in response.text
    change.refresh_from_db()
    assert (change.state, change.note) == ("draft", "Kept")


def test_change_in_force_is_neither_edited_nor_deleted(desk, town, city):
    change = make_change(before=[town], after=[city], kind="renamed")
    desk.post(change_page(desk, change), change_form(note="Edited"))
    desk.post(f"{ADMIN}/organizationchange/{change.pk}/delete/", {"post": "yes"})
    change.refresh_from_db()
    assert change.note == ""


def test_who_may_only_look_does_not_reverse(client, django_user_model, town, city):
    user = django_user_model.objects.create_user("reader", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_organizationchange"))
    client.force_login(user)
    change = make_change(before=[town], after=[city], kind="renamed")
    assert client.post(change_page(client, change), {"_reverse": "1"}).status_code == 403
