import datetime
import re

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from news.models import Illustration, PreviewLink
from portal.counting.totals import total
from tests.news.factories import make_article, make_edition
from tests.portal.pictures.factories import picture_with_renditions

pytestmark = pytest.mark.django_db


@pytest.fixture
def author():
    return get_user_model().objects.create_user("bao")


def link_to(article, author, days=3):
    link, token = PreviewLink.make(article, author, datetime.timedelta(days=days))
    return link, f"/preview/{token}/"


def test_guest_reads_the_story_as_it_is_saved(client, author):
    article = make_article(headline="Bridge opens")
    _link, address = link_to(article, author)
    answer = client.get(address)
    assert (answer.status_code, "Bridge opens" in answer.text, "A preview" in answer.text) == (200, True, True)
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert '<meta name="robots" content="noindex">' in answer.text


def test_nothing_on_it_counts_a_view(client, author):
    article = make_edition().article
    answer = client.get(link_to(article, author)[1])
    assert "data-article" not in answer.text
    assert "seen.gif" not in answer.text
    assert total(article.pk) == 0


def test_token_is_not_kept(author):
    link, address = link_to(make_article(), author)
    assert address.split("/")[2] not in str(PreviewLink.objects.values().get())
    assert len(link.digest) == 64


@pytest.mark.parametrize("ended", ["expired", "revoked", "unknown"])
def test_link_that_ended_leads_nowhere(client, author, ended):
    link, address = link_to(make_article(), author)
    now = timezone.now()
    if ended == "expired":
        past = {"made_at": now - datetime.timedelta(days=4), "expires_at": now - datetime.timedelta(days=1)}
        PreviewLink.objects.filter(pk=link.pk).update(**past)
    elif ended == "revoked":
        PreviewLink.objects.filter(pk=link.pk).update(revoked_at=now)
    else:
        address = f"/preview/{link.digest}/"
    assert client.get(address).status_code == 404


def test_link_of_somebody_who_left_leads_nowhere(client, author):
    _link, address = link_to(make_article(), author)
    author.is_active = False
    author.save()
    assert client.get(address).status_code == 404


def test_pictures_of_that_story_are_seen_and_no_others(client, author, media):
    hall, secret = picture_with_renditions(), picture_with_renditions(color="red")
    article = make_article()
    Illustration.objects.create(article=article, picture=hall, alt="Hall", caption="The hall")
    _link, address = link_to(article, author)
    [shown] = set(re.findall(rf'src="({address}pictures/{hall.uuid}/[\w.-]+)"', client.get(address).text))
    answer = client.get(shown)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "private, no-store")
    b"".join(answer.streaming_content)
    assert client.get(f"{address}pictures/{secret.uuid}/full-320.webp").status_code == 404
    assert client.get(f"{address}pictures/{hall.uuid}/original.png").status_code == 404
    assert client.get(f"/media/pictures/{hall.uuid}/full-320.webp").status_code == 404
