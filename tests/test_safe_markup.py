"""Whatever stands unescaped in a page is named here, with the reason why no person's text can become markup by it.

Rich text has one reason: `portal.texts.html.clean`, which the fields named in `RICH_TEXT` pass on every way in.
"""

import ast
import re
from collections.abc import Iterator

import pytest
from django.apps import apps

from portal.texts.fields import HtmlField
from tests.test_architecture import TOP, files, modules, name

RICH_TEXT = {
    "directory.Official.summary",
    "directory.Organization.summary",
    "events.Event.summary",
    "events.EventSeries.summary",
    "news.Article.body",
}
CLEANED = "an HtmlField, cleaned on every way into the database"
ESCAPED = "made of escaped text and tags of our own"
IN_TEMPLATES = {
    "admin/news/article/_both.html: mine.body": "cleaned by ArticleForm, or else what was saved",
    "admin/news/article/_both.html: theirs.body": CLEANED,
    "admin/includes/_field.html: field.field.help_text": "written in our code, as Django's own template takes it",
    "admin/includes/fieldset.html: fieldset.description": "written in our code, as Django's own template takes it",
    "directory/_who.html: official.summary": CLEANED,
    "directory/organization_detail.html: organization.summary": CLEANED,
    "events/_head.html: event.summary": CLEANED,
    "events/series_detail.html: series.summary": CLEANED,
    "news/_figure.html: caption_html": "cut by news.body out of a cleaned body",
    "news/edition_detail.html: edition.body_html": "news.body.render_body of a cleaned body",
}
IN_CODE = {
    "events.admin.events.in_program": "a line break",
    "events.calendar.chaired_by": "empty",
    "events.notices.canceled": "a sentence of ours",
    "events.notices.notice": "the name of a state, from our choices; a sentence of ours",
    "events.notices.over": "empty",
    "events.notices.planned": "empty",
    "events.notices.reason": "empty",
    "events.wording.first_day": "empty",
    "events.wording.struck": "empty",
    "news.history.note": "a word of ours",
    "news.templatetags.versions.words": ESCAPED,
    "news.writing.merging.paragraphs": ESCAPED,
    "portal.accounts.second_factor.square": "a drawing of black modules",
    "portal.directory.branches.under_name": "a sentence of ours",
    "portal.directory.marks.of_end": "empty",
    "portal.directory.roles.in_short": "a sentence of ours",
    "portal.directory.wording.period": "a sentence of ours",
    "portal.texts.highlighting.highlight": ESCAPED,
    "portal.texts.templatetags.page.jsonld": "JSON in which no sign can end the element",
}
UNESCAPING = {"mark_safe", "SafeString", "SafeText", "html_safe"}


def test_what_templates_leave_unescaped_is_named():
    markup = (path for path in files() if "templates" in path.parts and "tests" not in path.relative_to(TOP).parts)
    found = {
        f"{path.relative_to(TOP / 'templates')}: {value}" for path in markup for value in unescaped(path.read_text())
    }
    assert found == set(IN_TEMPLATES)


def test_what_code_calls_safe_is_named():
    assert {f"{name(path)}.{place}" for path in modules() for place in called_safe(path.read_text())} == set(IN_CODE)


def test_rich_text_is_kept_in_fields_that_clean_it():
    fields = {str(field) for model in apps.get_models() for field in model._meta.fields if isinstance(field, HtmlField)}
    assert fields == RICH_TEXT


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        ("<p>{{ story.lead|safe }}</p>", ["story.lead"]),
        ("{{ story.lead | truncatechars:9 | safe }}", ["story.lead"]),
        ("{{ lines|safeseq|join:'' }}", ["lines"]),
        ("{% autoescape off %}{{ lead }}{% endautoescape %}", ["autoescape off"]),
        ("{% include 'a.html' with words=lead|safe %}", ["words=lead"]),
        ("{% filter safe %}{{ lead }}{% endfilter %}", ["filter safe"]),
        ("{{ safe }} {{ story.safe }} {% if safe %}", []),
    ],
)
def test_unescaped_value_is_found(markup, found):
    assert list(unescaped(markup)) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("def a():\n    return mark_safe('')", ["a"]),
        ("class A:\n    def b(self):\n        return safestring.SafeString('')", ["b"]),
        ("A = SafeString('')", ["A = SafeString('')"]),
        ("@html_safe\nclass A: pass", ["A"]),
        ("class A:\n    def __html__(self): ...", ["__html__"]),
        ("def a(words: SafeString) -> SafeString:\n    return words", []),
    ],
)
def test_call_of_safe_is_found(source, found):
    assert list(called_safe(source)) == found


def unescaped(markup: str) -> Iterator[str]:
    for tag in re.findall(r"\{[{%](.*?)[%}]\}", markup, re.DOTALL):
        if re.match(r"\s*(autoescape\s+off|filter\b.*\bsafe(seq)?\b)", tag):
            yield tag.strip()
        yield from re.findall(r"([^\s|]+)\s*(?:\|[^|]*)??\|\s*safe(?:seq)?\b", tag)


def called_safe(source: str) -> Iterator[str]:
    """The function, else the statement of the module, that holds each call."""
    for node in ast.parse(source).body:
        yield from within(node, ast.unparse(node))


def within(node: ast.AST, place: str) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        place = node.name
        if place == "__html__" or any(called(decorator) in UNESCAPING for decorator in node.decorator_list):
            yield place
    if isinstance(node, ast.Call) and called(node.func) in UNESCAPING:
        yield place
    for child in ast.iter_child_nodes(node):
        yield from within(child, place)


def called(node: ast.expr) -> str:
    return getattr(node, "attr", getattr(node, "id", ""))
