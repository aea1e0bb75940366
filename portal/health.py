"""What a supervisor asks: whether this process lives, and whether it can serve."""

from django.core.cache import cache
from django.db import Error, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """Asks nothing else, so that a slow database does not get the process killed."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """503 while the database does not answer. A cache that is down is told, but readers can do without it."""
    found = {"database": database_answers(), "cache": cache_answers()}
    return JsonResponse(found, status=200 if found["database"] else 503)


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return False
    return True


def cache_answers() -> bool:
    try:
        cache.get("readyz")
    except Exception:  # each cache library has errors of its own
        return False
    return True
