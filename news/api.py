"""Stories, keywords and categories as open data: what readers have, through the same gate and the same filters."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ValidationError
from rest_framework.mixins import RetrieveModelMixin
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet, ReadOnlyModelViewSet

from news import reading
from news.filters import StoryFilter
from news.models import Category, Edition, Keyword, Listing
from news.sections import sections
from news.serializers import ArticleSerializer, CategorySerializer, KeywordSerializer
from portal.counting.totals import totals

YEAR = OpenApiParameter("year", OpenApiTypes.INT, description="Of publication: only stories whose date is known.")


class ArticleList(GenericViewSet[Any]):
    """Newest first, those without a date of publication at their place in the lists of the former portal."""

    # For the description, and to be narrowed: `StoryFilter.stories` puts the rows in its place.
    queryset = Listing.objects.none()
    serializer_class = ArticleSerializer
    filterset_class = StoryFilter

    @extend_schema(parameters=[YEAR])
    def list(self, request: Request) -> Response:
        asked = StoryFilter(request.query_params, self.queryset)
        if not asked.is_valid():
            raise ValidationError(asked.errors)
        stories: Any = asked.stories(timezone.now())
        page = self.paginate_queryset(stories)
        return self.get_paginated_response(self.get_serializer(with_views(page), many=True).data)


class ArticleDetail(RetrieveModelMixin, GenericViewSet[Edition]):
    serializer_class = ArticleSerializer
    lookup_field = "article_uuid"
    lookup_url_kwarg = "uuid"

    def get_queryset(self) -> QuerySet[Edition]:
        return reading.readable(timezone.now())


class KeywordViewSet(ReadOnlyModelViewSet[Keyword]):
    """Those of public stories."""

    serializer_class = KeywordSerializer
    lookup_field = "uuid"

    def get_queryset(self) -> QuerySet[Keyword]:
        return reading.keywords().filter(merged_into=None).order_by("name", "pk")


class CategoryViewSet(GenericViewSet[Any]):
    """The tree of sections, in the newsroom's order."""

    queryset = Category.objects.none()
    serializer_class = CategorySerializer
    filter_backends = ()

    def list(self, request: Request) -> Response:
        page = self.paginate_queryset(list(sections().values()))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    def retrieve(self, request: Request, uuid: UUID) -> Response:
        found = next((section for section in sections().values() if section.uuid == uuid), None)
        if found is None:
            raise Http404
        return Response(self.get_serializer(found).data)


def with_views(page: Any) -> list[Edition]:
    """Whole, which those of a list are not, and with what was counted. Two queries."""
    editions = list(page.defer(None))
    views = totals([edition.article_id for edition in editions])
    for edition in editions:
        edition.views = views[edition.article_id]
    return editions


articles = ArticleList.as_view({"get": "list"})
article = ArticleDetail.as_view({"get": "retrieve"})
keywords = KeywordViewSet.as_view({"get": "list"})
keyword = KeywordViewSet.as_view({"get": "retrieve"})
categories = CategoryViewSet.as_view({"get": "list"})
category = CategoryViewSet.as_view({"get": "retrieve"})
