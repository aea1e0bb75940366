import json
from io import BytesIO
from uuid import UUID, uuid4

import pytest
from django.test import RequestFactory
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.counting.folding import fold
from portal.counting.models import ArticleViews, DailyViews, Hit
from portal.counting.pace import PACE
from portal.counting.totals import set_baseline, total
from portal.counting.views import PICTURE, answer_beacon, answer_pixel

ARTICLE, UNKNOWN, ID = uuid4(), uuid4(), "6F1F6C1E-6D3C-4f5c-9a59-0f4be0a3b7aa"
FORM = "application/x-www-form-urlencoded"
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:126.0) Gecko/20100101 Firefox/126.0"


def number_of(article: UUID) -> int | None:
    return {ARTICLE: 7}.get(article)


def send(method="POST", *, article=ARTICLE, body=None, content_type=FORM, answer=answer_beacon, **headers):
    headers = {"User-Agent": BROWSER} | {name.replace("_", "-"): value for name, value in headers.items()}
    body = f"id={uuid4()}" if body is None else body
    request = RequestFactory().generic(method, "/views/", body, content_type, headers=headers)
    return answer(request, article, number_of)


def views(response):
    assert (response.status_code, response["Content-Type"]) == (200, "application/json")
    return json.loads(response.content)["views"]


def counted():
    fold()
    return DailyViews.objects.values_list("views", "bots", "without_script").get()


@pytest.mark.django_db
def test_view_is_counted_and_the_total_is_told():
    assert [views(send()), views(send())] == [1, 2]


@pytest.mark.django_db
def test_same_id_again_gets_the_same_answer_in_whatever_case():
    assert [views(send(body=f"id={hit_id}")) for hit_id in (ID, ID, ID.lower())] == [1, 1, 1]
    assert total(7) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_looking_counts_nothing(method):
    set_baseline(7, 227)
    assert views(send(method, body="")) == 227
    assert not Hit.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_unknown_article_is_not_found(method):
    assert send(method, article=UNKNOWN).status_code == 404
    assert not Hit.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("agent", ["", "Googlebot/2.1"])
def test_bot_is_answered_and_counted_apart(agent):
    assert views(send(User_Agent=agent)) == 0
    assert counted() == (0, 1, 0)


@pytest.mark.django_db
def test_views_are_folded_now_and_then_by_those_who_report_them(monkeypatch):
    monkeypatch.setattr(PACE, "hits", PACE.every_hits - 1)
    send()
    assert ArticleViews.objects.get().views == 1


@pytest.mark.django_db
def test_page_that_is_fetched_in_advance_is_not_read_yet():
    assert views(send(Sec_Purpose="prefetch;prerender")) == 0
    assert not Hit.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(("site", "expected"), [("cross-site", 0), ("same-origin", 1), ("none", 1)])
def test_other_sites_count_nothing(site, expected):
    assert views(send(Sec_Fetch_Site=site)) == expected


@pytest.mark.django_db
def test_client_over_the_limit_is_told_when_to_come_again(settings):
    settings.VIEWS_PER_CLIENT_MINUTE = 2
    responses = [send() for _ in range(3)]
    assert [response.status_code for response in responses] == [200, 200, 429]
    assert (responses[-1]["Retry-After"], total(7)) == ("60", 2)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO"])
def test_other_methods_are_not_allowed(method):
    response = send(method)
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, POST")


@pytest.mark.parametrize(
    "body",
    [
        "",
        "id=",
        "id",
        "id=7",
        f"id={ID}\x00",
        f"id={ID}&id={ID}",
        f"id={{{ID}}}",
        f"id=urn:uuid:{ID}",
        f"id={ID.replace('-', '')}",
        f"id={ID} ",
        f"ID={ID}",
        ID,
        f'{{"id": "{ID}"}}',
        "id=٦f1f6c1e-6d3c-4f5c-9a59-0f4be0a3b7aa",
        f"id={ID}&x=" + "a" * 1024,
        b"id=\xff\xfe",
        "&" * 900,
    ],
)
def test_other_bodies_are_refused(body):
    response = send(body=body)
    assert response.status_code == 400
    assert b"6F1F" not in response.content


@pytest.mark.parametrize(
    "content_type",
    [
        "",
        "text/plain",
        "application/json",
        f"{FORM}; charset=utf-7",
        f"{FORM}; charset=idna",
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "multipart/form-data; boundary=" + "x" * 500,
        "é/ü",
    ],
)
def test_other_content_types_are_refused(content_type):
    assert send(body=f"id={ID}", content_type=content_type).status_code == 400


@pytest.mark.django_db
def test_form_that_names_its_charset_is_taken():
    assert views(send(content_type=f"{FORM};charset=UTF-8")) == 1


@pytest.mark.parametrize("written", ["", "-1", "1e3", "²", "9" * 4000, "1025"])
def test_strange_length_is_refused(written):
    assert send(Content_Length=written).status_code == 400


class HungUp(BytesIO):
    def read(self, size: int | None = -1) -> bytes:
        raise OSError("Connection reset by peer")


def test_client_that_hangs_up_in_the_middle_is_refused():
    request = RequestFactory().post("/views/", f"id={ID}", content_type=FORM)
    request._stream = HungUp()
    assert answer_beacon(request, ARTICLE, number_of).status_code == 400


@given(
    body=st.binary(max_size=100), content_type=st.sampled_from([FORM, "text/plain", "multipart/form-data; boundary=a"])
)
@settings(max_examples=60, deadline=None)
def test_no_body_breaks_the_beacon(body, content_type):
    assert send(body=body, content_type=content_type).status_code == 400


@pytest.mark.django_db
def test_picture_counts_readers_without_script_apart():
    responses = [send("GET", body="", answer=answer_pixel) for _ in range(2)]
    assert [(r.status_code, r["Content-Type"], r.content) for r in responses] == [(200, "image/gif", PICTURE)] * 2
    assert counted() == (0, 0, 2)


@pytest.mark.django_db
def test_picture_fetched_by_a_bot_is_a_bots():
    send("GET", body="", answer=answer_pixel, User_Agent="Googlebot/2.1")
    assert counted() == (0, 1, 0)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("method", "headers"),
    [("HEAD", {}), ("GET", {"Sec_Purpose": "prefetch"}), ("GET", {"Sec_Fetch_Site": "cross-site"})],
)
def test_picture_that_nobody_looks_at_counts_nothing(method, headers):
    assert send(method, body="", answer=answer_pixel, **headers).status_code == 200
    assert not Hit.objects.exists()


@pytest.mark.django_db
def test_picture_of_an_unknown_article_is_not_found():
    assert send("GET", body="", article=UNKNOWN, answer=answer_pixel).status_code == 404
    assert not Hit.objects.exists()


def test_picture_is_only_fetched():
    response = send("POST", answer=answer_pixel)
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")


@pytest.mark.django_db
def test_picture_over_the_limit_is_shown_and_not_counted(settings):
    settings.VIEWS_PER_CLIENT_MINUTE = 1
    responses = [send("GET", body="", answer=answer_pixel) for _ in range(2)]
    assert [(response.status_code, response.content) for response in responses] == [(200, PICTURE), (429, PICTURE)]
    assert counted() == (0, 0, 1)


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["GET", "POST", "PUT"])
@pytest.mark.parametrize("answer", [answer_beacon, answer_pixel])
@pytest.mark.parametrize("article", [ARTICLE, UNKNOWN])
def test_no_answer_is_stored_and_none_sets_a_cookie(method, answer, article):
    response = send(method, answer=answer, article=article)
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
