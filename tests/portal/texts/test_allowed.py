import pytest

from portal.texts.allowed import address, local_address


@pytest.mark.parametrize(
    "value",
    [
        "/news/", "?page=2", "#top", "page.html", "../up", "https://example.org", "http://example.org/a:b?c=d#e",
        "mailto:desk@example.org", "tel:0274", "HTTPS://EXAMPLE.ORG/", "/a:b", "news/12:30", "?at=12:30", "#12:30",
    ],
)  # fmt: skip
def test_address_of_a_page_stays(value):
    assert address(value) == value


@pytest.mark.parametrize(
    "value",
    [
        "", " ", "\u200b", "javascript:x", "jAvA\tscript:x", "\u200bjavascript:x", "java\u2060script:x", "data:,x",
        "vbscript:x", "file:///x", "ftp://x", "//x", "/\t/x", "/\u200d/x", "\\\\x", "/\\x", "https:x", "https:/x",
        "https:///x", "http:", "mailto:", "tel:x", "12:30", "javascript\uff1ax", "%6aavascript:x",
    ],
)  # fmt: skip
def test_address_that_may_lead_elsewhere_goes(value):
    assert address(value) is None


@pytest.mark.parametrize("value", ["https://example.org/a.png", "a.png", "//x/a.png", "mailto:x", "#x"])
def test_picture_comes_from_this_site_only(value):
    assert local_address(value) is None


def test_picture_of_this_site_stays():
    assert local_address(" /media/a.png") == "/media/a.png"
