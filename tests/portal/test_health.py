import pytest
from django.db.utils import ConnectionHandler

from portal import health


def test_living_process_asks_nobody(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok\n")


@pytest.mark.django_db
def test_process_with_its_database_is_ready(client):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"database": True, "cache": True})


@pytest.mark.django_db
def test_process_without_its_database_is_not_ready(client, monkeypatch, tmp_path):
    nowhere = {"ENGINE": "django.db.backends.sqlite3", "NAME": tmp_path / "missing" / "portal.sqlite3"}
    monkeypatch.setattr(health, "connection", ConnectionHandler({"default": nowhere})["default"])
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["database"]) == (503, False)


@pytest.mark.django_db
def test_process_without_its_cache_still_serves(client, settings):
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1"}
    }
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"database": True, "cache": False})


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
@pytest.mark.parametrize("method", ["POST", "PUT", "TRACE"])
def test_health_can_only_be_asked(client, address, method):
    assert client.generic(method, address).status_code == 405
