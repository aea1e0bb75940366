"""What a form sent of a story, and what it says about itself."""

from uuid import UUID

from django.http import HttpRequest, QueryDict

from news.models import Buffer
from news.writing.buffers import Data

# What a form carries about itself, not of the story.
OWN = {"csrfmiddlewaretoken", "tab", "user", "over", "story", "continues"}


def sent(request: HttpRequest) -> Data:
    """Without buttons and without signs that no database keeps."""
    names = [name for name in request.POST if name not in OWN and not name.startswith("_")]
    return {name: [value.replace("\0", "") for value in request.POST.getlist(name)] for name in names}


def as_query(data: Data) -> QueryDict:
    query = QueryDict(mutable=True)
    for name, values in data.items():
        query.setlist(name, values)
    return query


def as_sent(buffer: Buffer) -> QueryDict:
    return as_query(buffer.data)


def window(request: HttpRequest) -> UUID | None:
    try:
        return UUID(request.POST.get("tab", ""))
    except ValueError:
        return None


def story_named(request: HttpRequest) -> UUID | None:
    """Under which uuid a new story is written: of the form that is sent, or of an address that goes on with one."""
    try:
        return UUID(request.POST.get("story") or request.GET.get("story", ""))
    except ValueError:
        return None
