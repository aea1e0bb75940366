"""ChangingMiddleware, in the chain of the site's own middlewares."""

from io import BytesIO

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse
from django.test import Client
from django.urls import path

from portal.caching import version
from portal.caching.version import current_version, touch
from portal.middleware import ChangingMiddleware

pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


def publish(request):
    touch()
    return HttpResponse(request.POST.get("headline", "published"))


def publish_and_fail(request):
    touch()
    raise ZeroDivisionError


def is_changing(request):
    return HttpResponse(str(version.present.get() is not None))


urlpatterns = [
    path("admin/publish/", publish),
    path("admin/fail/", publish_and_fail),
    path("admin/changing/", is_changing),
    path("changing/", is_changing),
]


@pytest.fixture
def editor():
    return get_user_model().objects.create_user("editor")


@pytest.fixture
def signed_in(client, editor):
    client.force_login(editor)
    return client


def test_what_an_editor_publishes_raises_the_version(signed_in):
    before = current_version()
    assert signed_in.post("/admin/publish/", {"headline": "Bridge opens"}).content == b"Bridge opens"
    assert current_version() == before + 1


def test_failed_request_raises_no_version(signed_in):
    before = current_version()
    with pytest.raises(ZeroDivisionError):
        signed_in.post("/admin/fail/")
    assert current_version() == before


def test_what_is_sent_may_change(signed_in):
    assert signed_in.post("/admin/changing/").content == b"True"


def test_reading_changes_nothing(signed_in):
    assert signed_in.get("/admin/changing/").content == b"False"


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_other_methods_reach_no_view(signed_in, method):
    answer = getattr(signed_in, method)("/admin/publish/")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, POST")


def test_readers_address_is_no_change(signed_in):
    assert signed_in.post("/changing/").content == b"False"


def test_who_is_not_signed_in_holds_no_lock(client):
    assert client.post("/admin/changing/").content == b"False"


def test_forged_request_holds_no_lock(editor, monkeypatch):
    monkeypatch.setattr("portal.middleware.changing", lambda: pytest.fail("a transaction began"))
    forger = Client(enforce_csrf_checks=True)
    forger.force_login(editor)
    assert forger.post("/admin/publish/", {"headline": "Forged"}).status_code == 403


class Body(BytesIO):
    """Says whether somebody held a transaction while it came in."""

    changing_at_read: list[bool]

    def read(self, *args):
        self.changing_at_read.append(version.present.get() is not None)
        return super().read(*args)


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data; boundary=b", "text/plain"])
def test_body_is_read_before_the_transaction_begins(rf, editor, kind):
    body = Body(b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--b--\r\n')
    body.changing_at_read = []
    length = str(len(body.getvalue()))
    request = rf.generic("POST", "/admin/", content_type=kind, **{"wsgi.input": body, "CONTENT_LENGTH": length})
    request.user = editor
    ChangingMiddleware(is_changing).process_view(request, lambda request: HttpResponse(request.POST), (), {})
    assert body.changing_at_read
    assert not any(body.changing_at_read)


@pytest.mark.parametrize(
    ("name", "length", "refused"),
    [("editor", 2000, False), ("editor", 2001, True), ("nobody", 1000, False), ("nobody", 1001, True)],
)
def test_too_much_is_refused_unread(rf, settings, editor, name, length, refused):
    settings.REQUEST_MAX_BYTES, settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 2000, 1000
    request = rf.post("/admin/", b"", content_type="text/plain", CONTENT_LENGTH=str(length))
    request.user = editor if name == "editor" else AnonymousUser()
    middleware = ChangingMiddleware(is_changing)
    if refused:
        with pytest.raises(RequestDataTooBig):
            middleware(request)
    else:
        assert middleware(request).status_code == 200


@pytest.mark.parametrize("length", ["", "many", "-5", None])
def test_odd_length_is_left_to_django(client, length):
    assert client.post("/admin/changing/", CONTENT_LENGTH=length).status_code == 200
