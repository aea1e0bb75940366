from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command

from portal.management.commands import prepare_site

pytestmark = pytest.mark.django_db


@pytest.fixture
def called(monkeypatch, settings, tmp_path):
    """The commands that were run, none of them really; `load_demo` makes an account, or dies where told to."""
    settings.DATA_DIR = tmp_path
    settings.PORTAL_DEMO = True
    names = []

    def run(name, **options):
        names.append(name)
        if name == "load_demo":
            if names.count("die"):
                raise KeyboardInterrupt
            make_account("editor")

    monkeypatch.setattr(prepare_site, "call_command", run)
    monkeypatch.setattr(prepare_site, "get_commands", lambda: {"load_demo": "portal"})
    return names


def make_account(name):
    get_user_model().objects.get_or_create(username=name, defaults={"is_staff": True})


def prepare():
    said = StringIO()
    call_command("prepare_site", stdout=said)
    return said.getvalue()


def test_demo_is_loaded_into_an_empty_site_once(called):
    prepare()
    prepare()
    assert called == ["migrate", "load_demo", "migrate"]


def test_site_of_somebody_is_left_alone(called):
    make_account("chief")
    prepare()
    assert called == ["migrate"]


def test_demo_that_was_cut_short_is_loaded_again(called):
    called.append("die")
    with pytest.raises(KeyboardInterrupt):
        prepare()
    make_account("half made")
    called.clear()
    prepare()
    assert called == ["migrate", "load_demo"]


def test_empty_site_stays_empty_where_no_demo_is_wanted(called, settings):
    settings.PORTAL_DEMO = False
    assert "createsuperuser" in prepare()
    assert called == ["migrate"]


def test_start_says_who_can_sign_in(called):
    make_account("chief")
    get_user_model().objects.create_user("reader")
    assert prepare().startswith("Sign in as chief. A forgotten password: ")
