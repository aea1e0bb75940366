"""What can be asked, and how that is described."""

import json
from functools import cache
from typing import Any

from django.http import Http404
from django.urls import reverse
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from portal.texts.page import absolute

KINDS = ("articles", "officials", "organizations", "appointments", "events", "keywords", "categories", "schema")

REFUSALS = {"400": "A parameter cannot be read.", "404": "There is nothing at this address."}


@extend_schema(exclude=True)
@api_view(["GET", "HEAD"])
def root(request: Request) -> Response:
    return Response({kind: absolute(reverse(f"api_{kind}")) for kind in KINDS})


@extend_schema(exclude=True)
@api_view(["GET", "HEAD"])
def schema(request: Request) -> Response:
    return Response(description())


@extend_schema(exclude=True)
@api_view(["GET", "HEAD"])
def nothing(request: Request) -> Response:
    raise Http404


def with_refusals(result: dict[str, Any], **context: Any) -> dict[str, Any]:
    """A hook of drf-spectacular: what is answered where nothing is, and where a parameter cannot be read."""
    detail = {"type": "object", "required": ["detail"], "properties": {"detail": {"type": "string"}}}
    result["components"]["schemas"]["Refusal"] = detail
    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Refusal"}}}
    for methods in result["paths"].values():
        for status, words in REFUSALS.items():
            methods["get"]["responses"][status] = {"description": words, "content": content}
    return result


@cache
def description() -> dict[str, Any]:
    """OpenAPI 3, once for each process: nothing in it depends on content."""
    # There and back, so that lazy texts are plain ones from then on.
    return json.loads(json.dumps(SchemaGenerator().get_schema(request=None, public=True), default=str))
