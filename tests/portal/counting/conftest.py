import pytest

from portal.counting import arrivals


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: takes seconds, not milliseconds")


@pytest.fixture(autouse=True)
def nobody_came_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrivals, "SHARED", arrivals.SharedArrivals(places=64))
