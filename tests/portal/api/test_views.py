import pytest
from django.core.management import call_command
from drf_spectacular.validation import validate_schema

from portal.api.views import description
from tests.news.factories import make_category, make_edition

KINDS = ["articles", "officials", "organizations", "appointments", "events", "keywords", "categories"]


@pytest.mark.django_db
def test_root_leads_to_everything(client):
    addresses = client.get("/api/v1/").json()
    assert list(addresses) == [*KINDS, "schema"]
    for kind, address in addresses.items():
        assert address == f"http://127.0.0.1:8000/api/v1/{kind}/"
        assert client.get(address).status_code == 200


def test_description_is_valid_openapi_and_nothing_in_it_is_guessed(tmp_path):
    call_command("spectacular", "--validate", "--fail-on-warn", file=str(tmp_path / "schema.yml"))


def test_description_is_that_of_every_list_and_record(client):
    found = client.get("/api/v1/schema/").json()
    validate_schema(found)
    assert set(found["paths"]) == {f"/api/v1/{kind}/{record}" for kind in KINDS for record in ("", "{uuid}/")}
    assert {method for methods in found["paths"].values() for method in methods} == {"get"}


def test_description_knows_everything_that_is_refused():
    for methods in description()["paths"].values():
        assert {"200", "400", "404"} <= set(methods["get"]["responses"])


@pytest.mark.django_db
def test_story_has_the_fields_that_the_description_names(client):
    make_edition(section=make_category(), keywords=["icf"])
    [story] = client.get("/api/v1/articles/").json()["results"]
    named = description()["components"]["schemas"]["Article"]
    assert set(story) == set(named["properties"]) == set(named["required"])


@pytest.mark.parametrize(
    "path", ["/api/v1/nothing/", "/api/v1/articles/5/", "/api/v1/articles/x/y/", "/api/v1//", "/api/v1/a%0Ab/"]
)
def test_address_of_nothing_is_refused_in_json(client, path):
    answer = client.get(path)
    assert (answer.status_code, answer.json()) == (404, {"detail": "There is nothing at this address."})


@pytest.mark.django_db
def test_address_without_its_slash_leads_to_the_one_with_it(client):
    answer = client.get("/api/v1/articles", {"page": "1"})
    assert (answer.status_code, answer.headers["Location"]) == (301, "/api/v1/articles/?page=1")
