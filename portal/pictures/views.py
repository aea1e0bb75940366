import datetime
from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from portal.pictures.models import Showing
from portal.pictures.renditions import CONTENT_TYPES, NAMES
from portal.pictures.storage import renditions_folder

DAY = 24 * 60 * 60


@require_safe
def rendition(request: HttpRequest, uuid: UUID, name: str) -> HttpResponseBase:
    """For readers: only while something public shows the picture."""
    if name not in NAMES:  # made-up names cost no query
        raise Http404
    now = timezone.now()
    # Before the file: who has it already gets no 304 for a picture that was withdrawn.
    ends = list(Showing.objects.public(now).filter(picture__uuid=uuid).values_list("public_until", flat=True))
    if not ends:
        raise Http404
    response = rendition_file(request, uuid, name)
    patch_cache_control(response, public=True, max_age=lifetime(ends, now))
    return response


def lifetime(ends: list[datetime.datetime | None], now: datetime.datetime) -> int:
    """Seconds: a day, or less where the picture is known to stop being public before."""
    known = [end for end in ends if end]
    if len(known) < len(ends):
        return DAY
    return min(DAY, int((max(known) - now).total_seconds()))


def rendition_file(request: HttpRequest, uuid: UUID, name: str) -> HttpResponseBase:
    """Whoever calls has decided who may see it, and that the name is one of NAMES."""
    path = renditions_folder(uuid) / name
    try:
        status = path.stat()
        etag = f'"{status.st_mtime_ns:x}-{status.st_size:x}"'
        response = get_conditional_response(request, etag, int(status.st_mtime)) or FileResponse(
            path.open("rb"), content_type=CONTENT_TYPES[path.suffix]
        )
    except OSError as error:  # Not made yet, or the disk is away: the page stands without it.
        raise Http404 from error
    response.headers["ETag"] = etag
    response.headers["Last-Modified"] = http_date(status.st_mtime)
    return response
