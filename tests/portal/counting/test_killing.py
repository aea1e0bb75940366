import json
import os
import subprocess
import sys
from urllib.parse import quote

import pytest
from django.db import connection

from tests.portal.counting.factories import committing

KILLS = 25


def address_of_database():
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    user, password, host, port = (
        quote(str(connection.settings_dict[key])) for key in ("USER", "PASSWORD", "HOST", "PORT")
    )
    return f"postgres://{user}:{password}@{host}:{port}/{name}"


@committing
@pytest.mark.slow
def test_what_was_acknowledged_is_counted_once_whoever_is_killed(tmp_path):
    ran = subprocess.run(
        [sys.executable, "-m", "tests.portal.counting.killing", tmp_path, str(KILLS)],
        env={**os.environ, "DATABASE_URL": address_of_database()},
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stderr
    result = json.loads(ran.stdout)
    assert result.pop("acknowledged") >= 100
    assert result == {"lost": 0, "miscounted": 0, "misfolded": 0, "went_down": 0}
