import pytest

from news import workflow
from news.admin.way import TOLD, stages
from news.models import Verb
from news.standing import Standing
from tests.news.admin.forms import page_of
from tests.news.factories import make_article, make_category, make_edition
from tests.portal.accounts.factories import make_user

pytestmark = pytest.mark.django_db


def submitted(by):
    article = make_article(section=make_category(), created_by=by, published="2023-09-18 10:00")
    workflow.transition(article, Verb.SUBMIT, by=by)
    return article


@pytest.mark.parametrize(
    ("standing", "strip"),
    [
        ("draft", "[Draft] Submitted Approved Published"),
        ("returned", "[Returned] Submitted Approved Published"),
        ("submitted", "Draft- [Submitted] Approved Published"),
        ("approved", "Draft- Submitted- [Approved] Published"),
        ("scheduled", "Draft- Submitted- Approved- [Scheduled]"),
        ("published", "Draft- Submitted- Approved- [Published]"),
        ("withdrawn", "Draft- Submitted- Approved- [Withdrawn]"),
    ],
)
def test_strip_says_where_a_story_stands_and_what_it_has_passed(standing, strip):
    marks = (
        f"[{each.words}]" if each.is_current else each.words + "-" * each.is_done for each in stages(Standing(standing))
    )
    assert " ".join(marks) == strip


def test_every_standing_and_every_step_has_its_words():
    assert all(len(list(stages(each))) == 4 for each in Standing)
    assert set(TOLD) == set(Verb)


def test_panel_tells_who_did_what_last_and_why(desk, editor):
    mai = make_user(role="reporter", name="mai", first_name="Mai", last_name="Nguyen")
    article = submitted(mai)
    way = desk.get(page_of(article)).context["way"]
    assert way.last.startswith("Mai Nguyen submitted it, ")
    workflow.transition(article, Verb.RETURN, by=editor, reason="Which <b>bridge</b>?")
    page = desk.get(page_of(article))
    assert page.context["way"].last.startswith("lan sent it back, ")
    assert "<q>Which &lt;b&gt;bridge&lt;/b&gt;?</q>" in page.text


def test_who_may_approve_is_told_why_not_this_one(desk, editor):
    assert desk.get(page_of(submitted(editor))).context["way"].advice
    assert not desk.get(page_of(submitted(make_user(role="reporter")))).context["way"].advice


def test_new_story_has_no_way_yet(desk):
    assert 'class="way"' not in desk.get("/admin/news/article/add/").text


def test_panel_asks_only_for_what_a_step_at_hand_needs(client):
    mai, chief = make_user(role="reporter"), make_user(role="chief")
    article = make_article(section=make_category(), created_by=mai)
    client.force_login(mai)
    assert asked(client, article) == {}
    workflow.transition(article, Verb.SUBMIT, by=mai)
    client.force_login(chief)
    assert asked(client, article) == {"reason": "To: Send back.", "at": "To: Schedule."}
    live = make_edition(created_by=mai).article
    assert set(asked(client, live)) == {"reason", "note", "at", "minor"}


def asked(client, article):
    return {field.name: field.help_text for field in client.get(page_of(article)).context["step_form"]}
