"""Compared words as HTML. What they are in, a link or a bold run, is shown and, where it has an address, said."""

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from news.versions.blocks import Mark, Token
from news.versions.differences import Same
from news.versions.words import Run

register = template.Library()

KINDS: dict[str, Callable[[int], str]] = {
    "p": lambda n: ngettext("%(n)d paragraph", "%(n)d paragraphs", n),
    "h2": lambda n: ngettext("%(n)d heading", "%(n)d headings", n),
    "h3": lambda n: ngettext("%(n)d lower heading", "%(n)d lower headings", n),
    "li": lambda n: ngettext("%(n)d item", "%(n)d items", n),
    "blockquote": lambda n: ngettext("%(n)d quotation", "%(n)d quotations", n),
    "tr": lambda n: ngettext("%(n)d row", "%(n)d rows", n),
    "figure": lambda n: ngettext("%(n)d picture", "%(n)d pictures", n),
    "caption": lambda n: ngettext("%(n)d title of a table", "%(n)d titles of tables", n),
    "hr": lambda n: ngettext("%(n)d line", "%(n)d lines", n),
}


@register.filter
def words(tokens: tuple[Token, ...]) -> SafeString:
    """Without the space that follows the last one: a mark ends with its word."""
    parts = [part(marks, list(run)) for marks, run in groupby(tokens, key=lambda token: token.marks)]
    return mark_safe("".join(parts).rstrip())


def part(marks: tuple[Mark, ...], tokens: list[Token]) -> str:
    text = "".join(token.text + " " * token.space for token in tokens)
    shown: str = format_html("{}", text.rstrip())
    for mark in marks:
        shown = marked(shown, mark)
    return shown + " " * text.endswith(" ")


def marked(shown: str, mark: Mark) -> SafeString:
    if mark.kind in ("strong", "em", "sub", "sup"):
        return format_html("<{0}>{1}</{0}>", mark.kind, shown)
    if mark.kind == "picture":
        return format_html('<span class="meta">{} “{}”</span>', _("Picture"), shown)
    if mark.kind == "alt":
        return format_html('<span class="meta">{}</span> {}', _("alt text:"), shown)
    return format_html('{} <span class="meta">({})</span>', shown, mark.value)


@register.filter
def space_after(run: Run) -> str:
    return " " if run.tokens and run.tokens[-1].space else ""


@register.filter
def said(same: Same) -> str:
    """How much it is: 2 paragraphs and 1 picture."""
    return get_text_list(list(counted(same)), _("and"))


def counted(same: Same) -> Iterator[str]:
    for kind, number in Counter(block.kind for block in same.blocks).items():
        yield KINDS[kind](number) % {"n": number}


@register.filter
def kind_name(kind: str) -> str:
    """One of its kind: 1 paragraph."""
    return KINDS[kind](1) % {"n": 1} if kind in KINDS else kind
