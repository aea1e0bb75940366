"""What robots are asked to leave alone, and where they find the rest."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from portal.caching.sharing import shared
from portal.texts.page import absolute

# The newsroom is nobody's, results of searches never end, and a beacon is no page.
CLOSED = ("/admin/", "/search/", "/vi/search/", "/views/", "/preview/")


@shared
@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    rules = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), "Allow: /"]
    maps = [f"Sitemap: {absolute(reverse(name))}" for name in ("sitemap", "news_sitemap")]
    return HttpResponse("\n".join([*rules, "", *maps, ""]), content_type="text/plain; charset=utf-8")
