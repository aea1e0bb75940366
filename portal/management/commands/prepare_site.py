from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand

from portal.accounts.models import SecondFactor
from portal.accounts.roles import keep_roles


class Command(BaseCommand):
    help = (
        "Brings the database and the permissions of the roles up to date, loads the demo content into a site without "
        "accounts, says how to sign in."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", interactive=False, verbosity=options["verbosity"] - 1)
        keep_roles()
        if settings.PORTAL_DEMO and "load_demo" in get_commands():
            load_demo_once()
        self.stdout.write(how_to_sign_in())


def load_demo_once() -> None:
    """A site with an account is somebody's: the demo is left alone, unless its loading was cut short."""
    unfinished = settings.DATA_DIR / "demo.unfinished"
    if unfinished.exists() or not get_user_model().objects.exists():
        unfinished.touch()
        call_command("load_demo")
        unfinished.unlink()


def how_to_sign_in() -> str:
    names = list(get_user_model().objects.filter(is_staff=True).order_by("pk").values_list("username", flat=True)[:8])
    if not names:
        return "Nobody can sign in yet: .venv/bin/python manage.py createsuperuser"
    lines = [
        f"Sign in as {', '.join(names)}. A forgotten password: .venv/bin/python manage.py changepassword {names[0]}"
    ]
    if name := SecondFactor.objects.filter(user__username__in=names).values_list("user__username", flat=True).first():
        lines += [f"Asked for a code, with no phone at hand: .venv/bin/python manage.py print_code {name}"]
    return "\n".join(lines)
