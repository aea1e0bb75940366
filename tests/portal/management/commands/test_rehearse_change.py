"""The drill: Binh Duong, Ba Ria - Vung Tau and Ho Chi Minh City become one, and the district level ends."""

import datetime
import json
from io import StringIO

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command

from news.models import Edition
from portal.addresses.models import Address
from portal.caching.models import Site
from portal.directory.models import Appointment, Official, Organization, OrganizationChange, Post
from portal.directory.tenure import Answer
from portal.search.models import SearchResult
from portal.texts.dates import PartialDate
from tests.portal.demo.loaded import demo_loaded
from tests.portal.directory.factories import make_appointment

pytestmark = pytest.mark.django_db
FILE = settings.BASE_DIR / "fixtures" / "changes" / "2025-07-01.json"
EVE, DAY = datetime.date(2025, 6, 30), datetime.date(2025, 7, 1)
# Raised with every change, and what search has learnt to spell: neither is a statement about anything.
NO_STATEMENTS = {"caching.site", "search.searchword", "search.searchabbreviation"}


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup, django_db_blocker, tmp_path_factory):
    """The demo, with two posts of which a decree tells since when; loaded once."""
    with demo_loaded(django_db_blocker, tmp_path_factory.mktemp("drill")):
        for title in ("Chairman", "Secretary"):
            post = Post.objects.filter(title=title).order_by("organization__rank").first()
            official = Official.objects.create(name=f"Recorded {title}", slug=f"recorded-{title.lower()}")
            make_appointment(official=official, post=post, started_on=datetime.date(2024, 7, 1), source="Decree 1")
        yield


def run(*options):
    said = StringIO()
    call_command("rehearse_change", str(FILE), *options, stdout=said)
    return said.getvalue()


def tables():
    """Every row of every table; of what search holds its contents, since its rows are numbered anew."""
    whole = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label != "search"]
    rows = {each._meta.label_lower: list(each._base_manager.order_by("pk").values()) for each in whole}
    found = SearchResult.objects.select_related("document")
    rows["search"] = sorted(
        (each.path, each.document.language, each.title, str(each.data), each.text) for each in found
    )
    return {table: of_table for table, of_table in rows.items() if table not in NO_STATEMENTS}


def changed(before, after):
    return {table for table in before if before[table] != after[table]}


def is_answered(client, path):
    return client.get(path, follow=True).status_code == 200


def ended():
    return Organization.objects.filter(dissolution_on=DAY)


def test_rehearsal_tells_everything_and_changes_nothing(monkeypatch):
    monkeypatch.setenv("COLUMNS", "240")  # a table breaks its cells where the terminal is narrow
    before, version = tables(), Site.objects.get().version
    said = run()
    assert "Vo Van Minh, Chairman, Provincial" in said
    assert "Rehearsed: nothing was changed." in said
    assert changed(before, tables()) == set()
    assert Site.objects.get().version == version


def test_reversed_every_row_of_every_table_is_as_before():
    before = tables()
    assert "Put in force." in run("--apply")
    in_force = changed(before, tables())
    assert {"directory.organization", "directory.appointment", "directory.organizationchange"} <= in_force
    assert "7 changes reversed" in run("--reverse")
    assert changed(before, tables()) == set()


def test_applied_twice_it_happens_once():
    run("--apply")
    before = tables()
    run("--apply")
    assert changed(before, tables()) == set()


def test_bodies_of_the_province_pass_into_the_city_and_districts_end():
    run("--apply")
    changes = OrganizationChange.objects.filter(state="in_force")
    assert sorted(change.kind for change in changes) == ["abolished"] * 2 + ["merged"] * 5
    assert ended().filter(name__endswith="People's Committee", parent__slug="provincial-peoples-committee").count() == 9
    ppc = Organization.objects.get(slug="provincial-peoples-committee")
    (change,) = ppc.changes_after.all()
    assert [each.slug for each in change.successors.all()] == ["ho-chi-minh-city-peoples-committee"]
    assert change.predecessors.count() == 3


def test_no_appointment_is_left_open_in_an_ended_body():
    run("--apply")
    in_ended = Appointment.objects.filter(post__organization__in=ended()).with_days()
    answers = {str(each): each.tenure.answer(PartialDate(DAY)) for each in in_ended.select_related("official")}
    assert len(answers) >= 10
    assert set(answers.values()) <= {Answer.ENDED, Answer.CLOSED}
    assert not in_ended.filter(started_on__isnull=False, ended_on=None).exists()
    before = {each.tenure.answer(PartialDate(EVE)) for each in in_ended.filter(source="Decree 1")}
    assert before == {Answer.RECORDED}


def test_nothing_stands_below_an_ended_body():
    run("--apply")
    assert not Organization.objects.filter(parent__in=ended(), dissolution_on=None).exists()


def test_no_address_is_dead_and_old_ones_lead_on(client):
    answered = {path for path in Address.objects.values_list("path", flat=True) if is_answered(client, path)}
    assert len(answered) > 100
    run("--apply")
    assert {path for path in answered if not is_answered(client, path)} == set()
    page = client.get("/organizations/provincial-peoples-committee/").text
    assert "/organizations/ho-chi-minh-city-peoples-committee/" in page


def test_old_stories_keep_every_byte():
    before = list(Edition.objects.order_by("pk").values())
    run("--apply")
    assert list(Edition.objects.order_by("pk").values()) == before


@pytest.mark.parametrize(("on", "answer"), [(EVE, "recorded"), (DAY, "ended")])
def test_register_of_the_day_before_and_the_day_after(client, on, answer):
    run("--apply")
    uuid = Organization.objects.get(slug="provincial-peoples-committee").uuid
    assert client.get(f"/api/v1/organizations/{uuid}/", {"on": on.isoformat()}).json()["answer"] == answer


def test_what_stands_in_the_way_is_said_and_nothing_happens(capsys):
    Organization.objects.filter(slug="steering-committee").update(
        dissolution_on=datetime.date(2025, 3, 1), dissolution_precision="day"
    )
    before = tables()
    with pytest.raises(SystemExit) as code:
        run("--apply")
    assert code.value.code == 1
    assert "is recorded to end on another day: March 1, 2025." in capsys.readouterr().err
    assert changed(before, tables()) == set()


def test_file_that_cannot_be_read_is_refused(tmp_path, capsys):
    path = tmp_path / "changes.json"
    path.write_text(json.dumps({"changes": [{}]}))
    with pytest.raises(SystemExit) as code:
        call_command("rehearse_change", str(path))
    assert code.value.code == 2
    assert "changes, no. 1: it needs a uuid." in capsys.readouterr().err
