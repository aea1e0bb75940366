"""What became of a page, and what of it an editor is asked to look at."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from news.importing.merging import Merge
from news.importing.parsed import Mark, ParsedPage
from news.models import Article
from portal.directory.phrasebook import Phrasebook

Marks = list[tuple[Article | None, Mark]]
Result = Literal["created", "updated", "unchanged", "conflict"]


@dataclass
class Taken:
    """What became of a page: its articles in the page's order, and guesses with the article they are about."""

    names: Phrasebook
    results: list[tuple[Article, Result]] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    marks: Marks = field(default_factory=list)

    @property
    def outcome(self) -> Literal["taken", "unchanged", "conflict"]:
        results = {result for _, result in self.results}
        if "conflict" in results:
            return "conflict"
        return "unchanged" if results <= {"unchanged"} else "taken"


def result_of(is_new: bool, merged: Merge, added: Sequence[str]) -> Result:
    if merged.kept:
        return "conflict"
    if is_new:
        return "created"
    return "updated" if merged.changed or added else "unchanged"


def note(article: Article, result: Result, merged: Merge, taken: Taken) -> None:
    taken.results.append((article, result))
    if merged.kept:
        taken.kept.append(f"{article}: kept as an editor left it: {', '.join(merged.kept)}")


def marks_of_page(page: ParsedPage, taken: Taken) -> Marks:
    """A page of one article marks that article; other marks belong to the page."""
    only = taken.results[0][0] if len(taken.results) == 1 else None
    poster = [
        Mark("stray", parsed.line, f"posted by {parsed.poster.name}") for parsed in page.articles if parsed.poster
    ]
    return [(only, mark) for mark in (*page.marks, *poster)]


def unique(articles: Sequence[Article]) -> list[Article]:
    return list({article.pk: article for article in articles}.values())
