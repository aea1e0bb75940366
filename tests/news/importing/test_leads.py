import pytest

from news.importing.leads import further_leads, has_source, is_truncated, lead_key, same_lead, split_source

WHOLE = "On the morning of September 08, at the Administration Center – a delegation of twenty engineers was received."
CUT = "PORTAL - On the morning of September 08, at the Administration Center - a delegation of tw…"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("PORTAL - Two schools", "PORTAL"),
        ("PORTAL – Two schools", "PORTAL"),
        ("PORTAL— Two schools", "PORTAL"),
        ("PORTAL- Two schools", "PORTAL"),
        ("PORTAL -Two schools", "PORTAL"),
        ("PORTAL -\u00a0Two schools", "PORTAL"),
        ("Portal - Two schools", "PORTAL"),
        ("RTAL - Two schools", "PORTAL"),
        ("BEGIC - Two schools", "BEGIC"),
        ("TTĐT - Two schools", "TTĐT"),
        ("PORTAL - PORTAL - Two schools", "PORTAL"),
        ("Two schools", ""),
    ],
)
def test_source_and_lead_are_told_apart(text, source):
    assert split_source(text) == (source, "Two schools")
    assert has_source(text) == bool(source)


@pytest.mark.parametrize(
    "text", ["PORTALS - A list", "Mr. A - director", "ICF - a forum", "The PORTAL - a site", "PORTAL"]
)
def test_other_beginnings_are_no_source(text):
    assert split_source(text) == ("", text)


def test_a_lead_in_the_middle_of_a_line_begins_after_a_sentence():
    text = "PORTAL - One. PORTAL – Two…BEGIC - Three, as the PORTAL - said"
    assert [text[place:][:8] for place in further_leads(text)] == ["PORTAL –", "BEGIC - "]


@pytest.mark.parametrize(
    ("lead", "truncated"), [("a…", True), ("a...", True), ("a… ", True), ("a.", False), ("… a", False)]
)
def test_truncated_leads_end_in_an_ellipsis(lead, truncated):
    assert is_truncated(lead) is truncated


@pytest.mark.parametrize(
    "other",
    [
        "PORTAL - " + WHOLE,
        WHOLE.replace("–", "-"),
        WHOLE.replace(" – ", "–"),
        WHOLE.replace(" ", "\u00a0"),
        WHOLE.upper(),
        WHOLE.rstrip("."),
    ],
)
def test_spacing_dashes_case_and_source_do_not_tell_leads_apart(other):
    assert lead_key(other) == lead_key(WHOLE)
    assert same_lead(other, WHOLE)


def test_marks_do_not_tell_leads_apart():
    assert lead_key("Thủ Dầu Một, Dĩ An") == lead_key("Thu Dau Mot - Di An") == "thudaumotdian"


def test_lead_that_was_cut_matches_the_whole_from_either_side():
    assert same_lead(CUT, WHOLE)
    assert same_lead(WHOLE, CUT)


def test_a_beginning_without_an_ellipsis_is_another_lead():
    assert not same_lead(CUT.rstrip("…"), WHOLE)


def test_a_short_beginning_joins_nothing():
    assert not same_lead("On the morning of September…", WHOLE)


def test_leads_of_other_articles_differ():
    assert not same_lead(WHOLE, WHOLE.replace("08", "09"))
    assert not same_lead(CUT.replace("08", "09"), WHOLE)


def test_empty_leads_are_not_the_same_lead():
    assert not same_lead("", "PORTAL - ")
