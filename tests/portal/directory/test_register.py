import datetime

import pytest

from news.models import Mention
from news.publishing import publish, withdraw
from portal.addresses.claims import AddressTaken, record_at
from portal.addresses.models import Address
from portal.caching.version import current_version
from portal.directory import register
from portal.directory.models import Official, OfficialName, Organization
from portal.search.models import SearchDocument, SearchResult
from tests.news.factories import make_article
from tests.portal.directory.factories import make_appointment, make_official, make_organization, make_post
from tests.portal.pictures.factories import row

pytestmark = pytest.mark.django_db


def shown():
    return SearchResult.objects.get(document__language="en", title="Vo Van Minh").data


def test_documents_are_of_everybody_and_every_body_in_both_languages(django_assert_num_queries):
    for slug in ("a", "b", "c"):
        make_official(slug=slug)
    make_organization()
    with django_assert_num_queries(5):
        paths = [document.path for document in register.documents()]
    assert paths == [
        f"{root}{path}"
        for path in ("/organizations/ppc/", "/officials/a/", "/officials/b/", "/officials/c/")
        for root in ("", "/vi")
    ]


def test_rows_that_passed_by_are_made_good():
    portrait = row()
    Official.objects.bulk_create([Official(name="Võ Văn Minh", slug="minh", portrait=portrait)])
    minh = Official.objects.get()
    OfficialName.objects.bulk_create([OfficialName(official=minh, name="Lợi")])
    Organization.objects.bulk_create([Organization(name="Ủy ban", slug="ppc", kind="government")])
    version = current_version()
    register.rebuild()
    assert list(Official.objects.named("vo minh loi")) == [minh]
    assert Organization.objects.get().folded == "uy ban"
    assert record_at("/officials/minh/", Address.Kind.OFFICIAL) == minh.uuid
    assert portrait.is_public()
    assert SearchDocument.objects.filter(record=minh.uuid).count() == 2
    assert current_version() == version + 1


def test_making_good_twice_changes_nothing_more():
    make_official()
    register.rebuild()
    first = list(SearchResult.objects.values("title", "path", "names", "data", "text"))
    register.rebuild()
    assert list(SearchResult.objects.values("title", "path", "names", "data", "text")) == first


def test_two_records_with_one_address_are_refused_and_nothing_is_changed():
    make_official(slug="minh").delete()
    Official.objects.bulk_create([Official(name="Lê Minh", slug="minh")])
    with pytest.raises(AddressTaken):
        register.rebuild()
    assert Official.objects.get().folded == ""


def test_empty_register_is_complete():
    register.rebuild()
    assert list(register.documents()) == []


def test_post_is_found_while_a_story_attests_it():
    post = make_post(organization=make_organization())
    appointment = make_appointment(official=make_official(), post=post)
    article = make_article(event_on=datetime.date(2023, 9, 5), event_precision="day")
    Mention.objects.create(article=article, official=appointment.official, appointment=appointment)
    assert shown()["line"] == ""
    publish(article)
    assert shown()["note"] == "Recorded September 5, 2023"
    withdraw(article)
    assert shown()["line"] == ""
