from io import BytesIO

import pytest
from django.test import RequestFactory

from portal.requests import Request


def request(content_type):
    environ = RequestFactory().post("/views/x/", data=b"id=1", content_type="text/plain").environ
    return Request({**environ, "CONTENT_TYPE": content_type, "wsgi.input": BytesIO(b"id=1")})


@pytest.mark.parametrize("content_type", ["a; x*=foo''bar", "a; x*=utf-99''%41", "a; x*=''"])
def test_content_type_that_cannot_be_read_is_none(content_type):
    assert request(content_type).content_type in ("", "a")


def test_content_type_that_can_be_read_is_kept():
    assert request("application/x-www-form-urlencoded").POST == {"id": ["1"]}
