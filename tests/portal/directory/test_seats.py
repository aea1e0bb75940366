import datetime

import pytest
from django.core.exceptions import ValidationError

from portal.directory.models import Appointment
from tests.portal.directory.factories import make_appointment, make_official, make_organization, make_post

pytestmark = pytest.mark.django_db
day = datetime.date


@pytest.fixture
def post():
    """One of two chairs, which Minh held from 2021 to the first of June 2023."""
    post = make_post(organization=make_organization(), seats=2)
    make_appointment(
        official=make_official(slug="minh"),
        post=post,
        seat=1,
        started_on=day(2021, 1, 1),
        ended_on=day(2023, 6, 1),
        ended_precision="day",
    )
    return post


def seat_another(post, **fields):
    return make_appointment(official=make_official(slug="dung"), post=post, **fields)


@pytest.mark.parametrize(
    "term",
    [
        {"seat": 1, "started_on": day(2023, 6, 1)},
        {"seat": 1, "started_on": day(2019, 1, 1), "ended_on": day(2021, 1, 1), "ended_precision": "day"},
        {"seat": 2, "started_on": day(2022, 1, 1)},
        {"seat": 1, "started_on": day(2022, 1, 1), "acting": True},
        {"seat": 1},
        {"started_on": day(2022, 1, 1)},
    ],
)
def test_seat_is_free_before_and_after_and_beside(post, term):
    seat_another(post, **term)
    assert Appointment.objects.count() == 2


@pytest.mark.parametrize(
    "term",
    [
        {"started_on": day(2023, 5, 31)},
        {"started_on": day(2019, 1, 1)},
        {"started_on": day(2019, 1, 1), "ended_on": day(2021, 1, 2), "ended_precision": "day"},
    ],
)
def test_two_do_not_hold_one_seat_at_one_time(post, term):
    with pytest.raises(ValidationError) as refusal:
        seat_another(post, seat=1, **term)
    assert refusal.value.message_dict == {"seat": ["Vo Van Minh holds this seat at that time."]}
    assert Appointment.objects.count() == 1


def test_holder_may_be_saved_again(post):
    post.appointments.get().save()


def test_post_has_no_more_seats_than_it_has(post):
    appointment = Appointment(official=make_official(slug="dung"), post=post, seat=3)
    with pytest.raises(ValidationError) as refusal:
        appointment.full_clean()
    assert refusal.value.message_dict == {"seat": ["The post has no such seat."]}


def test_only_seat_need_not_be_numbered():
    post = make_post(organization=make_organization())
    minh, dung = (make_official(name=slug, slug=slug) for slug in ("minh", "dung"))
    assert make_appointment(official=minh, post=post, started_on=day(2021, 1, 1)).seat == 1
    with pytest.raises(ValidationError, match="minh holds this seat"):
        make_appointment(official=dung, post=post, started_on=day(2022, 1, 1))


def test_post_of_several_does_not_lose_a_seat_that_is_taken():
    post = make_post(organization=make_organization(), seats=0)
    for slug in ("minh", "dung"):
        make_appointment(official=make_official(name=slug, slug=slug), post=post, started_on=day(2021, 1, 1))
    post.seats = 1
    with pytest.raises(ValidationError, match="minh and dung held it at one time"):
        post.save()
    Appointment.objects.filter(official__slug="minh").delete()
    post.save()
    assert Appointment.objects.get().seat == 1
