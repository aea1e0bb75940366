import pytest

from portal.caching.answers import may_be_kept
from tests.news.factories import make_category, make_edition

pytestmark = pytest.mark.django_db
LISTS = [
    f"/api/v1/{kind}/"
    for kind in ("articles", "officials", "organizations", "appointments", "events", "keywords", "categories")
]
ADDRESSES = ["/api/v1/", "/api/v1/schema/", *LISTS]


def make_sections(n):
    for number in range(n):
        make_category(name=f"Section {number:02}", slug=f"section-{number:02}")


@pytest.mark.parametrize("path", ADDRESSES)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "SECRETMETHOD"])
def test_data_can_only_be_read(client, path, method):
    answer = client.generic(method, path)
    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD")
    assert answer.json() == {"detail": "The data can only be read, by GET or HEAD."}


@pytest.mark.parametrize("path", ADDRESSES)
def test_head_is_answered_without_a_body(client, path):
    answer = client.head(path)
    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize("path", ADDRESSES)
@pytest.mark.parametrize("accept", ["text/html", "application/xml", "application/json; indent=8", "", "x"])
def test_answer_is_json_whatever_is_accepted(client, path, accept):
    answer = client.get(path, {"format": "api"}, headers={"accept": accept})
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/json")
    assert answer.content == client.get(path).content


@pytest.mark.parametrize("path", ADDRESSES)
def test_answer_sets_no_cookie_and_is_the_same_for_everybody(client, path):
    answer = client.get(path, headers={"authorization": "Basic eDp5", "cookie": "sessionid=x", "accept-language": "vi"})
    assert answer.status_code == 200
    assert answer.cookies == {}
    assert "Vary" not in answer.headers
    assert answer.content == client.get(path).content


@pytest.mark.parametrize("path", ADDRESSES)
def test_answer_is_kept_and_sent_again_only_when_it_changed(client, path):
    answer = client.get(path)
    assert may_be_kept("200 OK", [*answer.headers.items(), ("Content-Length", "1")])
    again = client.get(path, headers={"if-none-match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", ["/api/v1/articles/", "/api/v1/keywords/"])
def test_change_is_sent_to_who_has_the_answer_before(client, path):
    tag = client.get(path).headers["ETag"]
    make_edition(keywords=["icf"])
    assert client.get(path, headers={"if-none-match": tag}).status_code == 200


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("page", ["0", "-1", "2", "9999999", "99999999999999999999", "1.5", "x", "１", "1\0", "last"])
def test_page_that_is_none_is_not_there(client, path, page):
    answer = client.get(path, {"page": page})
    assert (answer.status_code, answer.json()) == (404, {"detail": "There is nothing at this address."})


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("size", ["0", "-1", "99999999999999999999", "1.5", "x", "１", "1\0"])
def test_size_that_is_none_is_refused(client, path, size):
    answer = client.get(path, {"page_size": size})
    assert (answer.status_code, answer.json()) == (400, {"detail": "Cannot be read: page_size."})


def test_page_holds_fifty_at_most_and_twenty_unless_asked(client):
    make_sections(55)
    sizes = {"": 20, "7": 7, "50": 50, "51": 50, "1000000": 50}
    for asked, held in sizes.items():
        assert len(client.get("/api/v1/categories/", {"page_size": asked}).json()["results"]) == held


def test_pages_lead_to_each_other_and_repeat_nothing(client):
    make_sections(7)
    path, seen = "/api/v1/categories/?page_size=3", []
    while path:
        page = client.get(path).json()
        seen += [each["name"] for each in page["results"]]
        path = page["next"]
    assert seen == [f"Section {number:02}" for number in range(7)]
    assert (page["count"], page["pages"]) == (7, 3)
    assert page["previous"] == "http://127.0.0.1:8000/api/v1/categories/?page_size=3&page=2"


def test_links_come_from_the_settings_and_keep_known_parameters_only(client, settings):
    settings.SITE_ORIGIN, settings.ALLOWED_HOSTS = "https://news.example.org", ["*"]
    for number in range(2):
        make_edition(section=make_category(), headline=str(number))
    query = {"page_size": "1", "category": "smart-city", "secret": "word"}
    answer = client.get("/api/v1/articles/", query, headers={"host": "elsewhere.example.com"})
    assert answer.json()["next"] == "https://news.example.org/api/v1/articles/?page_size=1&category=smart-city&page=2"
    assert "elsewhere" not in answer.text
