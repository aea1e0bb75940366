"""The register by keyboard: a change put in force, two records merged, a decree entered; axe finds nothing."""

import datetime

import pytest
from playwright.sync_api import expect

from news.models import Mention
from portal.directory.models import Appointment, Distinction, Official, Organization, OrganizationChange
from portal.imports.models import ImportItem, ImportMark, ImportRun
from tests.browser.faults import faults
from tests.browser.signing_in import administrator
from tests.news.factories import make_article
from tests.portal.directory.factories import make_attested, make_change, make_official, make_organization, make_post

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def desk(page):
    return administrator(page)


@pytest.fixture
def change():
    town, city = make_organization(name="Town", slug="town"), make_organization(name="City", slug="city")
    make_organization(name="Board", slug="board", parent=town)
    make_attested(post=make_post(organization=town), on=["2024-01-15", "2024-04-08"])
    return make_change(before=[town], after=[city], kind="renamed", state="draft", legal_basis="Resolution 1")


@pytest.fixture
def two():
    loi = make_official(name="Nguyen Van Loi", slug="loi", honorific="Mr.")
    loy = make_official(name="Nguyen Van Loy", slug="loy", native_name="Nguyễn Văn Lợi")
    ppc = make_organization()
    for official in (loi, loy):
        make_attested(official=official, post=ppc.posts.first() or make_post(organization=ppc))
    return loi, loy


def press(page, name, exact=True):
    """By keyboard: the button has the focus, and Enter does it."""
    button = page.get_by_role("button", name=name, exact=exact)
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_load_state()


def test_change_is_put_in_force_and_reversed(desk, change, complaints):
    desk.goto(f"/admin/directory/organizationchange/{change.pk}/change/")
    expect(desk.get_by_role("heading", name="What it brings with it")).to_be_visible()
    assert faults(desk, complaints) == []
    press(desk, "Save and put in force")
    desk.get_by_text("It is in force").wait_for()
    assert faults(desk, complaints) == []
    press(desk, "Reverse it")
    desk.get_by_text("It is reversed").wait_for()
    assert OrganizationChange.objects.get().state == "reversed"


def test_two_records_are_compared_merged_and_two_again(desk, two, complaints):
    desk.goto("/admin/register/")
    assert faults(desk, complaints) == []
    desk.get_by_role("link", name="Compare").focus()
    desk.keyboard.press("Enter")
    desk.get_by_role("button", name="Merge", exact=True).wait_for()
    assert faults(desk, complaints) == []
    press(desk, "Merge")
    desk.get_by_text("It can be undone for 30 days").wait_for()
    assert Official.objects.count() == 1
    desk.goto("/admin/register/")
    press(desk, "Undo", exact=False)
    desk.get_by_text("two records again").wait_for()
    assert Official.objects.count() == 2


def test_appointment_is_entered_by_keyboard(desk, two, complaints):
    appointment = two[0].appointments.get()
    desk.goto(f"/admin/directory/official/{two[0].pk}/change/")
    assert faults(desk, complaints) == []
    desk.locator("[name=appointments-0-started_on]").fill("2021-02-01")
    desk.locator("[name=appointments-0-started_precision]").select_option("month")
    desk.locator("[name=appointments-0-source]").fill("Decision 12")
    press(desk, "Save")
    desk.locator(".messagelist").wait_for()
    appointment = Appointment.objects.get(pk=appointment.pk)
    assert (appointment.started_on.isoformat(), appointment.source) == ("2021-02-01", "Decision 12")


def add(page, name):
    """By keyboard: one more row of an inline."""
    page.get_by_role("button", name=f"Add another {name}").focus()
    page.keyboard.press("Enter")


def choose(page, field, words, name):
    """By keyboard, from a list that is looked up while one types."""
    page.locator(f"{field} + .select2 [role=combobox]").focus()
    page.keyboard.press("Enter")
    page.keyboard.type(words)
    page.get_by_role("option", name=name).wait_for()
    page.keyboard.press("Enter")


def test_organization_post_official_and_appointment_are_entered_by_keyboard(desk, complaints):
    desk.goto("/admin/directory/organization/add/")
    desk.get_by_label("Name", exact=False).first.press_sequentially("City Committee")
    desk.locator("[name=kind]").select_option("government")
    add(desk, "Post")
    desk.locator("[name=posts-0-title]").fill("Chairman")
    assert faults(desk, complaints) == []
    press(desk, "Save")
    desk.locator(".messagelist").wait_for()
    post = Organization.objects.get(slug="city-committee").posts.get()

    desk.goto("/admin/directory/official/add/")
    desk.locator("[name=name]").press_sequentially("Vo Van Minh")
    add(desk, "Appointment")
    choose(desk, "[name=appointments-0-post]", "chair", "Chairman, City Committee")
    assert faults(desk, complaints) == []
    press(desk, "Save")
    expect(desk.get_by_text("Name the decree or record that says so")).to_be_visible()
    desk.locator("[name=appointments-0-source]").fill("Decision 12")
    press(desk, "Save")
    desk.locator(".messagelist").wait_for()
    held = Appointment.objects.get()
    assert (held.official.slug, held.post, held.source) == ("vo-van-minh", post, "Decision 12")

    desk.goto(f"/admin/directory/post/{post.pk}/change/")
    assert faults(desk, complaints) == []


def test_two_records_are_told_apart_by_keyboard(desk, two):
    desk.goto("/admin/register/")
    press(desk, "Not the same", exact=False)
    desk.get_by_text("not asked again").wait_for()
    assert Distinction.objects.count() == 1
    press(desk, "Undo", exact=False)
    desk.get_by_text("Asked again").wait_for()
    assert not Distinction.objects.exists()


def test_whom_a_text_names_is_linked_without_scripts(desk, browser, complaints):
    loi = make_official(name="Nguyen Van Loi", slug="loi")
    story = make_article(lead="Nguyen Van Loi spoke.", event_on=datetime.date(2023, 9, 5), event_precision="day")
    address = f"/admin/news/article/{story.pk}/suggestions/"
    desk.goto(address)
    assert faults(desk, complaints) == []
    state = desk.context.storage_state()
    plain = browser.new_context(base_url=desk.url.split("/admin")[0], storage_state=state, java_script_enabled=False)
    page = plain.new_page()
    page.goto(address)
    press(page, "Link Nguyen Van Loi")
    page.get_by_text("Everybody whom the register knows is linked.").wait_for()
    plain.close()
    assert Mention.objects.get(article=story).official == loi


def test_pages_of_imports_have_no_faults(desk, complaints):
    run = ImportRun.objects.create(command="import_pages", outcome="partly")
    item = ImportItem.objects.create(run=run, file="001.txt", kind="article", outcome="rejected", line=3, reason="Spam")
    ImportMark.objects.create(item=item, kind="caption", line=3, text="A road")
    for path in ("importrun", f"importrun/{run.pk}/change", "importmark"):
        desk.goto(f"/admin/imports/{path}/")
        assert faults(desk, complaints) == []
        desk.goto("about:blank")
