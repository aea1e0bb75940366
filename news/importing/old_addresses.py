"""Addresses of the old SharePoint site. IDs count per list, so (list, ID) names an article, PageIndex nothing."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qsl, unquote

LONGEST = 2048
PARAMETERS = 50
LONGEST_CATEGORY = 255  # characters: a line of text in SharePoint holds no more
HIGHEST_ID = 2**31 - 1  # SharePoint's own bound

ORGANIZATIONS = "chinhquyen/Lists/BoMayToChuc"
# The spelling of the old site, whose own links varied in case.
AREAS = {area.lower(): area for area in ("TinTucSuKien", "SmartCity", "GioiThieu", ORGANIZATIONS)}

Kind = Literal["list", "article", "print"]
_PAGES: dict[str, Kind] = {
    "tongquat.aspx": "list",
    "chitiet.aspx": "article",
    "dispform.aspx": "article",
    "inbaivietpage.aspx": "print",
}

_SCHEME = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_GUID = re.compile(r"\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?")


@dataclass(frozen=True, slots=True)
class OldAddress:
    area: str
    """The list's path in its usual spelling; a print view knows only the list's GUID, in small letters."""
    kind: Kind
    list_name: str
    id: int | None = None
    category: str = ""
    page_index: int | None = None

    @property
    def key(self) -> tuple[str, int] | None:
        """What names an old article; None for a list."""
        return None if self.id is None else (self.area, self.id)


def parse_old_address(address: str) -> OldAddress | None:
    """None for what is no address of the old site. Never raises."""
    if len(address) > LONGEST or not _is_clean(address):
        return None
    path, _, query = address.partition("#")[0].partition("?")
    folders = _folders(path)
    kind = _PAGES.get(folders[-1].lower()) if folders else None
    parameters = _parameters(query)
    if kind is None or parameters is None:
        return None
    if kind == "print":
        return _printed(parameters)
    area = _area(folders[:-1])
    if area is None:
        return None
    return _listed(area, parameters) if kind == "list" else _article(area, parameters)


def _is_clean(text: str) -> bool:
    return "\ufffd" not in text and all(unicodedata.category(character)[0] != "C" for character in text)


def _folders(path: str) -> list[str]:
    host = _SCHEME.match(path)
    folders = [unquote(folder) for folder in path[host.end() if host else 0 :].split("/")]
    # `www.example.gov.vn:443/Lists/...`, as people copy addresses, without the scheme.
    starts_with_host = host or (not path.startswith("/") and "." in folders[0] and len(folders) > 1)
    return [folder for folder in folders[1 if starts_with_host else 0 :] if folder]


def _parameters(query: str) -> dict[str, str] | None:
    """By small letters. None where there are too many, one is given twice with two values, or one is not text."""
    try:
        pairs = parse_qsl(query.replace("&amp;", "&"), max_num_fields=PARAMETERS)  # as copied from a page's source
    except ValueError:
        return None
    parameters: dict[str, str] = {}
    for name, value in pairs:
        if parameters.setdefault(name.lower(), value) != value and name.lower() in ("id", "categoryid", "listid"):
            return None
    return parameters


def _area(folders: list[str]) -> str | None:
    """The path of the list: `TinTucSuKien` for `/Lists/TinTucSuKien`, a subsite in front of it otherwise."""
    lowered = [folder.lower() for folder in folders]
    if len(folders) < 2 or lowered[-2] != "lists" or not all(map(_is_clean, folders)):
        return None
    area = lowered[-1] if len(folders) == 2 else "/".join(lowered)
    return AREAS.get(area, area)


def _listed(area: str, parameters: dict[str, str]) -> OldAddress | None:
    category = unicodedata.normalize("NFC", " ".join(parameters.get("categoryid", "").split()))
    if len(category) > LONGEST_CATEGORY or not _is_clean(category):
        return None
    return OldAddress(area, "list", _name(area), category=category, page_index=_number(parameters.get("pageindex", "")))


def _article(area: str, parameters: dict[str, str]) -> OldAddress | None:
    number = _number(parameters.get("id", ""))
    return OldAddress(area, "article", _name(area), id=number) if number else None


def _printed(parameters: dict[str, str]) -> OldAddress | None:
    number = _number(parameters.get("id", ""))
    guid = _GUID.fullmatch(parameters.get("listid", "").lower())
    return OldAddress(guid[1], "print", guid[1], id=number) if number and guid else None


def _name(area: str) -> str:
    return area.rpartition("/")[2]


def _number(digits: str) -> int | None:
    # The length first: int() takes long over thousands of digits, and refuses more.
    if not (digits.isascii() and digits.isdigit() and len(digits) <= len(str(HIGHEST_ID))):
        return None
    return int(digits) if 1 <= int(digits) <= HIGHEST_ID else None
