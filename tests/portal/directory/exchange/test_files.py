import csv
import datetime
import json
from io import StringIO

import pytest
from django.core.management import call_command

from portal.addresses.models import Address
from portal.directory import register
from portal.directory.exchange import files
from portal.directory.exchange.facts import Unreadable
from portal.directory.exchange.files import import_file
from portal.directory.models import (
    Appointment,
    Attestation,
    Official,
    OfficialName,
    Organization,
    OrganizationName,
    Post,
)
from portal.search.models import SearchResult
from tests.portal.directory.factories import (
    make_appointment,
    make_attestation,
    make_attested,
    make_official,
    make_organization,
    make_post,
)

day = datetime.date.fromisoformat
pytestmark = pytest.mark.django_db
HEADER = "organization,organization_slug,kind,parent_slug,person,post,started,ended,source\n"
MINH = "Provincial People's Committee,,government,,Vo Van Minh,Chairman,2021-02,,Decree 5\n"
MODELS = [Organization, OrganizationName, Official, OfficialName, Post, Appointment]
TOLD = {"first_recorded_on", "last_recorded_on"}
KEPT = {"id", "created_at", "changed_at", "organization_id", "official_id", "post_id", "parent_id", "reviewed_on"}


@pytest.fixture
def taken(tmp_path):
    def take(text, name="register.csv", dry_run=False):
        path = tmp_path / name
        path.write_text(text if isinstance(text, str) else json.dumps(text, indent=1), encoding="utf-8")
        outcome = import_file(path, dry_run=dry_run)
        return {what: n for what, n in outcome.counts.items() if n}, outcome.refusals

    return take


def exported(*options):
    written = StringIO()
    call_command("export_register", *options, stdout=written)
    return written.getvalue()


def fill():
    """A register in which everything is said that a file can say."""
    call_command("loaddata", "fixtures/directory.json", verbosity=0)
    register.rebuild()
    minh = Official.objects.get(slug="vo-van-minh")
    minh.summary = "<p>Chairman.</p>"
    minh.save()
    OfficialName.objects.create(official=minh, name="Minh Vo", kind="former", valid_from="2010-01-01")
    term = {
        "started_on": day("2021-02-01"),
        "started_precision": "month",
        "ended_on": day("2024-01-01"),
        "ended_precision": "year",
    }
    post = Post.objects.filter(seats=1).first()
    held = {"source": "=Decree", "source_url": "https://example.org/", "seat": 1}
    for told in Appointment.objects.all():
        make_attestation(appointment=told, on="2023-09-05")
    Appointment.objects.create(official=minh, post=post, acting=True, **term, **held)
    make_organization(name="Alone", slug="alone", founding_on="1997-01-01", founding_precision="year")
    make_official(name="Alone", slug="alone")


def empty():
    for model in (Attestation, *reversed(MODELS)):
        model.objects.all()._raw_delete("default")
    Address.objects.all().delete()


def rows():
    return {
        model: sorted(
            str({name: value for name, value in row.items() if name not in KEPT}) for row in model.objects.values()
        )
        for model in MODELS
    }


def whole(text):
    """What stories say is no part of a register that comes back."""
    lists = json.loads(text)
    lists["memberships"] = [{key: row[key] for key in row if key not in TOLD} for row in lists["memberships"]]
    return lists


def table(text):
    return [{key: row[key] for key in row if key not in TOLD} for row in csv.DictReader(StringIO(text))]


def test_popolo_comes_back_as_it_went_out(taken):
    fill()
    before, text = rows(), exported()
    empty()
    counts, refusals = taken(text, "register.json")
    assert refusals == []
    assert rows() == before
    assert whole(exported()) == whole(text)
    assert taken(text, "register.json")[0] == {"unchanged": counts["created"]}


def test_table_comes_back_as_it_went_out(taken):
    fill()
    text = exported("--format=csv")
    assert "'=Decree" in text
    empty()
    _counts, refusals = taken(text)
    assert refusals == []
    assert table(exported("--format=csv")) == table(text)
    assert set(taken(text)[0]) == {"unchanged"}


def test_one_line_says_body_person_post_and_days(taken):
    assert taken(HEADER + MINH) == ({"created": 4}, [])
    held = Appointment.objects.get()
    assert str(held) == "Vo Van Minh, Chairman, Provincial People's Committee"
    assert (held.started_on.isoformat(), held.started_precision, held.source) == ("2021-02-01", "month", "Decree 5")
    assert held.official.slug == "vo-van-minh"
    assert SearchResult.objects.filter(path="/officials/vo-van-minh/").exists()


def test_taken_again_nothing_changes(taken):
    taken(HEADER + MINH)
    assert taken(HEADER + MINH) == ({"unchanged": 4}, [])


def test_trial_changes_nothing(taken):
    assert taken(HEADER + MINH, dry_run=True) == ({"created": 4}, [])
    assert not any(model.objects.exists() for model in MODELS)
    assert not SearchResult.objects.exists()


def test_decree_gives_its_dates_to_what_stories_attest(taken):
    held = make_attested(on=["2023-09-05"])
    assert taken(HEADER + MINH.replace("Provincial People's Committee,,", "Provincial People's Committee,ppc,"))[0] == {
        "updated": 1,
        "unchanged": 3,
    }
    held.refresh_from_db()
    assert (held.started_on.year, Appointment.objects.count()) == (2021, 1)


def test_what_the_file_does_not_say_stays(taken):
    ppc = make_organization(native_name="Ủy ban", telephone="1")
    taken("organization_slug,organization,kind\nppc,PPC,government\n")
    ppc.refresh_from_db()
    assert (ppc.name, ppc.native_name, ppc.telephone) == ("PPC", "Ủy ban", "1")


def test_lines_that_cannot_be_taken_are_told_and_the_others_are_taken(taken):
    text = HEADER + "Board,,planet,,,,,,\n" + MINH + "City,,government,nowhere,,,,,\nTown,,government,,Ha,Head,soon,,\n"
    counts, refusals = taken(text)
    assert [line for line, _ in refusals] == [2, 4, 5]
    assert "'planet' is not a valid choice" in refusals[0][1]
    assert refusals[1][1] == "There is no “nowhere”."
    assert "Write a date as" in refusals[2][1]
    assert counts == {"created": 7, "refused": 3}


def test_seat_that_somebody_holds_is_refused_with_its_line(taken):
    ppc = make_organization()
    dung = make_official(name="Dung", slug="dung")
    make_appointment(official=dung, post=make_post(organization=ppc), started_on=day("2020-01-01"))
    assert taken(HEADER + MINH)[1] == [(2, "Dung holds this seat at that time.")]


def test_appointment_without_a_source_is_refused_with_its_line(taken):
    counts, refusals = taken(HEADER + MINH.replace("Decree 5", "") + MINH.replace("2021-02,,Decree 5", ",,"))
    assert refusals == [
        (2, "Name the decree or record that gives this date: a story gives none."),
        (3, "Name the decree or record that says so: no story names anybody in it."),
    ]
    assert (counts["created"], Appointment.objects.count()) == (3, 0)


def test_what_stories_of_another_site_attest_is_taken_and_waits_for_one_of_this(taken):
    told = "first_recorded_on," + HEADER + "2023-09-05," + MINH.replace("2021-02,,Decree 5", ",,")
    assert taken(told)[1] == []
    assert (Appointment.objects.count(), Appointment.objects.public().count()) == (1, 0)


def test_sources_in_the_words_of_popolo_count(taken):
    make_post(organization=make_organization())
    make_official()
    held = {"person_id": "vo-van-minh", "organization_id": "ppc", "role": "Chairman", "start_date": "2021"}
    linked = {"sources": [{"note": "Decree 5", "url": "https://example.org/5"}]}
    assert taken({"memberships": [held | linked]}, "r.json") == ({"created": 1}, [])
    kept = Appointment.objects.get()
    assert (kept.source, kept.source_url) == ("Decree 5", "https://example.org/5")


def test_two_of_one_name_have_to_be_told_apart(taken):
    for slug in ("minh", "minh-2"):
        make_official(name="Vo Van Minh", slug=slug)
    refusals = taken(HEADER + MINH)[1]
    assert {reason for _, reason in refusals} == {"Several are called “Vo Van Minh”: give the slug."}


def test_refusal_of_popolo_names_the_line_of_its_id(taken):
    uuid = "0b8ac1c4-5f0c-4c39-9f0a-5f2b3d1f0001"
    (refusal,) = taken({"organizations": [{"name": "A", "classification": "x", "id": uuid}]}, "r.json")[1]
    assert refusal[0] == 6


@pytest.mark.parametrize(
    ("text", "name", "sentence"),
    [
        ("", "r.csv", "line 1: the header has neither"),
        ("person,shoe_size\n", "r.csv", "line 1: the header has shoe_size."),
        ("person\nA,B\n", "r.csv", "line 2: it has more cells than the header."),
        ('person\n"A\n', "r.csv", "line 1: unexpected end of data"),
        ("person\nA\0\n", "r.csv", "bytes that are no text"),
        ('{"persons":\n [}', "r.json", "line 2: this is no JSON."),
        ("[" * 50_000, "r.json", "this is no JSON."),
        ("[]", "r.json", "none of persons"),
        ('{"persons": ["x"]}', "r.json", "persons, no. 1: this is no object."),
    ],
)
def test_file_that_cannot_be_read_is_refused_with_its_line(taken, text, name, sentence):
    with pytest.raises(Unreadable, match=sentence):
        taken(text, name)


def test_file_beyond_the_caps_is_refused(taken, tmp_path, monkeypatch):
    monkeypatch.setattr(files, "MOST_STATEMENTS", 3)
    with pytest.raises(Unreadable, match="more than 3 statements"):
        taken(HEADER + MINH)
    monkeypatch.setattr(files, "MOST_BYTES", 10)
    with pytest.raises(Unreadable, match="larger than"):
        taken(HEADER + MINH)
    with pytest.raises(Unreadable, match="cannot be read"):
        import_file(tmp_path / "none.csv", dry_run=False)


@pytest.mark.parametrize(
    ("on", "people"), [("2023-06-01", ["Vo Van Minh"]), ("2024-06-01", ["Dung"]), ("2020-01-01", [])]
)
def test_register_of_a_day_has_who_held_or_may_have_held_a_post(on, people):
    post = make_post(organization=make_organization())
    until = {"ended_on": day("2024-01-01"), "ended_precision": "day"}
    make_appointment(official=make_official(), post=post, started_on=day("2021-01-01"), source="Decree 1", **until)
    make_appointment(
        official=make_official(name="Dung", slug="dung"), post=post, started_on=day("2024-01-01"), source="Decree 2"
    )
    whole = json.loads(exported(f"--on={on}"))
    assert [person["name"] for person in whole["persons"]] == people
    assert {held["answer"] for held in whole["memberships"]} <= {"recorded"}


def test_commands_say_what_was_done(tmp_path, capsys):
    path = tmp_path / "register.csv"
    path.write_text(HEADER + MINH + "Board,,planet,,,,,,\n")
    with pytest.raises(SystemExit) as code:
        call_command("import_register", str(path))
    said = capsys.readouterr()
    assert (code.value.code, said.out) == (1, "4 created, 1 refused\n")
    assert said.err.startswith("line 3: ")
    path.write_text("nonsense")
    with pytest.raises(SystemExit) as code:
        call_command("import_register", str(path))
    assert code.value.code == 2
