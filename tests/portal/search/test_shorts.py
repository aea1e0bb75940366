import pytest

from portal.search.models import SearchAbbreviation
from portal.search.shorts import shorts
from tests.portal.search.factories import found, organization, person

pytestmark = pytest.mark.django_db


def test_short_name_of_an_organization_stands_for_its_title():
    organization("Intelligent Community Forum", names=("ICF", "Diễn đàn cộng đồng"))
    assert shorts().behind("icf") == [("intelligent", "community", "forum")]
    assert shorts().of(("intelligent", "community", "forum")) == [("icf",)]


def test_one_abbreviation_may_stand_for_several():
    organization("Provincial People's Committee", names=("PPC",))
    organization("Provincial Party Committee", names=("PPC",))
    assert len(shorts().behind("ppc")) == 2
    assert found("ppc") == ["Provincial Party Committee", "Provincial People's Committee"]


def test_people_have_no_abbreviations():
    person("John Jung", names=("JJ",))
    assert not SearchAbbreviation.objects.exists()


def test_abbreviation_is_learned_once():
    organization("Intelligent Community Forum", names=("ICF",))
    organization("Intelligent Community Forum", names=("ICF",))
    assert SearchAbbreviation.objects.count() == 1


def test_unknown_words_stand_for_themselves():
    assert shorts().behind("ppc") == shorts().of(("a", "b")) == []
