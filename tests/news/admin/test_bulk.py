import datetime

import pytest
import reversion
from django.utils import timezone

from news import workflow
from news.admin import bulk
from news.models import Article, Keyword, Verb
from news.versions.newest import newest_number
from news.writing import buffers
from tests.news.admin.forms import LIST
from tests.news.factories import make_article, make_category, make_edition
from tests.portal.accounts.factories import make_user

pytestmark = pytest.mark.django_db

UNDO = f"{LIST}undo/"


@pytest.fixture
def sports():
    return make_category(name="Sports", slug="sports")


def ask(desk, action, *articles):
    return desk.post(LIST, {"action": action, "index": 0, "_selected_action": [article.pk for article in articles]})


def do(desk, action, *articles, **given):
    versions = {f"version_{article.pk}": newest_number(article) for article in articles}
    selected = [article.pk for article in articles]
    values = {"action": action, "index": 0, "confirmed": 1, "_selected_action": selected} | versions | given
    answer = desk.post(LIST, values, follow=True)
    for article in articles:
        article.refresh_from_db()
    return answer


def undone(desk, *articles):
    answer = desk.post(UNDO, follow=True)
    for article in articles:
        article.refresh_from_db()
    return answer


def said(answer):
    return [str(message) for message in answer.context["messages"]]


def test_page_in_between_names_the_number_and_the_first_titles(desk, sports):
    articles = [make_article(headline=name) for name in ("One", "Two", "Three", "Four")]
    text = " ".join(ask(desk, "move", *articles).text.split())
    assert "4 articles: “Four”, “Three”, “Two” and 1 more." in text
    assert not Article.objects.filter(section=sports).exists()


def test_story_of_which_one_has_overtaken_text_is_left_alone(desk, editor, sports):
    article = make_article(headline="One")
    buffers.keep(editor, article.uuid, tab=None, base="0", data={"headline": ["Mine"]})
    answer = do(desk, "move", article, section=sports.pk)
    assert article.section is None
    assert said(answer) == ["One: you have unsaved text of it, which others have overtaken: choose first."]


def test_stories_are_moved_each_with_a_version(desk, sports):
    articles = [make_article(headline="One"), make_article(headline="Two")]
    before = [newest_number(article) for article in articles]
    answer = do(desk, "move", *articles, section=sports.pk)
    assert [article.section for article in articles] == [sports, sports]
    assert all(newest_number(article) != number for article, number in zip(articles, before, strict=True))
    assert said(answer) == ["Done with 2 articles."]


def test_moved_story_that_readers_have_moves_for_them_too(desk, sports):
    edition = make_edition(section=make_category(), created_by=make_user(role="reporter"), state="published")
    do(desk, "move", edition.article, section=sports.pk)
    now = edition.article.editions.public().get()
    assert (now.section, now.modified_at, edition.article.state) == (sports, edition.modified_at, "published")


def test_own_story_waits_for_a_second_reader_before_readers_see_it_move(desk, editor, sports):
    section = make_category()
    edition = make_edition(section=section, created_by=editor, state="published")
    do(desk, "move", edition.article, section=sports.pk)
    assert (edition.article.section, edition.article.state) == (sports, "draft")
    assert edition.article.editions.public().get().section == section


def test_keywords_are_added_and_taken_back(desk):
    first, second = (Keyword.objects.create(name=name, slug=name) for name in ("icf", "visit"))
    article = make_article(keywords=["icf"])
    do(desk, "add_keywords", article, keywords=[first.pk, second.pk])
    assert set(article.keywords.all()) == {first, second}
    undone(desk)
    assert list(article.keywords.all()) == [first]


def test_stories_are_scheduled_and_unscheduled(desk):
    reporter = make_user(role="reporter")
    article = make_article(created_by=reporter, section=make_category())
    workflow.transition(article, Verb.SUBMIT, by=reporter)
    at = timezone.localtime(timezone.now() + datetime.timedelta(days=2)).replace(second=0, microsecond=0)
    do(desk, "schedule", article, at_0=f"{at:%Y-%m-%d}", at_1=f"{at:%H:%M}")
    assert article.editions.scheduled().get().public_from == at
    undone(desk, article)
    assert not article.editions.exists()


def test_stories_are_withdrawn_and_brought_back(desk):
    article = make_edition(section=make_category(), created_by=make_user(role="reporter"), state="published").article
    do(desk, "withdraw", article, reason="Doubled", note="See the longer story.")
    assert (article.state, article.editions.public().exists()) == ("withdrawn", False)
    undone(desk, article)
    assert (article.state, article.editions.public().exists()) == ("published", True)


def test_what_lacks_an_answer_is_asked_again(desk):
    article = make_edition(section=make_category(), state="published").article
    answer = do(desk, "withdraw", article, reason="", note="x")
    assert "This field is required." in answer.text
    assert article.state == "published"


def test_one_that_is_refused_stops_no_other(desk, editor):
    draft = make_article(headline="Never public", section=make_category())
    live = make_edition(headline="Live", section=make_category(), state="published").article
    answer = do(desk, "withdraw", draft, live, reason="Doubled", note="See the other.")
    assert (draft.state, live.state) == ("draft", "withdrawn")
    assert "Done with 1 article." in said(answer)
    assert any(sentence.startswith("Never public: ") for sentence in said(answer))


def test_story_saved_meanwhile_is_left_alone(desk, sports):
    article = make_article(headline="Bridge")
    seen = newest_number(article)
    with reversion.create_revision():
        article.lead = "Changed since."
        article.save()
    answer = do(desk, "move", article, section=sports.pk, **{f"version_{article.pk}": seen})
    assert article.section is None
    assert said(answer) == ["Bridge: somebody has saved it since this list was asked for."]


def test_story_that_one_does_not_reach_is_not_touched(desk, sports):
    hushed = make_article(is_restricted=True)
    do(desk, "move", hushed, section=sports.pk)
    assert hushed.section is None


def test_move_is_undone_with_a_version_unless_changed_since(desk, sports):
    section = make_category()
    one, two = (make_article(headline=name, section=section) for name in ("One", "Two"))
    do(desk, "move", one, two, section=sports.pk)
    with reversion.create_revision():
        two.section = None
        two.save()
    answer = undone(desk, one, two)
    assert (one.section, two.section) == (section, None)
    assert said(answer) == ["Done with 1 article.", "Two: it was changed since."]


def test_undo_is_offered_for_ten_minutes_and_once(desk, sports, monkeypatch):
    article = make_article()
    do(desk, "move", article, section=sports.pk)
    assert "can be undone until" in desk.get(LIST).text
    undone(desk, article)
    assert "can be undone until" not in desk.get(LIST).text
    monkeypatch.setattr(bulk, "UNDO_FOR", datetime.timedelta(minutes=-1))
    do(desk, "move", article, section=sports.pk)
    assert said(undone(desk, article)) == ["It is too late to undo that."]
    assert article.section == sports


@pytest.mark.parametrize(("role", "offered"), [("reporter", {"move", "add_keywords"}), ("chief", set(bulk.WORK))])
def test_actions_are_those_of_the_role(client, role, offered):
    client.force_login(user := make_user(role=role))
    make_article(created_by=user)
    choices = client.get(LIST).context["action_form"].fields["action"].choices
    assert {value for value, _ in choices if value} == offered


def test_reporter_moves_no_story_that_lies_with_the_desk(client, sports):
    client.force_login(reporter := make_user(role="reporter"))
    article = make_article(headline="Bridge", created_by=reporter, section=make_category())
    workflow.transition(article, Verb.SUBMIT, by=reporter)
    assert said(do(client, "move", article, section=sports.pk)) == ["Bridge: this is not yours to decide."]
    assert article.section != sports
