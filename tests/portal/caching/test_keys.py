import pytest

from portal.caching.keys import LONGEST_QUERY, Keys

from .factories import environ


@pytest.mark.parametrize(
    "request_",
    [
        {"method": "POST"},
        {"method": "OPTIONS"},
        {"path": "/admin/news/article/"},
        {"path": "/static/site.css"},
        {"path": "/media/bridge.webp"},
        {"query": "q=" + "x" * LONGEST_QUERY},
        {"HTTP_COOKIE": "theme=dark; sessionid=abc"},
        {"HTTP_COOKIE": "csrftoken=abc"},
        {"HTTP_COOKIE": "django_language=vi"},
        {"HTTP_AUTHORIZATION": "Bearer abc"},
        {"HTTP_TRANSFER_ENCODING": "chunked"},
        {"CONTENT_LENGTH": "5"},
    ],
)
def test_request_goes_to_django(request_):
    assert Keys().key(environ(**request_)) is None


def test_request_without_a_host_goes_to_django():
    request = environ()
    del request["HTTP_HOST"]
    assert Keys().key(request) is None


@pytest.mark.parametrize(
    "request_",
    [
        {},
        {"method": "HEAD"},
        {"HTTP_COOKIE": "_ga=GA1.2.3"},
        {"HTTP_COOKIE": ""},
        {"CONTENT_LENGTH": ""},
        {"CONTENT_LENGTH": "0"},
        {"HTTP_X_FORWARDED_FOR": "203.0.113.9"},
        {"HTTP_X_FORWARDED_HOST": "evil.example"},
        {"HTTP_X_FORWARDED_PROTO": "https"},
        {"HTTP_USER_AGENT": "a browser", "HTTP_ACCEPT_LANGUAGE": "vi", "HTTP_RANGE": "bytes=0-9"},
    ],
)
def test_what_changes_no_page_shares_its_key(request_):
    assert Keys().key(environ(**request_)) == Keys().key(environ())


@pytest.mark.parametrize(
    "request_",
    [
        {"path": "/news/2023/"},
        {"query": "page=2"},
        {"HTTP_HOST": "localhost"},
        {"wsgi.url_scheme": "https"},
        {"SCRIPT_NAME": "/portal"},
        {"SERVER_PORT": "80"},
    ],
)
def test_another_address_has_another_key(request_):
    assert Keys().key(environ(**request_)) != Keys().key(environ())


@pytest.mark.parametrize(
    ("setting", "value", "header"),
    [
        ("USE_X_FORWARDED_HOST", True, "HTTP_X_FORWARDED_HOST"),
        ("USE_X_FORWARDED_PORT", True, "HTTP_X_FORWARDED_PORT"),
        ("SECURE_PROXY_SSL_HEADER", ("HTTP_X_FORWARDED_PROTO", "https"), "HTTP_X_FORWARDED_PROTO"),
    ],
)
def test_header_that_django_believes_is_part_of_the_address(settings, setting, value, header):
    setattr(settings, setting, value)
    assert Keys().key(environ(**{header: "https"})) != Keys().key(environ())
