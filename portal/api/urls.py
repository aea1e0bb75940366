"""The open data of the site, version 1: read-only, JSON only, for everybody alike.

The views are imported when somebody asks for them: they cost each process 30 MB that readers of pages do without.
"""

from functools import cached_property
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import path, re_path
from django.utils.module_loading import import_string

from portal.caching.sharing import View, shared


class Later:
    """A view by its name. What generators of descriptions ask of it imports it too."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __call__(self, request: HttpRequest, **parts: Any) -> HttpResponseBase:
        response = self.view(request, **parts)
        # The framework names OPTIONS too, which we refuse.
        response.headers["Allow"] = "GET, HEAD"
        return response

    @cached_property
    def view(self) -> View:
        return shared(import_string(self.name))

    @property
    def cls(self) -> Any:
        return self.view.cls  # type: ignore[attr-defined]

    @property
    def actions(self) -> Any:
        return self.view.actions  # type: ignore[attr-defined]

    @property
    def initkwargs(self) -> Any:
        return self.view.initkwargs  # type: ignore[attr-defined]


urlpatterns = [
    path("", Later("portal.api.views.root"), name="api"),
    path("schema/", Later("portal.api.views.schema"), name="api_schema"),
    path("articles/", Later("news.api.articles"), name="api_articles"),
    path("articles/<uuid:uuid>/", Later("news.api.article"), name="api_article"),
    path("categories/", Later("news.api.categories"), name="api_categories"),
    path("categories/<uuid:uuid>/", Later("news.api.category"), name="api_category"),
    path("keywords/", Later("news.api.keywords"), name="api_keywords"),
    path("keywords/<uuid:uuid>/", Later("news.api.keyword"), name="api_keyword"),
    path("officials/", Later("portal.directory.api.officials"), name="api_officials"),
    path("officials/<uuid:uuid>/", Later("portal.directory.api.official"), name="api_official"),
    path("organizations/", Later("portal.directory.api.organizations"), name="api_organizations"),
    path("organizations/<uuid:uuid>/", Later("portal.directory.api.organization"), name="api_organization"),
    path("appointments/", Later("portal.directory.api.appointments"), name="api_appointments"),
    path("appointments/<uuid:uuid>/", Later("portal.directory.api.appointment"), name="api_appointment"),
    path("events/", Later("events.api.events"), name="api_events"),
    path("events/<uuid:uuid>/", Later("events.api.event"), name="api_event"),
    # With its slash only, so that an address without one is led to the one that has it.
    re_path(r"^[\s\S]*/$", Later("portal.api.views.nothing")),
]
