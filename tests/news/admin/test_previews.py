import datetime
import re

import pytest

from news.models import PreviewLink
from tests.news.admin.forms import opened, page_of
from tests.news.factories import make_article

pytestmark = pytest.mark.django_db
TAB = "00000000-0000-4000-8000-000000000001"


def preview(article):
    return f"/admin/news/article/{article.pk}/preview/"


def test_preview_frames_the_page_of_what_is_saved(desk):
    article = make_article(headline="Bridge opens")
    frame = desk.get(preview(article))
    assert f'src="{preview(article)}page/"' in frame.text
    assert "frame-src 'self'" in frame.headers["Content-Security-Policy"]
    page = desk.get(f"{preview(article)}page/")
    assert "Bridge opens" in page.text
    assert "frame-ancestors 'self'" in page.headers["Content-Security-Policy"]
    assert "data-article" not in page.text


def test_preview_shows_what_is_being_written(desk):
    article = make_article(headline="Bridge")
    sent = opened(desk, page_of(article)) | {"headline": "Bridge opens", "tab": TAB}
    desk.post(f"/admin/news/article/unsaved/{article.uuid}/", sent)
    assert "Bridge opens" in desk.get(f"{preview(article)}page/").text
    article.refresh_from_db()
    assert article.headline == "Bridge"


@pytest.mark.parametrize(("at", "width"), [("phone", 390), ("desktop", 1280), ("x", 1280)])
def test_width_is_that_of_a_phone_or_of_a_desk(desk, at, width):
    assert f'width="{width}"' in desk.get(f"{preview(make_article())}?at={at}").text


def test_link_is_made_shown_once_and_revoked(desk, client):
    article = make_article(headline="Bridge opens")
    desk.post(f"{preview(article)}links/")
    told = desk.get(preview(article)).text
    address = re.search(r"/preview/[\w-]+/", told)[0]
    assert "Bridge opens" in client.get(address).text
    assert address not in desk.get(preview(article)).text
    link = PreviewLink.objects.get()
    desk.post(f"/admin/news/article/preview-links/{link.pk}/revoke/")
    assert client.get(address).status_code == 404


def test_who_does_not_see_the_story_neither_previews_nor_makes_links(client, staff, editor):
    article = make_article()
    link, _token = PreviewLink.make(article, editor, datetime.timedelta(days=1))
    client.force_login(staff("nobody", role="reporter"))
    for address in ("", "page/"):
        assert client.get(f"{preview(article)}{address}").status_code == 404
    assert client.post(f"{preview(article)}links/").status_code == 404
    assert client.post(f"/admin/news/article/preview-links/{link.pk}/revoke/").status_code == 404
    assert PreviewLink.objects.valid().count() == 1
