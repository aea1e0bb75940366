import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
django_application = get_wsgi_application()

# Only now are the models ready that the page cache reads.
from portal.caching.pages import PageCache  # noqa: E402
from portal.requests import Request  # noqa: E402

django_application.request_class = Request

application = PageCache(django_application)
