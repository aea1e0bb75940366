"""Whom imported stories name: marked for an editor, who links them with one click. Nothing is linked here."""

from collections.abc import Iterable, Iterator

from news.importing.marks import Mark
from news.mentions.linking import MARK
from news.mentions.manuscript import Manuscript, manuscript_of
from news.mentions.suggestions import suggestions
from news.models import Article
from portal.directory.phrasebook import Phrasebook

Line = tuple[int, str]


def names_in(article: Article, lines: Iterable[Line], names: Phrasebook) -> Iterator[Mark]:
    """A mark for each record, with the line of the page that names it first."""
    flat = [(number, " ".join(text.split())) for number, text in lines]
    saved = manuscript_of(article)
    manuscript = Manuscript(saved.story, "\n".join(text for _, text in flat), saved.on, saved.linked)
    for each in suggestions(manuscript, names):
        if not each.is_linked:
            # The text was joined of lines: as many breaks stand before the name as lines above it.
            number = flat[manuscript.text.count("\n", 0, each.start)][0]
            yield Mark(MARK, number, str(each.record))
