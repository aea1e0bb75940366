"""Addresses, headers and forms that nobody sends by accident: refused or ignored, never an error, never an echo."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from portal.addresses.models import Redirect
from tests.hidden import show_a_site

pytestmark = pytest.mark.django_db

NUMBERS = ["0", "-1", "01", "1e9", "1.5", "NaN", "%00", "%D9%A1", "9" * 30, "9" * 5000, "", "a", "[]"]
DATES = ["0000-00-00", "0001-01-01", "9999-12-31", "10000-01-01", "2023-02-30", "2023-W01", "%00", "9" * 5000, "-1"]
NAMES = ["%00", "%ff%fe", "..", "%25", "x" * 5000, "%27%3BDROP+TABLE--", "%22%3E%3Cb%3E", "{{7*7}}", "%E2%80%AE"]
QUERIES = [
    "%22%22%22",
    "NEAR(a+b)",
    "a*+OR+b*",
    "col:val",
    "-a",
    "%28" * 900,
    "%5C",
    "a:*+%26+b",
    "%21%21",
    "AND",
    "a+" * 900,
]
DAYS = ["0000/01/01", "9999/12/31", "2999/12/31", "1900/01/01", "1899/12/31", "2023/13/01", "2023/02/30", "2023/00/05"]
PATHS = [
    "/%00/",
    "/news/%c0%ae%c0%ae/",
    "/news/%ff/",
    "/news/../../etc/passwd",
    "/static/../portal/settings.py",
    "/static/%2e%2e/%2e%2e/portal/settings.py",
    "/media/..%2fsecret_key",
    "/media/pictures/00000000-0000-4000-8000-000000000000/..%2f..%2fsecret_key",
    "/a" * 900,
    "/" + "A" * 8000,
    "/x.aspx?ID=" + "9" * 400,
    "/x.aspx?%00=%00&ID=%ff",
    "/%00.aspx",
    "/" + "x" * 3000 + ".aspx",
]
ABSURD = [
    *PATHS,
    *(f"/news/?page={number}" for number in NUMBERS),
    *(f"/news/?year={number}" for number in NUMBERS),
    *(f"/events/?page={number}" for number in NUMBERS),
    *(f"/api/v1/articles/?page={number}&page_size={number}" for number in NUMBERS),
    *(f"/sitemap-officials-{number}.xml" for number in NUMBERS),
    *(f"{place}?on={date}" for date in DATES for place in ("/officials/", "/organizations/", "/api/v1/appointments/")),
    *(f"/officials/?name={name}&organization={name}" for name in NAMES),
    *(f"/events/?venue={name}&kind={name}&period={name}&official={name}" for name in NAMES),
    *(f"/search/?section={name}&person={name}&year={name}&order={name}" for name in NAMES),
    *(f"/api/v1/events/?venue={name}&organization={name}" for name in NAMES),
    *(f"/news/?topic={name}" for name in NAMES),
    *(f"/search/?q={query}" for query in [*QUERIES, *NAMES]),
    *(f"/news/{day}/" for day in DAYS),
    *(f"/news/{day[:7]}/" for day in DAYS),
    *(f"/events/{day[:7]}/" for day in DAYS),
]
ELSEWHERE = [
    "//evil.example/",
    "//evil.example",
    "/%2Fevil.example/",
    "/%5Cevil.example/",
    "/vi//evil.example",
    "/\\evil.example",
]


@pytest.mark.parametrize("before", ["", "/vi"])
def test_absurd_addresses_are_answered_or_refused(before, media):
    show_a_site()
    reader = Client(raise_request_exception=False)
    failed = {address for address in ABSURD if reader.get(before + address).status_code not in {200, 301, 400, 404}}
    assert failed == set()


@pytest.mark.parametrize("address", ELSEWHERE)
def test_no_address_leads_elsewhere(client, address):
    answer = client.get("/", PATH_INFO=address)
    assert "evil.example" not in answer.headers.get("Location", "").split("/")[2:3]


@pytest.mark.parametrize("target", ["/\\evil.example/", "/\t/evil.example/", "/%2F/evil.example/"])
def test_redirect_by_hand_stays_on_the_site(client, target):
    """The database refuses two slashes; what browsers take for them leaves here in another form."""
    Redirect.objects.create(old_address="/old.aspx", new_path=target)
    assert client.get("/old.aspx").headers["Location"].startswith(("/%5C", "/%09", "/%2F"))


@pytest.mark.parametrize("host", ["evil.example", "testserver@evil.example", "testserver/x", "[::1", "a" * 300, ""])
def test_other_hosts_are_refused_and_not_repeated(client, host):
    answer = client.get("/about/", headers={"host": host})
    assert answer.status_code == 400
    assert b"evil" not in answer.content


@pytest.mark.parametrize(
    "header", ["X-Forwarded-Host", "Forwarded", "X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Prefix", "X-Host"]
)
def test_headers_of_proxies_change_nothing(client, header):
    plain = client.get("/about/").content
    assert client.get("/about/", headers={header: "/admin/;host=evil.example"}).content == plain


@pytest.mark.parametrize("charset", ["utf-7", "nonsense", "utf-16"])
@pytest.mark.parametrize("address", ["/admin/login/", "/views/00000000-0000-4000-8000-000000000000/"])
def test_strange_charset_is_no_error(address, charset):
    reader = Client(raise_request_exception=False)
    kind = f"application/x-www-form-urlencoded; charset={charset}"
    assert reader.generic("POST", address, b"username=+ADw-&id=+ADw-", content_type=kind).status_code in {200, 400, 403}


def many_fields(number):
    return "&".join(f"a{each}=1" for each in range(number)).encode()


@pytest.mark.parametrize("body", [many_fields(20_000), b"a=" + b"x" * 6 * 2**20], ids=["many fields", "long"])
def test_too_much_is_refused(body):
    reader = Client(raise_request_exception=False)
    form = "application/x-www-form-urlencoded"
    assert reader.generic("POST", "/admin/login/", body, content_type=form).status_code == 400


@pytest.fixture
def editor():
    """Of those who are not asked for a second factor: the door leads on at once."""
    return get_user_model().objects.create_user("editor", password="correct horse", is_staff=True)


def sign_in(client, **further):
    return client.post("/admin/login/", {"username": "editor", "password": "correct horse", **further})


@pytest.mark.parametrize(
    "following", ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"]
)
def test_sign_in_leads_nowhere_else(client, editor, following):
    assert sign_in(client, next=following).headers["Location"] == "/admin/"


def test_session_from_before_signing_in_is_not_taken(client, editor):
    client.cookies["sessionid"] = "chosen-by-somebody-else"
    answer = sign_in(client)
    assert answer.cookies["sessionid"].value not in ("", "chosen-by-somebody-else")


def test_session_ends_with_signing_out(client, editor):
    sign_in(client)
    kept = client.cookies["sessionid"].value
    client.post("/admin/logout/")
    client.cookies["sessionid"] = kept
    assert client.get("/admin/").status_code == 302


def test_cookies_stay_in_the_newsroom(client, editor):
    for cookie in sign_in(client).cookies.values():
        assert (cookie["path"], cookie["samesite"]) == ("/admin/", "Lax")
    assert client.cookies["sessionid"]["httponly"]


def test_form_from_another_site_is_refused(admin_user):
    stranger = Client(enforce_csrf_checks=True)
    stranger.force_login(admin_user)
    stranger.get("/admin/news/category/add/")
    token = stranger.cookies["csrftoken"].value
    sent = {"csrfmiddlewaretoken": token, "name": "Roads", "slug": "roads"}
    answer = stranger.post("/admin/news/category/add/", sent, headers={"origin": "https://evil.example"})
    assert answer.status_code == 403
