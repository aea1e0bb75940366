from uuid import UUID, uuid4

import pytest
from django.test import Client

from news.models import Article, Buffer, Presence
from news.writing import buffers
from tests.news.admin.forms import ADD, opened, page_of, save
from tests.news.factories import make_article
from tests.portal.directory.factories import make_official

pytestmark = pytest.mark.django_db
ONE, TWO = str(UUID(int=1)), str(UUID(int=2))


def address(story):
    return f"/admin/news/article/unsaved/{story}/"


def keep(client, article, *, tab=ONE, **changes):
    return client.post(address(article.uuid), opened(client, page_of(article)) | {"tab": tab} | changes)


def kept(user, article):
    buffer = buffers.in_work(user, article.uuid)
    return buffer and buffer.data["headline"][0]


def shown(client, article):
    return client.get(page_of(article) + "?text=mine")


# Keeping


def test_text_is_kept_for_its_writer_and_makes_no_version(desk, editor):
    article = make_article(headline="Bridge")
    answer = keep(desk, article, headline="Bridge opens").json()
    assert (answer["state"], answer["said"][:5]) == ("saved", "Saved")
    assert kept(editor, article) == "Bridge opens"
    article.refresh_from_db()
    assert article.headline == "Bridge"
    assert "Bridge opens" not in desk.get(page_of(article)).text


def test_answer_says_what_stops_publishing_of_the_text_as_it_is_typed(desk):
    article = make_article(headline="Bridge")
    assert "Write a headline" not in keep(desk, article).json()["parts"]["checks"]
    assert "Write a headline" in keep(desk, article, headline="").json()["parts"]["checks"]


def test_second_window_is_told_and_overwrites_nothing(desk, editor):
    article = make_article()
    keep(desk, article, headline="First")
    answer = keep(desk, article, headline="Second", tab=TWO)
    assert (answer.status_code, answer.json()["state"]) == (409, "elsewhere")
    assert kept(editor, article) == "First"


def test_text_kept_in_the_browser_goes_over_and_sets_the_other_aside(desk, editor):
    article = make_article()
    keep(desk, article, headline="First")
    assert keep(desk, article, headline="Second", tab=TWO, over="1").status_code == 200
    assert kept(editor, article) == "Second"
    assert buffers.dropped(editor, article.uuid).data["headline"] == ["First"]


def test_text_of_somebody_else_s_page_is_not_taken_for_one_s_own(desk, editor):
    """Another has signed in on the same computer."""
    article = make_article()
    answer = keep(desk, article, headline="Mine", user="0")
    assert (answer.status_code, answer.json()["state"]) == (409, "stranger")
    assert kept(editor, article) is None


def test_nul_and_buttons_are_left_out(desk, editor):
    article = make_article()
    keep(desk, article, headline="Bri\0dge", _publish="pressed")
    assert kept(editor, article) == "Bridge"
    assert "_publish" not in Buffer.objects.get().data


def test_who_may_not_see_a_story_keeps_nothing_of_it(desk):
    secret = make_article(is_restricted=True)
    assert desk.post(address(secret.uuid), {"headline": "x"}).status_code == 404
    assert not Buffer.objects.exists()


def test_who_may_not_write_keeps_nothing(client, staff):
    client.force_login(staff("reader", "view_article", "oversee_articles"))
    article = make_article()
    assert client.post(address(article.uuid), {"headline": "x"}).status_code == 403
    assert client.post(address(uuid4()), {"headline": "x"}).status_code == 403
    assert not Buffer.objects.exists()


def test_buffer_is_only_written(desk):
    assert desk.get(address(uuid4())).status_code == 405


def test_page_asks_for_a_new_token_after_a_sign_in_elsewhere(desk):
    answer = desk.get(f"/admin/news/article/present/{make_article().uuid}/").json()
    assert len(answer["token"]) == 64


# Going on


def test_unsaved_text_is_offered_and_taken(desk, editor):
    article, official = make_article(headline="Bridge"), make_official()
    rows = {"mentions-TOTAL_FORMS": "1", "mentions-0-official": official.pk, "mentions-0-role": "chair"}
    keep(desk, article, headline="Bridge opens", **rows, **{"mentions-0-position": "0", "mentions-0-id": ""})
    assert "Take it" in desk.get(page_of(article)).text
    taken = shown(desk, article).text
    assert "Bridge opens" in taken
    assert "Vo Van Minh" in taken
    assert "Take it</a>" not in taken


def test_text_that_is_taken_is_saved_and_then_offered_no_more(desk, editor):
    article = make_article(headline="Bridge")
    keep(desk, article, headline="Bridge opens")
    sent = opened(desk, page_of(article) + "?text=mine")
    assert desk.post(page_of(article), sent | {"_continue": "Save"}).status_code == 302
    article.refresh_from_db()
    assert (article.headline, kept(editor, article)) == ("Bridge opens", None)


def test_save_of_one_window_leaves_the_unsaved_text_of_another(desk, editor):
    article = make_article(headline="Bridge")
    keep(desk, article, headline="Typed in the first")
    save(desk, article, headline="Saved in the second", tab=TWO)
    assert kept(editor, article) == "Typed in the first"


def test_what_is_dropped_comes_back(desk, editor):
    article = make_article()
    keep(desk, article, headline="Typed")
    desk.post(address(article.uuid) + "drop/")
    assert kept(editor, article) is None
    assert "Take it back" in desk.get(page_of(article)).text
    desk.post(address(article.uuid) + "take-back/")
    assert kept(editor, article) == "Typed"


def test_drop_of_an_unknown_kind_is_no_address(desk):
    assert desk.post(address(make_article().uuid) + "burn/").status_code == 404


def test_story_that_was_never_saved_is_offered_on_the_page_of_a_new_one(desk, editor):
    sent = opened(desk, ADD) | {"tab": ONE, "headline": "Begun"}
    desk.post(address(sent["story"]), sent)
    assert "Begun" in desk.get(ADD).text
    again = opened(desk, f"{ADD}?story={sent['story']}&text=mine")
    assert again["headline"] == "Begun"
    desk.post(f"{ADD}?story={sent['story']}", again | {"_continue": "Save"})
    article = Article.objects.get()
    assert (article.headline, str(article.uuid)) == ("Begun", sent["story"])
    assert not Buffer.objects.exists()


def test_form_of_a_new_story_sent_twice_makes_one(desk, editor):
    sent = opened(desk, ADD) | {"tab": ONE, "headline": "Begun"}
    desk.post(ADD, sent)
    answer = desk.post(ADD, sent | {"headline": "Begun again"})
    article = Article.objects.get()
    assert answer.url == f"{page_of(article)}?text=mine"
    assert (article.headline, kept(editor, article)) == ("Begun", "Begun again")
    assert desk.get(answer.url).url == f"/admin/news/article/{article.pk}/conflict/"


def test_absurd_story_is_begun_anew(desk):
    assert desk.get(f"{ADD}?story=x&text=mine").status_code == 200
    assert desk.get(f"{ADD}?story={uuid4()}&text=mine").status_code == 200


# Who is there


def beat(client, article, tab, **more):
    return client.post(f"/admin/news/article/present/{article.uuid}/", {"tab": tab, **more})


def test_others_are_seen_and_seen_leaving(desk, staff):
    article, other = make_article(), Client()
    other.force_login(staff("mai", role="chief"))
    beat(other, article, ONE)
    assert "mai is here too" in beat(desk, article, TWO).json()["parts"]["present"]
    assert "mai is here too" in desk.get(page_of(article)).text
    beat(other, article, ONE, leaves="1")
    assert beat(desk, article, TWO).json()["parts"]["present"].strip() == ""


def test_own_second_window_is_named(desk):
    article = make_article()
    beat(desk, article, ONE)
    assert "another window" in beat(desk, article, TWO).json()["parts"]["present"]


def test_window_without_a_number_is_nobody(desk):
    beat(desk, make_article(), "x")
    assert not Presence.objects.exists()


def test_window_hears_that_somebody_saved(desk, staff):
    article, other = make_article(), Client()
    version = opened(desk, page_of(article))["version"]
    other.force_login(staff("mai", role="chief"))
    save(other, article, headline="Theirs")
    told = beat(desk, article, ONE, version=version).json()["parts"]["clash"]
    assert "mai saved this story" in told
    newest = opened(desk, page_of(article))["version"]
    assert beat(desk, article, ONE, version=newest).json()["parts"]["clash"].strip() == ""
