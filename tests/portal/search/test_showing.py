import datetime

import pytest
from django.utils import translation

from portal.search.faces import Face
from portal.search.finding import find
from portal.search.query import Query
from portal.search.showing import Showing
from portal.texts.teaser import Teaser
from tests.portal.search.factories import SMART_CITY, event, organization, person, story

pytestmark = pytest.mark.django_db


def showing(text: str) -> Showing:
    results = find(Query(text))
    return Showing(results.documents, results.words.to_highlight())


def face(text: str) -> Face:
    (found,) = showing(text).faces()
    return found


def item(text: str) -> Teaser:
    (found,) = showing(text).items()
    return found


def test_story_shows_its_day_kind_headline_and_what_it_says_of_the_words():
    story(
        "Team opens fieldwork",
        "Secretary Nguyễn Văn Lợi received the team",
        path="/news/team/",
        section=SMART_CITY,
        data={"date": "2023-09-18"},
    )
    assert item("loi team") == Teaser(
        headline="<mark>Team</mark> opens fieldwork",
        path="/news/team/",
        published_at=datetime.date(2023, 9, 18),
        kind="Story, Smart City",
        lead="Secretary Nguyễn Văn <mark>Lợi</mark> received the <mark>team</mark>",
    )


def test_extract_begins_where_the_words_are():
    story("Plan", "Before that. " * 60 + "Nguyễn Văn Lợi spoke. " + "After that. " * 60)
    lead = item("loi").lead
    assert "<mark>Lợi</mark>" in lead
    assert len(lead) < 220
    assert lead.startswith("…") and lead.endswith("…")


@pytest.mark.parametrize("text", ["loi", "marker", '"marker loi"', ""])
def test_markup_of_a_text_is_escaped_in_every_place(text):
    story("<b>Marker loi", "<img src=x onerror=alert(1)> marker loi")
    person("<i>Marker loi", data={"line": "<u>marker loi", "native_name": "<s>loi", "note": "Recorded"})
    shown = [*showing(text).items(), *showing(text).faces()]
    marked = "".join(str(vars(each)) for each in shown)
    assert len(shown) == 2
    assert not any(tag in marked for tag in ("<b>", "<img", "<i>", "<u>", "<s>"))


def test_beginning_of_a_word_is_marked_with_all_of_it():
    story("Provincial plan")
    assert item("provin").headline == "<mark>Provincial</mark> plan"


def test_words_that_were_not_looked_for_are_not_marked():
    story("Plan of Loi")
    assert item('"plan of"').headline == "<mark>Plan of</mark> Loi"


def test_abbreviation_marks_what_it_stands_for():
    organization("Intelligent Community Forum", names=("ICF",))
    story("Intelligent Community Forum meets")
    assert item("icf").headline == "<mark>Intelligent Community Forum</mark> meets"


@pytest.mark.parametrize(
    ("written", "day", "published_at"),
    [
        ("2023-09-18", "", datetime.date(2023, 9, 18)),
        ("2023-09", "September 2023", None),
        ("2023", "2023", None),
        (None, "", None),
    ],
)
def test_day_is_shown_as_far_as_it_is_known(written, day, published_at):
    story("Plan", data={"date": written} if written else {})
    assert (item("plan").day, item("plan").published_at) == (day, published_at)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ({"ends_on": "2023-09-08"}, "Event, past"),
        ({"ends_on": "2999-01-01"}, "Event"),
        ({}, "Event"),
        ({"note": "Canceled"}, "Event, Canceled"),
    ],
)
def test_event_says_when_it_is_past(data, kind):
    event("Plan", data=data)
    assert item("plan").kind == kind


def test_picture_goes_with_the_story():
    picture = {"uuid": "u", "width": 640, "height": 360, "widths": {}, "alt": "", "caption": "", "credit": ""}
    story("Plan", data={"picture": picture})
    assert item("plan").cover == picture


def test_person_shows_both_names_the_post_and_how_long():
    person(
        "Nguyen Van Loi",
        names=("Nguyễn Văn Lợi",),
        path="/officials/loi/",
        data={"line": "Secretary", "note": "Recorded March 16, 2022", "native_name": "Nguyễn Văn Lợi"},
    )
    assert face("van loi") == Face(
        name="Nguyen <mark>Van Loi</mark>",
        native_name="Nguyễn <mark>Văn Lợi</mark>",
        path="/officials/loi/",
        initials="NL",
        posts="Secretary",
        note="Person. Recorded March 16, 2022",
    )


def test_organization_found_by_its_text_says_why():
    organization("Provincial Party Committee", text="Led by Nguyen Van Loi", data={"note": "until July 1, 2025"})
    found = face("loi")
    assert (found.posts, found.note) == ("Led by Nguyen Van <mark>Loi</mark>", "Organization, until July 1, 2025")


def test_face_without_particulars_is_its_kind():
    person("Loi")
    assert (face("loi").posts, face("loi").note) == ("", "Person")


def test_headline_in_another_language_says_which():
    story("Kế hoạch", "Văn bản", language="vi")
    assert item("ke hoach").headline == '<span lang="vi"><mark>Kế hoạch</mark></span>'
    with translation.override("vi"):
        assert item("ke hoach").headline == "<mark>Kế hoạch</mark>"


def test_what_belongs_to_every_language_is_read_in_that_of_the_page():
    event("Plan", language="", path="/events/plan/")
    assert item("plan").path == "/events/plan/"
    with translation.override("vi"):
        assert item("plan").path == "/vi/events/plan/"
