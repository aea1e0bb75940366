import pytest
from django.contrib.auth.models import Group, Permission, User

from portal.accounts.roles import ROLES, group_of, keep_roles, permissions_named
from tests.portal.accounts.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "may", "may_not"),
    [
        ("reporter", "news.add_article", "news.approve_article"),
        ("reporter", "pictures.add_picture", "news.view_edition"),
        ("editor", "news.approve_article", "news.publish_article"),
        ("editor", "news.change_keyword", "directory.change_official"),
        ("chief", "news.publish_article", "news.settle_royalties"),
        ("chief", "events.change_event", "auth.change_user"),
        ("accountant", "news.settle_royalties", "news.view_article"),
        ("registrar", "directory.change_appointment", "news.view_article"),
        ("admin", "auth.change_user", "news.view_article"),
        ("admin", "accounts.view_auditentry", "news.see_royalties"),
    ],
)
def test_role_may_what_its_work_needs_and_no_more(role, may, may_not):
    user = make_user(role=role)
    assert (user.has_perm(may), user.has_perm(may_not)) == (True, False)


@pytest.mark.parametrize("role", ROLES)
def test_nobody_deletes_but_what_is_assigned_or_decided_and_pictures_that_nothing_uses(role):
    deleting = {name for name in make_user(role=role).get_all_permissions() if ".delete_" in name}
    assigned = {f"news.delete_{name}" for name in ("sectionassignment", "assignment", "dossier")}
    assert deleting <= assigned | {"pictures.delete_picture"}


def test_roles_are_kept_in_step():
    keep_roles()
    editors = Group.objects.get(name="editor")
    editors.permissions.set([Permission.objects.get(codename="delete_user")])
    keep_roles()
    assert set(editors.permissions.values_list("codename", flat=True)) == {
        name.partition(".")[2] for name in ROLES["editor"].permissions()
    }


def test_group_of_somebody_else_is_left_alone():
    guests = Group.objects.create(name="guests")
    guests.permissions.add(Permission.objects.get(codename="view_article"))
    keep_roles()
    assert guests.permissions.count() == 1


def test_permission_that_does_not_exist_is_named():
    with pytest.raises(LookupError, match=r"news\.fly_article"):
        permissions_named({"news.fly_article", "news.view_article"})


def test_same_group_is_given_every_time():
    assert group_of("chief") == group_of("chief")
    assert not User.objects.exists()
