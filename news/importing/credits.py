"""Who made an article: `Reported by A - Translated by B`, also without spaces. Two people, two roles, both paid."""

import re
from collections.abc import Iterator

from news.importing.parsed import Contributor, Role

LONGEST = 200
WORDS_OF_A_NAME = 6

_ROLES: dict[str, Role] = {
    "reported": "writer",
    "written": "writer",
    "translated": "translator",
    "edited": "editor",
    "photo": "photographer",
    "photos": "photographer",
    "ảnh": "photographer",
}
_ROLE = re.compile(r"(reported|written|translated|edited|photos?|ảnh) ?(?:by ?:?|:)", re.IGNORECASE)
_PHOTO = re.compile(r"[(\[]? ?(?:photos?|ảnh) ?(?:by ?:?|:) ?(?P<name>[^:()\[\]]{2,60}?)[ .)\]]*$", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"[,;/&]| and ")
_AROUND_A_NAME = " .:|-–—"

Span = tuple[int, int]


def credited(text: str) -> list[tuple[Role, Span]]:
    """Each name in a line of credits with its role; empty for any other line."""
    if len(text) > LONGEST or not _ROLE.match(text):
        return []
    found = [(_ROLES[role[1].lower()], span) for role, part in _parts(text) for span in _names(text, part)]
    return found if all(_is_name(text[slice(*span)]) for _, span in found) else []


def contributors(text: str, line: int) -> list[Contributor]:
    return [Contributor(text[slice(*span)], role, line) for role, span in credited(text)]


def photo_credit(text: str) -> tuple[int, Span] | None:
    """Where a caption ends and where the photographer's name stands: `... at the bridge. Photo: A`."""
    found = _PHOTO.search(text, max(0, len(text) - 90))  # a name and its words are shorter
    if not found or not found.start() or not _is_name(found["name"]):
        return None
    return len(text[: found.start()].rstrip(" -–—")), found.span("name")


def _parts(text: str) -> Iterator[tuple[re.Match[str], Span]]:
    roles = list(_ROLE.finditer(text))
    ends = [role.start() for role in roles[1:]] + [len(text)]
    return ((role, (role.end(), end)) for role, end in zip(roles, ends, strict=True))


def _names(text: str, part: Span) -> Iterator[Span]:
    cuts = [cut.span() for cut in _BETWEEN_NAMES.finditer(text, *part)]
    starts = [part[0], *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), part[1]]
    for start, end in zip(starts, ends, strict=True):
        name = text[start:end]
        if kept := name.strip(_AROUND_A_NAME):
            first = start + name.index(kept)
            yield first, first + len(kept)


def _is_name(text: str) -> bool:
    words = text.split()
    return 0 < len(words) <= WORDS_OF_A_NAME and all(word[0].isupper() for word in words)
