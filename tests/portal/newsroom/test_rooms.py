import pytest
from django.contrib.auth.models import AnonymousUser

from portal.demo.accounts import make_accounts
from portal.newsroom.rooms import rooms_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def rooms(rf, django_user_model):
    """The rooms of a role, with the mark of each, on a page."""
    make_accounts()

    def ask(role, path="/admin/"):
        request = rf.get(path)
        request.user = django_user_model.objects.get(username=role)
        return {str(room.name): room.current for room in rooms_of(request, True)}

    return ask


@pytest.mark.parametrize(
    ("role", "named"),
    [
        ("reporter", ["Desk", "Articles", "Pictures", "Officials", "Organizations", "Events"]),
        ("editor", ["Desk", "Articles", "Pictures", "Officials", "Organizations", "Events", "Importer’s marks"]),
        ("registrar", ["Desk", "Pictures", "Officials", "Organizations", "Register", "Events"]),
    ],
)
def test_role_is_led_to_what_it_may_see(rooms, role, named):
    assert list(rooms(role)) == named


def test_room_that_one_is_in_is_marked(rooms):
    assert rooms("registrar", "/admin/events/event/7/change/") == {
        "Desk": "",
        "Pictures": "",
        "Officials": "",
        "Organizations": "",
        "Register": "",
        "Events": "true",
    }
    assert rooms("registrar", "/admin/events/event/")["Events"] == "page"
    assert rooms("registrar", "/admin/")["Desk"] == "page"


def test_stranger_is_led_nowhere(rf):
    request = rf.get("/admin/login/")
    request.user = AnonymousUser()
    assert rooms_of(request, False) == []
