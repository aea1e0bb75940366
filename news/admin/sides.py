"""What differs between a text that somebody kept and the story as others have saved it, part by part."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.admin import ModelAdmin
from django.http import HttpRequest
from django.utils.formats import localize
from django.utils.safestring import SafeString
from django.utils.text import capfirst

from news.admin import manuscripts
from news.admin.as_saved import as_saved, belongs, on_top
from news.admin.manuscripts import Manuscript
from news.admin.sent import as_query
from news.models import Article, Buffer
from news.writing.buffers import Data
from news.writing.merging import Piece, marked, merged, pieces

TEXTS = ("headline", "lead", "body")
THEIRS = "theirs"


@dataclass(frozen=True)
class Part:
    """`name` is that of the choice; texts come marked, everything else in words."""

    name: str
    title: str
    mine: SafeString | str
    theirs: SafeString | str


@dataclass(frozen=True)
class Sides:
    mine: Manuscript
    theirs: Manuscript
    data: Data
    saved: Data = field(default_factory=dict)

    def parts(self) -> Iterator[Part]:
        yield from self.texts()
        yield from self.fields()
        yield from self.rows()

    def texts(self) -> Iterator[Part]:
        for name in ("headline", "lead"):
            mine, theirs = (getattr(side.article, name) for side in (self.mine, self.theirs))
            if mine != theirs:
                yield Part(name, title_of(self.mine, name), *marked(mine, theirs))
        for piece in self.body():
            if not piece.is_same:
                yield Part(f"body-{piece.number}", title_of(self.mine, "body"), *piece.marked)

    def body(self) -> list[Piece]:
        return pieces(self.mine.article.body, self.theirs.article.body)

    def fields(self) -> Iterator[Part]:
        for name in self.mine.form.fields:
            if name in TEXTS or name == "version":
                continue
            mine, theirs = in_words(self.mine, name), in_words(self.theirs, name)
            if mine != theirs:
                yield Part(name, title_of(self.mine, name), mine, theirs)

    def rows(self) -> Iterator[Part]:
        for model, formset in self.mine.formsets.items():
            mine, theirs = (", ".join(map(str, side.rows(model))) for side in (self.mine, self.theirs))
            if mine != theirs:
                yield Part(str(formset.prefix), str(capfirst(model._meta.verbose_name_plural)), mine, theirs)

    def chosen(self, choices: dict[str, str]) -> Data:
        """My text with the parts of which theirs was chosen, on top of theirs."""
        data = dict(self.data)
        for part in self.parts():
            if choices.get(part.name) == THEIRS and not part.name.startswith("body-"):
                keys = {name for name in data if belongs(name, part.name)}
                data = {name: data[name] for name in data if name not in keys}
                data |= {name: values for name, values in self.saved.items() if belongs(name, part.name)}
        body = merged(self.mine.article.body, self.theirs.article.body, lambda n: choices.get(f"body-{n}") == THEIRS)
        return data | {"body": [body], "version": self.saved["version"]}


def sides(admin: ModelAdmin, request: HttpRequest, article: Article, buffer: Buffer) -> Sides:
    saved = as_saved(admin, request, article)
    data = on_top(dict(buffer.data), saved)
    both = [Article.objects.get(pk=article.pk), Article.objects.get(pk=article.pk)]
    mine, theirs = (
        manuscripts.read(admin, request, each, as_query(values))
        for each, values in zip(both, (data, saved), strict=True)
    )
    return Sides(mine, theirs, data, saved)


def title_of(side: Manuscript, name: str) -> str:
    return str(capfirst(side.form.fields[name].label or name))


def in_words(side: Manuscript, name: str) -> str:
    value: Any = side.form.cleaned_data.get(name)
    if isinstance(value, str):
        choices = dict(getattr(side.form.fields[name], "choices", ()))
        return str(choices.get(value, value))
    if hasattr(value, "__iter__"):
        return ", ".join(sorted(map(str, value)))
    return "" if value is None else str(localize(value))
