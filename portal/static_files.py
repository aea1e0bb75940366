"""Static files as they are sent: named by content, and one file where the source is many.

A chain of @imports costs a slow phone one round trip a link. `collectstatic` therefore sends what the
entries below import in their place; with DEBUG on, the files are served as they lie.
"""

import posixpath
import re
from collections.abc import Callable, Iterator
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import InMemoryStorage, Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

Sources = dict[str, tuple[Storage, str]]

CSS_IMPORT = re.compile(r'@import url\("(?P<name>[\w./-]+)"\)(?: layer\((?P<layer>\w+)\))?;')
CSS_ADDRESS = re.compile(r"""url\(["']?(?!data:|#|/)(?P<name>[^"')]+)["']?\)""")
JS_IMPORT = re.compile(r'^import "(?P<name>[\w./-]+)";?$', re.MULTILINE)


class JoinedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    def post_process(self, paths: Sources, *args: Any, **options: Any) -> Iterator[Any]:
        return super().post_process(joined(paths), *args, **options)


def joined(paths: Sources) -> Sources:
    """The sources of all static files, those of the entries replaced by what they import."""
    memory = InMemoryStorage()
    for entry, put_in_place in ENTRIES.items():
        if entry in paths:
            memory.save(entry, ContentFile(put_in_place(entry, paths).encode()))
            paths = {**paths, entry: (memory, entry)}
    return paths


def joined_css(entry: str, paths: Sources) -> str:
    def content(found: re.Match[str]) -> str:
        text = rebased(source(entry, found["name"], paths), posixpath.dirname(found["name"]))
        return f"@layer {found['layer']} {{\n{text}}}" if found["layer"] else text

    return CSS_IMPORT.sub(content, read(entry, paths))


def rebased(text: str, folder: str) -> str:
    """Addresses in a sheet count from its own folder: from the entry's, once it stands there."""
    return CSS_ADDRESS.sub(lambda found: f'url("{posixpath.normpath(posixpath.join(folder, found["name"]))}")', text)


def joined_js(entry: str, paths: Sources) -> str:
    """Modules that neither import nor export: a block keeps the names of each to itself."""
    return JS_IMPORT.sub(lambda found: f"{{\n{source(entry, found['name'], paths)}}}", read(entry, paths))


def source(entry: str, name: str, paths: Sources) -> str:
    """Raises KeyError for an import that does not exist: better at collectstatic than for a reader."""
    return read(posixpath.normpath(posixpath.join(posixpath.dirname(entry), name)), paths)


def read(name: str, paths: Sources) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        return file.read().decode()


ENTRIES: dict[str, Callable[[str, Sources], str]] = {
    "css/site.css": joined_css,
    "css/newsroom/stock.css": joined_css,
    "css/newsroom/newsroom.css": joined_css,
    "js/site.js": joined_js,
    "js/newsroom/newsroom.js": joined_js,
    "js/newsroom/writing.js": joined_js,
}
