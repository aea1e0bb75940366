import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation

from portal.addresses.claims import AddressTaken, record_at
from portal.addresses.models import Address
from portal.directory.models import Official
from tests.portal.directory.factories import make_official, make_organization

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["en", "vi"])
def test_address_is_claimed_in_english_whatever_the_page_speaks(language):
    with translation.override(language):
        official, organization = make_official(), make_organization()
    assert record_at("/officials/vo-van-minh/", Address.Kind.OFFICIAL) == official.uuid
    assert record_at("/organizations/ppc/", Address.Kind.ORGANIZATION) == organization.uuid
    with translation.override("en"):
        assert (official.address, organization.address) == (
            reverse("official", args=["vo-van-minh"]),
            "/organizations/ppc/",
        )


def test_former_address_stays_the_records_own():
    official = make_official(slug="minh")
    official.slug = "vo-van-minh"
    official.save()
    assert record_at("/officials/minh/", Address.Kind.OFFICIAL) == official.uuid
    official.slug = "minh"
    official.full_clean()
    official.save()


def test_former_address_is_never_given_to_another_record():
    former = make_official(slug="minh")
    former.slug = "vo-van-minh"
    former.save()
    with pytest.raises(ValidationError) as refusal:
        Official(name="Le Minh", slug="minh").full_clean()
    assert refusal.value.message_dict == {
        "slug": ["Another record has this address, or had it once. Choose another one."]
    }
    with pytest.raises(AddressTaken):
        make_official(name="Le Minh", slug="minh")
    assert Official.objects.count() == 1


def test_address_of_a_deleted_record_is_not_free_again():
    make_official(slug="minh").delete()
    with pytest.raises(AddressTaken):
        make_official(slug="minh")


def test_person_and_organization_may_have_the_same_slug():
    make_official(slug="becamex")
    make_organization(slug="becamex").full_clean()


@pytest.mark.parametrize(
    ("language", "label", "other", "other_language"),
    [("en", "Vo Van Minh", "Võ Văn Minh", "vi"), ("vi", "Võ Văn Minh", "Vo Van Minh", "en")],
)
def test_page_shows_the_name_of_its_language_first(language, label, other, other_language):
    official = Official(name="Vo Van Minh", native_name="Võ Văn Minh")
    with translation.override(language):
        assert (official.label, official.other_label, official.other_language) == (label, other, other_language)


@pytest.mark.parametrize(("language", "native_name"), [("en", ""), ("vi", ""), ("vi", "Roy Kho")])
def test_name_without_another_spelling_stands_alone(language, native_name):
    with translation.override(language):
        official = Official(name="Roy Kho", native_name=native_name)
        assert (official.label, official.other_label, official.initials) == ("Roy Kho", "", "RK")
