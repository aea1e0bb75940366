"""How answers of the API are made: always JSON, lists in numbered pages, refusals that repeat nothing of a request."""

from typing import Any
from urllib.parse import urlencode

from django.core.paginator import EmptyPage, Paginator
from django.http import Http404
from rest_framework.exceptions import APIException, MethodNotAllowed, ValidationError
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.pagination import BasePagination
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import exception_handler

from portal.texts.page import absolute
from portal.texts.paging import page_number

PER_PAGE = 20
MOST_PER_PAGE = 50


class OneForm(BaseContentNegotiation):
    """One address has one answer, whatever a request says that it accepts: any cache may keep it."""

    def select_parser(self, request: Request, parsers: Any) -> Any:
        return None

    def select_renderer(self, request: Request, renderers: Any, format_suffix: Any = None) -> tuple[BaseRenderer, str]:
        return renderers[0], renderers[0].media_type


class NumberedPages(BasePagination):
    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> Any:
        """A slice. Raises Http404 for a page that is not there, ValidationError for a size that is none."""
        self.address = absolute(request.path)
        # What a list does not know is not handed on by its links.
        kept = {"page_size", "on", *getattr(getattr(view, "filterset_class", None), "base_filters", ())}
        self.query = {name: value for name, value in request.query_params.items() if name in kept and value}
        try:
            self.page = Paginator(queryset, page_size(request)).page(page_number(request))
        except EmptyPage:
            raise Http404 from None
        return self.page.object_list

    def get_paginated_response(self, data: Any) -> Response:
        page, pages = self.page, self.page.paginator
        following = self.link(page.number + 1) if page.has_next() else None
        previous = self.link(page.number - 1) if page.has_previous() else None
        numbers = {"count": pages.count, "pages": pages.num_pages, "next": following, "previous": previous}
        return Response({**numbers, "results": data})

    def link(self, number: int) -> str:
        return f"{self.address}?{urlencode({**self.query, 'page': number})}"

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        link = {"type": "string", "format": "uri", "nullable": True}
        numbers = {"count": {"type": "integer"}, "pages": {"type": "integer"}, "next": link, "previous": link}
        properties = {**numbers, "results": schema}
        return {"type": "object", "required": list(properties), "properties": properties}

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        size = {"type": "integer", "minimum": 1, "default": PER_PAGE}
        return [
            {"name": "page", "in": "query", "schema": {"type": "integer", "minimum": 1, "default": 1}},
            {
                "name": "page_size",
                "in": "query",
                "schema": size,
                "description": "A larger number counts as the largest.",
            },
        ]


def page_size(request: Request) -> int:
    asked = request.query_params.get("page_size") or str(PER_PAGE)
    if not (asked.isascii() and asked.isdigit() and len(asked) <= 7) or int(asked) < 1:
        raise ValidationError({"page_size": ""})
    return min(int(asked), MOST_PER_PAGE)


def refusal(error: Exception, context: dict[str, Any]) -> Response | None:
    """None for what is no refusal but a fault of ours."""
    answer = exception_handler(error, context)
    if answer is not None:
        answer.data = {"detail": sentence(error)}
    return answer


def sentence(error: Exception) -> str:
    if isinstance(error, Http404):
        return "There is nothing at this address."
    if isinstance(error, MethodNotAllowed):
        return "The data can only be read, by GET or HEAD."
    if isinstance(error, ValidationError) and isinstance(error.detail, dict):
        return f"Cannot be read: {', '.join(sorted(error.detail))}."
    return str(error.default_detail) if isinstance(error, APIException) else "Refused."
