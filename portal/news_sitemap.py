"""The sitemap for news searchers: the stories of two days, with headline and hour."""

import datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_safe

from news.models import Edition
from portal.caching.sharing import shared
from portal.texts.page import absolute
from portal.texts.xml import within_xml

TWO_DAYS = datetime.timedelta(hours=48)
# The searchers' own limits: no older story, no longer file.
MOST = 1000


@shared
@require_safe
def news_sitemap(request: HttpRequest) -> HttpResponse:
    stories = [
        {
            "location": absolute(path),
            "language": language,
            "published_at": published_at.isoformat(timespec="seconds"),
            "headline": within_xml(headline),
        }
        for path, language, published_at, headline in published_since(timezone.now() - TWO_DAYS)[:MOST]
    ]
    context = {"stories": stories, "name": settings.SITE_NAME}
    return HttpResponse(render_to_string("portal/news_sitemap.xml", context), content_type="application/xml")


def published_since(moment: datetime.datetime) -> QuerySet[Edition, Any]:
    """Newest first. No story is read before its date of publication, so that `public_from` bounds what is looked at."""
    recent = Edition.objects.public().filter(public_from__gte=moment, published_at__gte=moment)
    return recent.order_by("-published_at", "-id").values_list("path", "language", "published_at", "headline")
