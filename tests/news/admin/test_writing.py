from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from news.models import Article
from portal.pictures.models import Picture
from tests.news.admin.forms import ADD, opened, page_of, save
from tests.news.factories import make_article
from tests.portal.pictures.factories import row

pytestmark = pytest.mark.django_db


def shown(client, article):
    return opened(client, page_of(article))["body"]


def test_story_is_written(desk, editor):
    sent = opened(desk, ADD) | {"headline": "Bridge opens", "lead": "On Monday.", "body": "<p>A long one.</p>"}
    assert desk.post(ADD, sent | {"published_at_0": "2026-01-05", "published_at_1": "08:30"}).status_code == 302
    article = Article.objects.get()
    assert (article.headline, article.body, article.created_by) == ("Bridge opens", "<p>A long one.</p>", editor)
    assert article.published_at.isoformat() == "2026-01-05T01:30:00+00:00"
    assert article.state == Article.State.DRAFT


def test_page_sent_back_as_it_is_changes_nothing(desk):
    article = make_article(body='<h2 lang="vi">Chào</h2><p>“A” &amp; <a href="/news/" hreflang="en">b</a></p>')
    before = Article.objects.values().get()
    assert save(desk, article).status_code == 302
    after = Article.objects.values().get()
    assert {name for name in before if before[name] != after[name]} == {"changed_at", "changed_by_id"}


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("First.\r\n\r\nSecond,\r\nstill.", "<p>First.</p><p>Second,<br>still.</p>"),
        ("5 < 6 & 7", "<p>5 &lt; 6 &amp; 7</p>"),
        ("<p>One</p>\r\n<p>Two</p>", "<p>One</p>\n<p>Two</p>"),
        ("", ""),
    ],
    ids=["plain", "signs", "markup", "nothing"],
)
def test_text_written_without_scripts_is_kept(desk, written, kept):
    article = make_article()
    assert save(desk, article, body=written).status_code == 302
    article.refresh_from_db()
    assert article.body == kept


def test_hostile_markup_is_cleaned(desk):
    article = make_article()
    save(desk, article, body='<p onclick="x()">Hi<script>x()</script></p>')
    article.refresh_from_db()
    assert article.body == "<p>Hi</p>"


def test_markup_that_cannot_be_cleaned_is_refused_with_a_sentence(desk):
    response = save(desk, make_article(), body="<p>" * 10_001)
    assert response.status_code == 200
    assert "This text has more than 10000 tags" in response.text


def test_editor_sees_a_picture_that_readers_do_not_see_yet(desk):
    hall = row()
    figure = '<figure><img src="{}/full-640.webp" alt="Hall"><figcaption>The hall</figcaption></figure>'
    stored = figure.format(f"/media/pictures/{hall.uuid}")
    article = make_article(body=stored)
    assert shown(desk, article) == figure.format(f"/admin/pictures/picture/{hall.uuid}")
    save(desk, article)
    article.refresh_from_db()
    assert article.body == stored


def test_pictures_of_the_text_become_its_illustrations(desk):
    hall = row()
    article = make_article()
    save(
        desk, article, body=f'<figure><img src="/admin/pictures/picture/{hall.uuid}/full-320.webp" alt="Hall"></figure>'
    )
    assert [(use.picture, use.place, use.alt) for use in article.illustrations.all()] == [(hall, "body", "Hall")]
    save(desk, article, body="<p>Without.</p>")
    assert not article.illustrations.exists()
    assert Picture.objects.get() == hall


def test_picture_that_the_old_portal_lost_keeps_its_place(desk):
    body = '<figure><img src="/static/img/lost.svg" alt=""><figcaption>At the gate</figcaption></figure>'
    article = make_article(body=body)
    save(desk, article, headline="Another")
    article.refresh_from_db()
    assert article.body == body


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("external_url", "ftp://example.org/a", "https://"),
        ("event_month_day", "13-45", "as 09-05"),
        ("event_month_day", "5/9", "as 09-05"),
        ("published_at_0", "0001-01-01", "between 1900 and 2999"),
        ("published_at_0", "9999-12-31", "between 1900 and 2999"),
        ("headline", "x" * 251, "at most 250 characters"),
        ("featured_until_0", "2020-01-01", "A featured story needs an end"),
        ("featured_from_0", "2020-01-01", "A featured story needs an end"),
        ("event_precision", "day", "date"),
    ],
)
def test_absurd_value_is_refused_with_a_sentence(desk, field, value, sentence):
    article = make_article()
    response = save(
        desk, article, **{field: value, field.replace("_0", "_1"): "00:00"} if field.endswith("_0") else {field: value}
    )
    assert response.status_code == 200
    assert sentence in response.text
    article.refresh_from_db()
    assert article.headline == "Survey team opens three days of fieldwork"


def test_story_featured_until_a_day_is_featured_from_now_on(desk):
    article = make_article()
    save(desk, article, featured_until_0="2999-01-01", featured_until_1="00:00")
    article.refresh_from_db()
    assert timezone.now() - article.featured_from < timedelta(minutes=1)


def test_february_29_is_a_day_of_an_unknown_year(desk):
    article = make_article()
    save(desk, article, event_month_day="02-29")
    article.refresh_from_db()
    assert article.event_month_day == "02-29"


def test_who_saves_on_top_of_somebody_elses_save_is_told_and_nothing_is_overwritten(desk, reporter):
    article = make_article(headline="First", created_by=reporter)
    stale = opened(desk, page_of(article)) | {"headline": "Mine"}
    other = Client()
    other.force_login(reporter)
    save(other, article, headline="Theirs")
    response = desk.post(page_of(article), stale)
    assert "mai has saved this story since you opened it" in response.text
    assert 'value="Mine"' in response.text
    article.refresh_from_db()
    assert article.headline == "Theirs"


def test_who_saved_last_may_save_again(desk):
    article = make_article()
    assert [save(desk, article, headline=headline).status_code for headline in ("One", "Two")] == [302, 302]


@pytest.mark.parametrize("version", ["", "x", "999999", "\0"])
def test_form_that_names_no_version_is_refused(desk, version):
    article = make_article()
    assert save(desk, article, headline="Forged", version=version).status_code == 409
    article.refresh_from_db()
    assert article.headline != "Forged"


def test_restricted_story_is_related_to_nothing_by_who_may_not_see_it(desk, staff):
    secret = make_article(headline="Hushed", is_restricted=True)
    article = make_article()
    rows = {
        "related-TOTAL_FORMS": 1,
        "related-0-article": article.pk,
        "related-0-related": secret.pk,
        "related-0-id": "",
    }
    response = save(desk, article, **rows, **{"related-0-position": 0})
    assert "Select a valid choice" in response.text
    assert "Hushed" not in response.text
    assert not article.related.exists()
