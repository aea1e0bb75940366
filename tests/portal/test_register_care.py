import pytest
from django.contrib.auth.models import Permission

from portal.directory.models import Distinction, Merge, Official
from tests.portal.directory.factories import make_attested, make_official, make_organization, make_post

pytestmark = pytest.mark.django_db
CARE = "/admin/register/"


@pytest.fixture
def desk(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("registrar"))
    return client


@pytest.fixture
def two():
    return [
        make_official(name="Nguyen Van Loi", slug="loi", honorific="Mr."),
        make_official(name="Nguyen Van Loy", slug="loy", native_name="Nguyễn Văn Lợi", honorific="Professor"),
    ]


def address(kept, gone, kind="official"):
    return f"{CARE}merge/{kind}/{kept.pk}/{gone.pk}/"


def test_care_lists_what_wants_a_look(desk, two):
    post = make_post(organization=make_organization())
    for official in two:
        make_attested(official=official, post=post)
    page = desk.get(CARE).text
    assert f'href="{address(*two)}"' in page
    assert "Chairman, Provincial People&#x27;s Committee" in page
    assert "Nothing was merged yet." in page


def test_who_was_never_looked_at_stands_before_who_was_looked_at_long_ago(desk):
    make_official(name="Long ago", slug="ago", reviewed_on="2012-05-01")
    make_official(name="Never", slug="never")
    assert [each.name for each in desk.get(CARE).context["unreviewed"]] == ["Never", "Long ago"]


def test_both_records_stand_side_by_side_with_what_names_the_one_that_goes(desk, two):
    make_attested(official=two[1])
    response = desk.get(address(*two))
    rows = [(row.name, row.kept, row.gone, row.takes_other) for row in response.context["rows"]]
    assert rows == [
        ("name", "Nguyen Van Loi", "Nguyen Van Loy", False),
        ("native_name", "", "Nguyễn Văn Lợi", True),
        ("honorific", "Mr.", "Professor", False),
    ]
    assert response.context["pointing"] == [("appointments", 1)]


def test_they_are_merged_with_the_values_that_were_chosen_and_two_again(desk, two):
    response = desk.post(address(*two), {"native_name": "gone", "honorific": "kept", "slug": "gone"}, follow=True)
    assert "merged. It can be undone for 30 days." in response.text
    loi = Official.objects.get()
    assert (loi.slug, loi.native_name, loi.honorific) == ("loi", "Nguyễn Văn Lợi", "Mr.")
    done = Merge.objects.get()
    assert done.merged_by.username == "registrar"
    assert f'action="{CARE}merges/{done.pk}/undo/"' in desk.get(CARE).text
    assert "two records again" in desk.post(f"{CARE}merges/{done.pk}/undo/", follow=True).text
    assert Official.objects.count() == 2


def test_what_cannot_be_merged_is_refused_with_a_sentence(desk, two):
    response = desk.post(address(two[0], two[0]), follow=True)
    assert "Choose two records that are both there." in response.text


def test_two_told_apart_are_asked_for_no_more_and_again_once_that_is_undone(desk, two):
    apart = f"{CARE}apart/official/{two[0].pk}/{two[1].pk}/"
    assert f'action="{apart}"' in desk.get(CARE).text
    assert f'action="{apart}"' in desk.get(address(*two)).text
    page = desk.post(apart, follow=True).text
    assert "are two: not asked again" in page
    assert f'action="{apart}"' not in page
    told = Distinction.objects.get()
    assert told.made_by.username == "registrar"
    assert f'action="{apart}"' in desk.post(f"{CARE}apart/{told.pk}/undo/", follow=True).text
    assert not Distinction.objects.exists()


@pytest.mark.parametrize("path", [f"{CARE}merge/event/1/2/", f"{CARE}merge/official/1/99999/"])
def test_what_is_not_there_is_not_found(desk, path):
    assert desk.get(path).status_code == 404


def test_only_who_may_change_the_register_cares_for_it(client, django_user_model, two):
    user = django_user_model.objects.create_user("editor", is_staff=True)
    user.user_permissions.add(Permission.objects.get(codename="view_official"))
    client.force_login(user)
    done = Merge.objects.create(kind="official", kept=two[0].uuid, gone=two[1].uuid)
    assert client.get(CARE).status_code == 403
    assert client.post(address(*two)).status_code == 403
    assert client.post(f"{CARE}merges/{done.pk}/undo/").status_code == 403
    told = Distinction.objects.create(kind="official", first=two[0].pk, second=two[1].pk)
    assert client.post(f"{CARE}apart/{told.pk}/undo/").status_code == 403
    assert client.post(f"{CARE}apart/official/{two[0].pk}/{two[1].pk}/").status_code == 403
    client.logout()
    assert client.get(CARE).status_code == 302


@pytest.mark.parametrize("n", [1, 3])
def test_care_costs_the_same_with_one_of_each_and_with_three(desk, django_assert_num_queries, n):
    post = make_post(organization=make_organization())
    for each in range(n + 1):
        make_attested(official=make_official(name="Nguyen Van Loi", slug=f"o{each}"), post=post)
        Merge.objects.create(kind="official", kept=post.uuid, gone=post.uuid, kept_name="a", gone_name="b")
        lan, mai = make_official(name="Lan", slug=f"l{each}"), make_official(name="Mai", slug=f"m{each}")
        Distinction.objects.create(kind="official", first=lan.pk, second=mai.pk)
    with django_assert_num_queries(15):
        desk.get(CARE)
