"""Two people, one story: whatever both ask for, nothing is lost and nothing is put over what was not seen."""

import re

import pytest
from django.db import connection
from django.test import Client
from reversion.models import Version

from news.models import Article, Buffer, Mention
from news.writing import buffers
from portal.texts.html import MOST_TAGS
from tests.news.admin.forms import opened, page_of, save
from tests.news.factories import make_article, make_category
from tests.portal.directory.factories import make_official

pytestmark = pytest.mark.django_db
# Where a browser sees text alone: the form that is sent on.
NOT_MARKUP = re.compile(r'<input type="hidden"[^>]*>')
AHEAD = {"step-at_0": "2999-01-01", "step-at_1": "08:00"}
STEPS = {
    "save": {"_continue": "Save"},
    "submit": {"_verb": "submit"},
    "publish": {"_verb": "publish"},
    "schedule": {"_verb": "schedule", **AHEAD},
}
# All of them, and on SQLite each with itself: there two browsers go through all, see tests/browser/test_two_desks.py.
PAIRS = [(mine, theirs) for mine in STEPS for theirs in STEPS if mine == theirs or connection.vendor == "postgresql"]


@pytest.fixture
def other(staff):
    client = Client()
    client.force_login(staff("mai", role="chief"))
    return client


@pytest.fixture
def article():
    return make_article(headline="First", body="<p>Began.</p><p>Ended.</p>", section=make_category())


def headlines(article):
    """Of all versions, oldest first."""
    return [version.field_dict["headline"] for version in Version.objects.get_for_object(article).order_by("pk")]


def conflict_page(article):
    return f"/admin/news/article/{article.pk}/conflict/"


def clash(desk, other, article, mine, theirs):
    """Both opened the same version; the other was quicker."""
    sent = opened(desk, page_of(article)) | {"headline": "Mine"} | mine
    assert save(other, article, headline="Theirs", **theirs).status_code == 302
    return desk.post(page_of(article), sent)


@pytest.mark.parametrize(("mine", "theirs"), PAIRS)
def test_nothing_is_lost_whatever_both_ask_for(desk, editor, other, article, mine, theirs):
    answer = clash(desk, other, article, STEPS[mine], STEPS[theirs])
    assert answer.status_code == 409
    assert "mai has saved this story" in answer.text
    article.refresh_from_db()
    before = article.state, article.editions.count()
    assert article.headline == "Theirs"
    assert buffers.in_work(editor, article.uuid).data["headline"] == ["Mine"]
    resolved = desk.post(page_of(article), opened(desk, conflict_page(article)) | {"_continue": "Save"})
    assert resolved.status_code == 302
    article.refresh_from_db()
    assert (article.headline, article.editions.count()) == ("Mine", before[1])
    assert {"First", "Theirs", "Mine"} <= set(headlines(article))


def test_both_texts_stand_on_one_page(desk, other, article):
    answer = clash(desk, other, article, {"body": "<p>Began.</p><p>Mine.</p>"}, {"body": "<p>Began.</p><p>Theirs.</p>"})
    assert [part.title for part in answer.context["parts"]] == ["Headline", "Body"]
    assert "<mark>Mine.</mark>" in answer.text
    assert "<mark>Theirs.</mark>" in answer.text


@pytest.mark.parametrize("tags", [1, MOST_TAGS + 1])
def test_what_is_harmful_in_an_unsaved_text_is_not_shown(desk, other, article, tags):
    """Neither where it can be cleaned nor where there is too much to clean."""
    clash(desk, other, article, {"body": "<p>Mine.</p>"}, {})
    buffer = Buffer.objects.get()
    buffer.data["body"] = ["<p>Mine.<script>alert(1)</script><img src=x onerror=alert(1)>" * tags]
    buffer.save()
    for address in (conflict_page(article), f"/admin/news/article/{article.pk}/preview/page/"):
        page = desk.get(address)
        assert page.status_code == 200
        assert "alert(1)" not in NOT_MARKUP.sub("", page.text)


def test_parts_are_chosen_and_the_result_is_still_to_be_saved(desk, editor, other, article):
    clash(desk, other, article, {"body": "<p>Began.</p><p>Mine.</p>"}, {"body": "<p>Began.</p><p>Theirs.</p>"})
    sent = opened(desk, conflict_page(article)) | {"_part-headline": "theirs", "_part-body-1": "mine"}
    answer = desk.post(f"/admin/news/article/{article.pk}/merge/", sent)
    assert answer.url == f"{page_of(article)}?text=mine"
    assert headlines(article)[-1] == "Theirs"
    desk.post(page_of(article), opened(desk, answer.url) | {"_continue": "Save"})
    article.refresh_from_db()
    assert (article.headline, article.body) == ("Theirs", "<p>Began.</p><p>Mine.</p>")


def test_choice_made_of_an_older_version_is_asked_again(desk, other, article):
    clash(desk, other, article, {}, {})
    sent = opened(desk, conflict_page(article))
    save(other, article, headline="Newer")
    assert desk.post(f"/admin/news/article/{article.pk}/merge/", sent).url == conflict_page(article)
    assert desk.post(page_of(article), sent | {"_continue": "Save"}).status_code == 409
    article.refresh_from_db()
    assert article.headline == "Newer"


def test_mine_can_be_set_aside_and_taken_back(desk, editor, other, article):
    clash(desk, other, article, {}, {})
    desk.post(f"/admin/news/article/unsaved/{article.uuid}/drop/")
    assert desk.get(conflict_page(article)).url == page_of(article)
    assert buffers.dropped(editor, article.uuid).data["headline"] == ["Mine"]


def test_people_that_the_other_added_stay_and_those_taken_off_come_back_with_mine(desk, other, article):
    minh, loi = make_official(), make_official(name="Nguyen Van Loi", slug="nguyen-van-loi")
    Mention.objects.create(article=article, official=minh)
    added = {"mentions-TOTAL_FORMS": "2", "mentions-1-official": loi.pk, "mentions-1-role": "chair"}
    theirs = {**added, "mentions-1-position": "1", "mentions-1-id": "", "mentions-0-DELETE": "on"}
    clash(desk, other, article, {}, theirs)
    desk.post(page_of(article), opened(desk, conflict_page(article)) | {"_continue": "Save"})
    assert sorted(str(mention) for mention in article.mentions.all()) == ["Nguyen Van Loi", "Vo Van Minh"]


def test_step_without_saving_waits_until_one_has_chosen(desk, other, article):
    """Text that somebody has overtaken is not to be forgotten because a button was at hand."""
    clash(desk, other, article, {}, {})
    version = opened(desk, conflict_page(article))["version"]
    sent = {"verb": "publish", "version": version}
    desk.post(f"/admin/news/article/{article.pk}/transition/", sent)
    assert not article.editions.exists()
    desk.post(f"/admin/news/article/unsaved/{article.uuid}/drop/")
    desk.post(f"/admin/news/article/{article.pk}/transition/", sent)
    assert article.editions.count() == 1


def test_own_second_window_is_a_conflict_too(desk, editor, article):
    sent = opened(desk, page_of(article)) | {"headline": "Second window"}
    save(desk, article, headline="First window")
    answer = desk.post(page_of(article), sent)
    assert answer.status_code == 409
    assert "lan has saved this story" in answer.text


def test_conflict_of_a_story_that_one_may_not_see_is_not_shown(client, staff):
    client.force_login(staff("nobody", role="reporter"))
    secret = make_article(is_restricted=True)
    assert client.get(conflict_page(secret)).status_code == 404
    assert client.post(f"/admin/news/article/{secret.pk}/merge/").status_code == 404
    assert not Buffer.objects.exists()


def test_without_unsaved_text_there_is_no_conflict(desk, article):
    assert desk.get(conflict_page(article)).url == page_of(article)
    assert Article.objects.count() == 1
