from django.apps import AppConfig


class CountingConfig(AppConfig):
    name = "portal.counting"
    verbose_name = "Views"

    def ready(self) -> None:
        # Before gunicorn forks its workers: what they count together is made here.
        from portal.counting import arrivals  # noqa: F401
