import datetime

import pytest

from portal.caching.version import changing
from portal.directory.journal import ChangedSince, Journal, pointing_to, undo
from portal.directory.models import Appointment, Official, Organization, Post
from tests.portal.directory.factories import (
    make_appointment,
    make_attested,
    make_official,
    make_organization,
    make_post,
)

pytestmark = pytest.mark.django_db
DAY = datetime.date(2025, 7, 1)
END = {"dissolution_on": DAY, "dissolution_precision": "day"}


def rows(model):
    return list(model._base_manager.order_by("pk").values())


def undone(journal):
    with changing():
        return undo(journal.written)


def test_only_what_differs_is_written_down_and_given_back():
    body, journal = make_organization(), Journal()
    before = rows(Organization)
    journal.change(body, {**END, "name": body.name})
    journal.change(body, END)
    (written,) = journal.written
    assert (written["before"]["dissolution_on"], written["after"]["dissolution_on"]) == (None, "2025-07-01")
    assert Organization.objects.get().dissolution_on == DAY
    assert undone(journal) == [body]
    assert rows(Organization) == before


def test_row_that_was_made_goes_again():
    body, journal = make_organization(), Journal()
    with changing():
        journal.make(Post(organization=body, title="Chairman"))
    assert Post.objects.exists()
    assert undone(journal) == []
    assert not Post.objects.exists()


def test_row_that_was_taken_away_comes_back_as_it_was_to_the_microsecond():
    minh, journal = make_official(native_name="Võ Văn Minh"), Journal()
    before = rows(Official)
    journal.take_away(minh)
    assert rows(Official) == []
    undone(journal)
    assert rows(Official) == before


def test_acts_are_undone_backwards():
    body, journal = make_organization(), Journal()
    before = rows(Organization), rows(Post)
    with changing():
        journal.make(post := Post(organization=body, title="Chairman"))
        journal.change(post, {"title": "Head"})
        journal.change(post, {"title": "Chief"})
    undone(journal)
    assert (rows(Organization), rows(Post)) == before


def test_what_somebody_has_changed_since_is_not_lost():
    body, journal = make_organization(), Journal()
    journal.change(body, END)
    Organization.objects.update(dissolution_on=datetime.date(2025, 8, 1))
    with pytest.raises(ChangedSince, match="Provincial People's Committee was changed since"):
        undone(journal)
    assert Organization.objects.get().dissolution_on.month == 8


def test_other_values_of_the_row_may_have_changed():
    body, journal = make_organization(), Journal()
    journal.change(body, END)
    Organization.objects.update(telephone="0274 3822 825")
    undone(journal)
    assert Organization.objects.values_list("telephone", "dissolution_on").get() == ("0274 3822 825", None)


def test_row_that_is_in_use_by_now_stays():
    body, journal = make_organization(), Journal()
    with changing():
        journal.make(post := Post(organization=body, title="Chairman"))
    make_appointment(official=make_official(), post=post)
    with pytest.raises(ChangedSince, match="in use by now: Vo Van Minh"):
        undone(journal)
    assert Appointment.objects.exists()


def test_row_that_is_gone_is_no_longer_as_it_was_left():
    post, journal = make_post(organization=make_organization()), Journal()
    journal.change(post, {"title": "Head"})
    Post.objects.all().delete()
    with pytest.raises(ChangedSince, match="post was changed since"):
        undone(journal)


def test_everything_that_points_to_a_person_is_known():
    make_attested()
    columns = {(field.model._meta.label, field.name) for field in pointing_to(Official)}
    assert {("news.Mention", "official"), ("events.Participant", "official")} <= columns
    tables = {field.model._meta.db_table for field in pointing_to(Organization)}
    assert {"directory_organizationchange_predecessors", "directory_organizationchange_successors"} <= tables
