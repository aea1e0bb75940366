from django.apps import AppConfig


class CachingConfig(AppConfig):
    name = "portal.caching"
    verbose_name = "Content version"
