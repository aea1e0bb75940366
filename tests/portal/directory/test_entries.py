import pytest
from django.db import transaction

from portal.caching.version import changing, current_version
from portal.directory.models import Official, OfficialName, Organization, OrganizationName, Post
from portal.search.models import SearchResult
from tests.portal.directory.factories import (
    make_appointment,
    make_change,
    make_official,
    make_organization,
    make_post,
)

pytestmark = pytest.mark.django_db


def changes():
    """Every kind of row of the register: made, changed, deleted."""
    organization = make_organization()
    yield organization
    yield OrganizationName.objects.create(organization=organization, name="PPC")
    post = make_post(organization=organization)
    yield post
    official = make_official()
    yield official
    yield OfficialName.objects.create(official=official, name="Võ Văn Minh")
    appointment = make_appointment(official=official, post=post, source="Decision 12")
    yield appointment
    yield make_change(before=[organization])
    for row in (organization, post, official, appointment):
        yield row.save()
    for row in (appointment, post, official, organization.changes_after.get(), organization):
        yield row.delete()


def found(text=""):
    """What search shows of the English edition, by title."""
    rows = SearchResult.objects.filter(document__language="en", title__contains=text)
    return {row.title: row.data for row in rows}


def test_every_change_of_the_register_raises_the_content_version():
    versions = [current_version(), *(current_version() for _ in changes())]
    assert versions == [versions[0] + n for n in range(17)]


def test_changes_made_at_once_raise_it_once():
    before = current_version()
    with changing():
        make_official(slug="a")
        make_official(slug="b")
    assert current_version() == before + 1


def test_change_that_could_not_be_announced_is_refused():
    with pytest.raises(RuntimeError), transaction.atomic():
        make_official()


def test_new_name_is_found_at_once():
    official = make_official(name="Vo Van Minh")
    assert list(found("Vo Van Minh")) == ["Vo Van Minh"]
    official.name = "Vo Van Minh Khai"
    official.save()
    assert list(found("Vo Van Minh")) == ["Vo Van Minh Khai"]


def test_other_name_is_found_and_no_more_when_it_is_gone():
    official = make_official()
    name = OfficialName.objects.create(official=official, name="Vo Minh")
    result = SearchResult.objects.filter(title="Vo Van Minh")
    assert {tuple(row.names) for row in result} == {("Vo Minh",)}
    name.delete()
    assert {tuple(row.names) for row in result.all()} == {()}


def test_post_of_a_person_follows_title_organization_and_appointment():
    organization = make_organization()
    post = make_post(organization=organization, title="Chairman")
    appointment = make_appointment(official=make_official(), post=post, source="Decision 12")
    assert found()["Vo Van Minh"]["line"] == "Chairman, Provincial People's Committee"
    post.title = "Head"
    post.save()
    assert found()["Vo Van Minh"]["line"] == "Head, Provincial People's Committee"
    organization.name = "PPC"
    organization.save()
    assert found()["Vo Van Minh"]["line"] == "Head, PPC"
    appointment.delete()
    assert found()["Vo Van Minh"]["line"] == ""


def test_deleted_record_is_not_found():
    official, organization = make_official(), make_organization()
    assert set(found()) == {"Vo Van Minh", "Provincial People's Committee"}
    Official.objects.get(pk=official.pk).delete()
    Organization.objects.get(pk=organization.pk).delete()
    assert found() == {}


def test_unused_post_can_be_deleted():
    make_post(organization=make_organization()).delete()
    assert not Post.objects.exists()
