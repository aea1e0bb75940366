"""Writing a page's values into an article without touching what an editor has changed since.

`Article.imported` keeps a hash of every value an importer wrote. A value that still has its hash is the
importer's to replace; any other is an editor's, and stays.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from news.models import Article


@dataclass
class Merge:
    changed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def merge(article: Article, values: Mapping[str, Any]) -> Merge:
    """Sets what may be set, not saved; names what was kept although the page says otherwise."""
    result = Merge()
    for name, value in values.items():
        current = getattr(article, name)
        if current == value:
            article.imported[name] = digest(value)
        elif is_an_editors(article, name, current):
            result.kept.append(name)
        else:
            setattr(article, name, value)
            article.imported[name] = digest(value)
            result.changed.append(name)
    return result


def is_an_editors(article: Article, name: str, current: Any) -> bool:
    if name in article.imported:
        return article.imported[name] != digest(current)
    return current not in ("", None)  # no importer wrote it, and yet it is filled


def digest(value: Any) -> str:
    text = value.isoformat() if hasattr(value, "isoformat") else str(value)
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()
