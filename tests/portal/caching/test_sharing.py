from django.http import HttpResponse

from portal.caching.answers import may_be_kept
from portal.caching.sharing import shared


def asked(rf, answer, **headers):
    return shared(lambda request: answer)(rf.get("/", headers=headers))


def test_page_cache_keeps_a_shared_answer(rf):
    answer = asked(rf, HttpResponse(b"{}", content_type="application/json"))
    assert may_be_kept("200 OK", [*answer.headers.items(), ("Content-Length", "2")])


def test_answer_that_is_known_is_not_sent_again(rf):
    tag = asked(rf, HttpResponse(b"{}")).headers["ETag"]
    again = asked(rf, HttpResponse(b"{}"), **{"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["Cache-Control"] == "public, no-cache"


def test_another_answer_is_sent(rf):
    tag = asked(rf, HttpResponse(b"{}")).headers["ETag"]
    assert asked(rf, HttpResponse(b"[]"), **{"if-none-match": tag}).content == b"[]"
