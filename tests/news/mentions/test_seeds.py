"""The promise of `make figures`, kept by the suite."""

import pytest

from tests.figures import mentions

pytestmark = pytest.mark.django_db


def test_pages_of_the_old_portal_are_recognized(seeds):
    mentions.load_register()
    figures = [mentions.figure(file, seeds) for file in mentions.DAYS]
    total = sum(figures, mentions.Figure(0, 0, 0))
    assert (total.precision >= 0.98, total.recall >= 0.9) == (True, True)
