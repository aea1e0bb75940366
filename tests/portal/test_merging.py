import datetime

import pytest
from django.apps import apps
from django.utils import timezone

from events.models import Event, Participant
from news.listings import ListKey
from news.models import Mention, NewsList
from news.pages import list_page
from portal import merging
from portal.addresses.models import Address
from portal.directory.merging import NotMergeable
from portal.directory.models import Appointment, Merge, Official, OfficialName, Organization, Post
from portal.indexing import rebuild_search
from portal.search.models import SearchDocument, SearchResult
from tests.news.factories import make_article, moment
from tests.portal.directory.factories import (
    make_appointment,
    make_attested,
    make_change,
    make_official,
    make_organization,
    make_post,
)
from tests.portal.test_named import tell

pytestmark = pytest.mark.django_db
DERIVED = {"caching.site", "directory.merge", "news.listing", "news.listingmonth", "news.newslist", "pictures.showing"}


@pytest.fixture
def kept():
    return make_official(native_name="Nguyễn Văn Lợi", name="Nguyen Van Loi", slug="nguyen-van-loi")


@pytest.fixture
def gone():
    return make_official(name="Nguyen Van Loy", slug="nguyen-van-loy", honorific="Mr.")


def merge(kept, gone, **chosen):
    return merging.merge(kept, gone, chosen, None)


def tables():
    whole = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label != "search"]
    rows = {each._meta.label_lower: list(each._base_manager.order_by("pk").values()) for each in whole}
    return {table: of_table for table, of_table in rows.items() if table not in DERIVED}


def stories(record, kind=NewsList.Kind.OFFICIAL):
    return [edition.headline for edition in list_page(ListKey(kind, "en", record.uuid), 1).editions]


def test_everything_names_the_one_that_stays(kept, gone):
    held = make_attested(official=gone, on=["2024-01-15"])
    mention = Mention.objects.create(article=make_article(), official=gone, appointment=held)
    event = Event.objects.create(name="Event", slug="event", public_from=moment("2023-09-05 10:00"))
    part = Participant.objects.create(event=event, official=gone)
    merge(kept, gone)
    for row in (held, mention, part):
        row.refresh_from_db()
        assert row.official == kept
    assert [name.name for name in kept.names.all()] == ["Nguyen Van Loy"]
    assert list(Official.objects.all()) == [kept]


def test_address_of_the_one_that_is_gone_leads_to_the_other_in_one_hop(client, kept, gone):
    merge(kept, gone)
    response = client.get("/officials/nguyen-van-loy/")
    assert (response.status_code, response["Location"]) == (301, "/officials/nguyen-van-loi/")


def test_it_is_seen_nowhere_any_more(client, kept, gone):
    merge(kept, gone)
    assert not SearchResult.objects.filter(path="/officials/nguyen-van-loy/").exists()
    assert "loy" not in client.get("/api/v1/officials/").text
    assert "nguyen-van-loy" not in client.get("/officials/").text
    assert client.get(f"/api/v1/officials/{gone.uuid}/").status_code == 404


def test_stories_of_both_stand_in_one_list_and_are_found_by_one_name(kept, gone):
    tell(kept, headline="Old", published="2023-09-05 10:00")
    both = tell(kept, gone, headline="Both", published="2023-09-06 10:00")
    late = tell(gone, headline="New", published="2023-09-07 10:00")
    before = late.relations
    merge(kept, gone)
    assert stories(kept) == ["New", "Both", "Old"]
    assert stories(gone) == []
    late.refresh_from_db()
    assert late.relations == before
    companions = {tuple(SearchDocument.objects.get(record=each.uuid).companions) for each in (both, late)}
    assert len(companions) == 1
    rebuild_search()
    assert len({tuple(SearchDocument.objects.get(record=each.uuid).companions) for each in (both, late)}) == 1


def test_values_of_the_other_can_be_chosen(kept, gone):
    merge(kept, gone, honorific="Mr.", name="Nguyen Van Loy")
    kept.refresh_from_db()
    assert (kept.honorific, kept.name, kept.folded) == ("Mr.", "Nguyen Van Loy", "nguyen van loy nguyen van loi")


def test_what_both_have_exists_once(kept, gone):
    post = make_post(organization=make_organization())
    first, second = make_attested(official=kept, post=post), make_attested(official=gone, post=post, on=["2024-01-15"])
    article = make_article()
    for each in (first, second):
        Mention.objects.create(article=article, official=each.official, appointment=each)
    for each in (kept, gone):
        OfficialName.objects.create(official=each, name="Loi")
    merge(kept, gone)
    assert Appointment.objects.get() == first
    assert first.attestations.count() == 2
    assert Mention.objects.get().appointment == first
    assert kept.names.filter(name="Loi").count() == 1


def test_undone_every_row_is_as_before(kept, gone):
    post = make_post(organization=make_organization())
    for each in (kept, gone):
        make_attested(official=each, post=post, on=["2024-01-15"])
        OfficialName.objects.create(official=each, name="Loi")
    tell(kept, gone, headline="Both")
    tell(gone, headline="Only one")
    before, listed = tables(), [stories(kept), stories(gone)]
    done = merge(kept, gone, honorific="Mr.")
    assert tables() != before
    merging.undo(done)
    assert tables() == before
    assert [stories(kept), stories(gone)] == listed
    assert SearchResult.objects.filter(path="/officials/nguyen-van-loy/").exists()


def test_organizations_are_merged_with_their_posts_and_children(client):
    ppc, double = make_organization(), make_organization(name="People's Committee", slug="double")
    board = make_organization(name="Board", slug="board", parent=double)
    minh = make_attested(post=make_post(organization=ppc), on=["2023-09-05"])
    dung = make_attested(
        official=make_official(name="Dung", slug="dung"), post=make_post(organization=double), on=["2024-01-15"]
    )
    tell(double, headline="Named")
    before = tables()
    done = merge(ppc, double)
    assert [post.organization for post in Post.objects.all()] == [ppc]
    assert {held.post for held in Appointment.objects.all()} == {minh.post}
    board.refresh_from_db()
    assert board.parent == ppc
    assert stories(ppc, NewsList.Kind.ORGANIZATION) == ["Named"]
    assert client.get("/organizations/double/").status_code == 301
    merging.undo(done)
    assert tables() == before
    dung.refresh_from_db()
    assert dung.post.organization == double


def test_body_that_stood_under_its_double_stands_where_that_one_stood():
    top = make_organization(name="Top", slug="top")
    double = make_organization(name="Double", slug="double", parent=top)
    ppc = make_organization(parent=double)
    merge(ppc, double)
    ppc.refresh_from_db()
    assert ppc.parent == top


def test_bodies_of_which_one_became_the_other_are_two():
    former, heir = make_organization(), make_organization(name="City", slug="city")
    make_change(before=[former], after=[heir], kind="renamed")
    with pytest.raises(NotMergeable, match="One became the other"):
        merge(heir, former)


def test_people_who_hold_one_seat_at_one_time_are_not_merged_blindly():
    ppc, double = make_organization(), make_organization(name="Double", slug="double")
    for body, slug in ((ppc, "minh"), (double, "dung")):
        official = make_official(name=slug, slug=slug)
        make_appointment(official=official, post=make_post(organization=body), started_on=datetime.date(2021, 1, 1))
    before = tables()
    with pytest.raises(NotMergeable, match=r"holds this seat|contradict each other"):
        merge(ppc, double)
    assert tables() == before


def test_record_is_merged_once_and_not_into_itself(kept, gone):
    merge(kept, gone)
    gone.refresh_from_db()
    for pair in ((kept, gone), (gone, kept), (kept, kept)):
        with pytest.raises(NotMergeable, match="both there"):
            merge(*pair)


def test_it_is_undone_within_thirty_days_and_once(kept, gone):
    done = merge(kept, gone)
    Merge.objects.update(merged_at=timezone.now() - datetime.timedelta(days=30))
    with pytest.raises(NotMergeable, match="30 days"):
        merging.undo(done)
    Merge.objects.update(merged_at=timezone.now())
    merging.undo(done)
    with pytest.raises(NotMergeable, match="once"):
        merging.undo(done)


def test_what_somebody_has_changed_since_is_not_lost_by_undoing(kept, gone):
    done = merge(kept, gone, honorific="Mr.")
    Official.objects.update(honorific="Dr.")
    with pytest.raises(NotMergeable, match="changed since"):
        merging.undo(done)
    assert Official.objects.get().honorific == "Dr."


def test_addresses_follow_through_two_merges(client, kept, gone):
    third = make_official(name="Loi Nguyen", slug="loi")
    merge(kept, gone)
    merge(third, kept)
    assert {address.record for address in Address.objects.all()} == {third.uuid}
    assert client.get("/officials/nguyen-van-loy/")["Location"] == "/officials/loi/"
    assert Organization.objects.count() == 0
