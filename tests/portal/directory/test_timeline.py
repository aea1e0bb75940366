import datetime
import re

import pytest

from portal.directory.roles import whole_life
from portal.directory.timeline import Stretch, timeline
from tests.portal.directory.factories import (
    asked,
    make_appointment,
    make_attested,
    make_official,
    make_organization,
    make_post,
)

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2025, 1, 1)


@pytest.fixture
def minh():
    """Told of in 2023, head of a board from 2021 until 2022 by a decision; of a seat nobody knows anything yet."""
    minh, ppc = make_official(), make_organization()
    make_attested(official=minh, post=make_post(organization=ppc), on=["2023-01-01", "2024-01-01"])
    term = {"ended_on": datetime.date(2022, 1, 1), "ended_precision": "day", "source": "Decision 12"}
    head = make_post(organization=ppc, title="Head")
    make_appointment(official=minh, post=head, started_on=datetime.date(2021, 1, 1), **term)
    make_appointment(official=minh, post=make_post(organization=ppc, title="Member"))
    return minh


def drawn(official, today=TODAY):
    return timeline(whole_life(official, asked("2025-01-01")), today)


def test_known_days_are_filled_and_the_others_left_open(minh):
    """Four years on 300 units, one of them a leap year."""
    found = drawn(minh)
    bars = {bar.role.appointment.title: (bar.possible, bar.known) for bar in found.bars}
    assert bars["Chairman"] == (Stretch(0, 300), Stretch(149.9, 74.9))
    assert bars["Head"] == (Stretch(0, 74.9), Stretch(0, 74.9))
    assert bars["Member"] == (Stretch(0, 300), None)
    assert (found.years, found.grid) == ([2021, 2022, 2023, 2024, 2025], [0, 74.9, 149.9, 224.8, 300])


def test_a_day_alone_is_seen_and_what_began_goes_on_until_today():
    minh, ppc = make_official(), make_organization()
    make_attested(official=minh, post=make_post(organization=ppc), on=["2024-06-01"])
    head = make_post(organization=ppc, title="Head")
    make_appointment(official=minh, post=head, started_on=datetime.date(2024, 1, 1), source="Decision 12")
    chairman, known = (bar.known for bar in drawn(minh, datetime.date(2024, 12, 31)).bars)
    widths = sorted([chairman.width, known.width])
    assert widths == [2, 299.2]


def test_long_life_has_few_labels():
    make_attested(official=(minh := make_official()), on=["1990-01-01", "2024-01-01"])
    assert drawn(minh).years == [1990, 1995, 2000, 2005, 2010, 2015, 2020, 2025]


def test_editors_see_it_drawn_and_as_a_table(client, django_user_model, minh):
    client.force_login(django_user_model.objects.create_superuser("registrar"))
    page = client.get(f"/admin/directory/official/{minh.pk}/change/").text
    assert re.search(r'role="img" aria-label="Recorded January 1, 2023 to January 1, 2024"', page)
    assert "None that readers can see" in page
    assert "style=" not in re.search(r'<ul class="life">.*?</ul>', page, re.S)[0]
    assert "Posts over time" not in client.get("/admin/directory/official/add/").text
