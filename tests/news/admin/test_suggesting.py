import datetime
from uuid import uuid4

import pytest
from reversion.models import Version

from news.models import Mention, Rejection
from portal.directory.models import Appointment
from portal.imports.models import ImportItem, ImportMark, ImportRun
from tests.news.factories import make_article
from tests.news.mentions.factories import make_province
from tests.portal.accounts.factories import make_user

pytestmark = pytest.mark.django_db

DAY = datetime.date(2023, 9, 5)
UUID = "00000000-0000-4000-8000-000000000000"


@pytest.fixture
def province():
    return make_province()


@pytest.fixture
def story(province):
    return make_article(lead="Vice Chairman Vo Van Minh met Nguyen Van Loi.", event_on=DAY, event_precision="day")


@pytest.fixture
def chief(client):
    client.force_login(make_user(role="chief"))
    return client


def page_of(story):
    return f"/admin/news/article/{story.pk}/suggestions/"


def panel_of(story):
    return f"/admin/news/article/suggestions/{story.uuid}/"


def names(response):
    assert response.status_code == 200
    return [str(each.record) for each in response.context["suggestions"]]


def linked(story):
    return [(str(each), each.appointment and each.appointment.post.title, each.role) for each in story.mentions.all()]


def test_page_offers_whom_the_story_names_and_links_nobody(chief, story):
    assert names(chief.get(page_of(story))) == ["Vo Van Minh", "Nguyen Van Loi"]
    assert linked(story) == []


def test_one_click_links_with_post_and_part_as_a_version(chief, province, story):
    secretary = Appointment.objects.get(official=province.loi)
    sent = {"link": f"official:{province.loi.pk}", "post": secretary.pk, "role": "present"}
    assert chief.post(page_of(story), sent).status_code == 302
    assert linked(story) == [("Nguyen Van Loi", "Secretary", "present")]
    assert Version.objects.get_for_object(story).first().revision.comment == "Linked: Nguyen Van Loi"
    assert names(chief.get(page_of(story))) == ["Vo Van Minh"]


def test_post_of_somebody_else_is_not_linked(chief, province, story):
    chairman = Appointment.objects.get(official=province.minh)
    chief.post(page_of(story), {"link": f"official:{province.loi.pk}", "post": chairman.pk, "role": "no such part"})
    assert linked(story) == [("Nguyen Van Loi", None, "mentioned")]


def test_rejected_record_is_never_offered_there_again(chief, province, story):
    other = make_article(lead="Nguyen Van Loi spoke.")
    chief.post(page_of(story), {"reject": f"official:{province.loi.pk}"})
    assert names(chief.get(page_of(story))) == ["Vo Van Minh"]
    assert names(chief.get(page_of(other))) == ["Nguyen Van Loi"]


def test_title_against_the_register_is_shown_with_both_sources(chief, story):
    text = chief.get(page_of(story)).text
    assert "Vice Chairman <q>" in text
    assert "Chairman, Provincial People&#x27;s Committee" in text
    assert '<a href="/news/2023-09-01/">Told of 2023-09-01</a>' in text


def test_post_of_the_register_is_taken(chief, province, story):
    chairman = Appointment.objects.get(official=province.minh)
    chief.post(page_of(story), {"take": f"official:{province.minh.pk}", "held": chairman.pk})
    assert linked(story) == [("Vo Van Minh", "Chairman", "mentioned")]
    assert names(chief.get(page_of(story))) == ["Nguyen Van Loi"]


def test_text_is_kept_by_recording_its_post_without_a_date(chief, province):
    story = make_article(lead="Vo Van Minh, Vice Chairman of the PPC, spoke.", event_on=DAY, event_precision="day")
    chief.post(page_of(story), {"record": f"{province.minh.pk}:{province.vice.pk}"})
    recorded = Appointment.objects.get(official=province.minh, post=province.vice)
    assert (recorded.started_on, recorded.ended_on, recorded.source) == (None, None, "")
    (offer,) = chief.get(page_of(story)).context["suggestions"]
    assert (offer.posts, offer.disagreement) == ([recorded], None)
    assert not Appointment.objects.public().filter(pk=recorded.pk).exists()


def test_only_who_keeps_the_register_records_posts(client, province):
    reporter = make_user(role="reporter")
    story = make_article(lead="Vo Van Minh, Vice Chairman of the PPC, spoke.", created_by=reporter)
    client.force_login(reporter)
    assert client.post(page_of(story), {"record": f"{province.minh.pk}:{province.vice.pk}"}).status_code == 403
    assert 'name="record"' not in client.get(page_of(story)).text


def test_panel_reads_the_text_as_it_is_being_written(chief, story):
    sent = {
        "headline": "",
        "lead": "Mai Hung Dung spoke.",
        "body": "<p>The <em>PPC</em> met.</p>",
        "event_on": "2023-09-05",
    }
    assert names(chief.post(panel_of(story), sent)) == ["Mai Hung Dung", "Provincial People's Committee"]


def test_panel_passes_over_rows_of_the_form_but_for_those_to_be_taken_off(chief, province, story):
    sent = {"lead": "Mai Hung Dung met Nguyen Van Loi.", "mentions-0-official": province.loi.pk}
    assert names(chief.post(panel_of(story), sent)) == ["Mai Hung Dung"]
    assert len(names(chief.post(panel_of(story), sent | {"mentions-0-DELETE": "on"}))) == 2


def test_panel_serves_a_story_that_was_never_saved(chief, province):
    address = f"/admin/news/article/suggestions/{uuid4()}/"
    sent = {"lead": "Mai Hung Dung met Nguyen Van Loi."}
    assert len(names(chief.post(address, sent))) == 2
    assert names(chief.post(address, sent | {"reject": f"official:{province.loi.pk}"})) == ["Mai Hung Dung"]
    assert Rejection.objects.get().official == province.loi


def test_row_of_the_panel_is_one_of_the_form(chief, province, story):
    text = chief.post(panel_of(story), {"lead": "Nguyen Van Loi chaired it.", "event_on": "2023-09-05"}).text
    appointment = Appointment.objects.get(official=province.loi)
    assert f'name="mentions-__prefix__-official" value="{province.loi.pk}"' in text
    assert f'<option value="{appointment.pk}" selected>' in text
    assert '<option value="chair" selected>' in text


def test_decision_settles_the_mark_of_the_importer(chief, province, story):
    item = ImportItem.objects.create(run=ImportRun.objects.create(), file="a.txt", kind="article", outcome="taken")
    for text in ("Nguyen Van Loi", "Vo Van Minh"):
        ImportMark.objects.create(item=item, record=story.uuid, kind="mention", text=text)
    chief.post(page_of(story), {"reject": f"official:{province.loi.pk}"})
    assert [mark.text for mark in ImportMark.objects.filter(settled_at=None)] == ["Vo Van Minh"]


@pytest.mark.parametrize(
    "sent",
    [
        {"link": "official:999"},
        {"link": "official:x"},
        {"link": "user:1"},
        {"reject": "official:" + "9" * 30},
        {"record": "1"},
        {"record": "x:y"},
        {"take": ""},
    ],
)
def test_absurd_decisions_change_nothing(chief, story, sent):
    assert chief.post(page_of(story), sent).status_code == 404
    assert (Mention.objects.count(), Rejection.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "sent", [{"event_on": "soon"}, {"event_on": "0000-99-99"}, {"body": "<b" * 20_000}, {"lead": "\0"}]
)
def test_absurd_texts_are_read(chief, story, sent):
    assert names(chief.post(panel_of(story), sent)) == []


def test_hidden_story_is_neither_read_nor_decided_on(client, province, story):
    client.force_login(make_user(role="reporter"))
    assert client.get(page_of(story)).status_code == 404
    assert client.post(page_of(story), {"reject": f"official:{province.loi.pk}"}).status_code == 404
    assert client.post(panel_of(story), {"lead": "PPC"}).status_code == 404


def test_accountant_writes_no_story(client, province):
    client.force_login(make_user(role="accountant"))
    assert client.post(f"/admin/news/article/suggestions/{UUID}/", {"lead": "PPC"}).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_page_costs_the_same_for_one_and_for_three(chief, province, django_assert_max_num_queries, count):
    lead = "; ".join(["Nguyen Van Loi", "Mai Hung Dung", "Vo Van Minh"][:count])
    story = make_article(lead=lead, event_on=DAY, event_precision="day")
    # Nine of them read register and calendar, which is kept outside of a transaction.
    with django_assert_max_num_queries(26):
        assert len(names(chief.get(page_of(story)))) == count
