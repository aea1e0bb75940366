import datetime

import pytest
from django.utils import timezone

from portal.directory.models import Appointment, Official, OfficialName, Organization, OrganizationName
from tests.portal.directory.factories import (
    make_appointment,
    make_attestation,
    make_attested,
    make_official,
    make_organization,
    make_post,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "words", ["nguyen van loi", "Nguyễn Văn Lợi", "Lợi", "loi nguyen", "NGUYEN", "  loi,  nguyen ", "secretary loi", ""]
)
def test_person_is_found_by_either_spelling_in_any_order(words):
    loi = make_official(name="Nguyen Van Loi", slug="loi", native_name="Nguyễn Văn Lợi")
    OfficialName.objects.create(official=loi, name="Secretary Loi")
    assert list(Official.objects.named(words)) == [loi]


@pytest.mark.parametrize("words", ["loi tran", "lo1", "nguyen nguyen van loi x"])
def test_every_word_has_to_be_in_a_name(words):
    make_official(name="Nguyen Van Loi", slug="loi")
    assert not Official.objects.named(words).exists()


def test_organization_is_found_by_its_abbreviation_once():
    ppc = make_organization()
    for name in ("PPC", "Binh Duong PPC"):
        OrganizationName.objects.create(organization=ppc, name=name)
    assert list(Organization.objects.named("ppc")) == [ppc]


def test_name_of_a_thousand_words_is_no_burden():
    assert not Official.objects.named(" ".join(f"word{n}" for n in range(1000))).exists()


@pytest.fixture
def appointment():
    return make_appointment(official=make_official(), post=make_post(organization=make_organization()))


def test_appointment_that_nothing_speaks_for_is_not_public(appointment):
    assert not Appointment.objects.public().exists()


@pytest.mark.parametrize("source", [{"source": "Decision 12"}, {"source_url": "https://example.org/12"}])
def test_record_makes_it_public(appointment, source):
    Appointment.objects.update(**source)
    assert Appointment.objects.public().get() == appointment


def test_story_makes_it_public_while_readers_have_that_story(appointment):
    now = timezone.now()
    hour = datetime.timedelta(hours=1)
    make_attestation(appointment=appointment, on="2023-09-05", public_from=now - hour, until=now + hour)
    assert [Appointment.objects.public(now + n * hour).exists() for n in (-2, 0, 2)] == [False, True, False]


def test_days_are_those_of_public_stories_only(appointment):
    now = timezone.now()
    hour = datetime.timedelta(hours=1)
    make_attestation(appointment=appointment, on="2022-03-16", until=now - hour)
    make_attestation(appointment=appointment, on="2024-01-24", public_from=now + hour)
    assert [(row.first_on, row.last_on) for row in Appointment.objects.with_days()] == [(None, None)]
    first = make_attestation(appointment=appointment, on="2023-09-05")
    last = make_attestation(appointment=appointment, on="2023-09-08")
    row = Appointment.objects.with_sources().get()
    assert (row.first_on, row.last_on) == (datetime.date(2023, 9, 5), datetime.date(2023, 9, 8))
    assert (row.first_headline, row.first_path) == (first.headline, first.path)
    assert (row.last_headline, row.last_path) == (last.headline, last.path)


def test_posts_come_by_protocol_of_organization_and_post():
    party, ppc = make_organization(slug="party", rank=1), make_organization(rank=2)
    ranked = [(ppc, "Vice", 2), (ppc, "Chairman", 1), (party, "Member", 9), (party, "Secretary", 1)]
    for organization, title, rank in ranked:
        make_attested(
            official=make_official(slug=title.lower()),
            post=make_post(organization=organization, title=title, rank=rank),
        )
    titles = [row.post.title for row in Appointment.objects.public().with_days().by_protocol()]
    assert titles == ["Secretary", "Member", "Chairman", "Vice"]


def test_officials_come_with_public_posts_only_in_queries_that_do_not_grow(django_assert_num_queries):
    shown = make_attested()
    hidden = make_appointment(official=shown.official, post=make_post(organization=shown.post.organization, title="X"))
    with django_assert_num_queries(3):
        (official,) = Official.objects.to_find()
        assert [row.pk for row in official.public_appointments] == [shown.pk]
        assert list(official.names.all()) == []
    assert hidden.pk != shown.pk


def test_organization_stands_until_the_day_of_its_end():
    day = datetime.date
    known = make_organization(
        founding_on=day(1997, 1, 1),
        founding_precision="day",
        dissolution_on=day(2025, 7, 1),
        dissolution_precision="day",
    )
    days = [day(1996, 12, 31), day(1997, 1, 1), day(2025, 6, 30), day(2025, 7, 1)]
    assert [Organization.objects.standing(each).contains(known) for each in days] == [False, True, True, False]
