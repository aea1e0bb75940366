import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

from portal.directory.models import Appointment, Official, Organization, Post
from portal.texts.dates import parse_partial
from tests.portal.directory.factories import (
    make_appointment,
    make_attested,
    make_official,
    make_organization,
    make_post,
)

pytestmark = pytest.mark.django_db
END = {"dissolution_on": datetime.date(2025, 7, 1), "dissolution_precision": "day"}


def test_organization_cannot_stand_under_one_that_stands_under_it():
    top = make_organization(slug="top")
    middle = make_organization(slug="middle", parent=top)
    top.parent = make_organization(slug="below", parent=middle)
    with pytest.raises(ValidationError) as refusal:
        top.full_clean()
    assert refusal.value.message_dict == {"parent": ["This organization stands below the one you edit."]}


def test_circle_that_came_past_the_form_ends_the_question():
    first = make_organization(slug="first")
    second = make_organization(slug="second", parent=first)
    Organization.objects.filter(pk=first.pk).update(parent=second)
    assert Organization.objects.get(pk=first.pk).is_under(second)
    assert not Organization.objects.get(pk=first.pk).is_under(make_organization(slug="third"))


def test_organization_stands_until_a_record_of_its_end():
    ended = make_organization(**END)
    days = ["2025-06-30", "2025-07-01"]
    assert [ended.is_standing(parse_partial(day)) for day in days] == [True, False]
    assert not ended.is_standing()
    assert make_organization(slug="other").is_standing()


def test_title_says_who_only_acts():
    post = Post(title="Chairman", native_title="Chủ tịch", organization=Organization(name="PPC", native_name="UBND"))
    assert Appointment(post=post, acting=True).label == "Acting Chairman, PPC"
    with translation.override("vi"):
        assert Appointment(post=post).label == "Chủ tịch, UBND"


def test_only_another_name_or_end_of_an_organization_concerns_its_people(django_assert_max_num_queries):
    appointment = make_attested()
    organization = appointment.post.organization
    organization.telephone = "0274"
    organization.save()
    assert list(organization.concerned()) == [organization]
    organization.name = "PPC"
    organization.save()
    assert list(organization.concerned()) == [organization, appointment.official]


@pytest.mark.parametrize(
    "broken",
    [
        {"started_on": datetime.date(2023, 1, 1), "started_precision": ""},
        {"started_on": None, "started_precision": "day"},
        {
            "started_on": datetime.date(2023, 1, 1),
            "started_precision": "day",
            "ended_on": datetime.date(2023, 1, 1),
            "ended_precision": "day",
        },
    ],
)
def test_database_refuses_dates_that_cannot_be(broken):
    appointment = make_appointment(official=make_official(), post=make_post(organization=make_organization()))
    with pytest.raises(IntegrityError), transaction.atomic():
        Appointment.objects.filter(pk=appointment.pk).update(**broken)


def test_natural_keys_find_their_rows():
    post = make_post(organization=make_organization())
    official = make_official()
    assert Post.objects.get_by_natural_key(*post.natural_key()) == post
    assert Official.objects.get_by_natural_key(*official.natural_key()) == official
