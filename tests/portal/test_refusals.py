"""No test here may use the database, unless it says so: these answers must come without one."""

import pytest
from django.test import Client

from portal import refusals
from portal.refusals import words_of


def test_page_not_found_says_so_to_people_and_to_machines(client):
    answer = client.get("/nowhere/")
    assert answer.status_code == 404
    assert "<h1>There is no page at this address</h1>" in answer.text
    assert '<meta name="robots" content="noindex">' in answer.text
    assert "canonical" not in answer.text


def test_search_box_is_filled_with_the_words_of_the_address(client):
    assert 'value="icf survey team"' in client.get("/nowhere/2023-icf-survey-team-2/").text


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/nowhere/icf-survey/", "icf survey"),
        ("/Lists/TinTucSuKien/ChiTiet.aspx", "ChiTiet"),
        ("/tin/Nguyễn-Văn-Lợi", "Nguyễn Văn Lợi"),
        ("/2023/09/18/", ""),
        ("/", ""),
        ("", ""),
    ],
)
def test_words_of_an_address(address, words):
    assert words_of(address) == words


def test_address_is_shown_as_it_was_asked_for(client):
    assert "<code>/nowhere/Lợi/</code>" in client.get("/nowhere/Lợi/").text


@pytest.mark.parametrize(
    "hostile", ["/<script>alert(1)</script>/", '/"onmouseover=x/', "/%00/", "/a b/", f"/{'x' * 300}/"]
)
def test_what_nobody_types_is_not_shown_again(client, hostile):
    answer = client.get(hostile)
    assert answer.status_code == 404
    assert "<code>" not in answer.text
    assert 'name="q" type="search" value=""' in answer.text


def test_page_not_found_in_vietnamese(client):
    answer = client.get("/vi/khong-co/")
    assert (answer.status_code, answer.headers["Content-Language"]) == (404, "vi")
    assert "Không có trang ở địa chỉ này" in answer.text
    assert 'href="/vi/news/"' in answer.text


@pytest.mark.parametrize(
    "content_type", ["text/plain; charset=utf-7", "multipart/form-data; boundary=", "application/x"]
)
def test_body_of_a_refused_request_is_not_read(client, content_type):
    assert client.generic("POST", "/nowhere/", b"\xff\xfe%%", content_type).status_code == 404


def test_request_for_another_host_is_bad(client):
    answer = client.get("/about/", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert "evil.example" not in answer.text
    assert "This request cannot be understood" in answer.text


@pytest.mark.django_db
def test_form_without_its_token_is_refused_in_our_words():
    answer = Client(enforce_csrf_checks=True).post("/admin/login/", {"username": "mai"})
    assert answer.status_code == 403
    assert "This page is not open to you" in answer.text


def test_mistake_of_ours_is_told_without_anything_that_may_be_broken(rf, settings):
    settings.STORAGES = {"staticfiles": {"BACKEND": "portal.static_files.JoinedStaticFilesStorage"}}
    settings.STATIC_ROOT = "/nowhere"
    answer = refusals.server_error(rf.get("/"))
    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.text
