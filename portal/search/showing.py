"""What was found as readers see it: the words looked for marked in their original spelling."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from portal.search.faces import Face, date_of, kind_of_face, kind_of_item, path_of
from portal.search.models import FACES, SearchDocument
from portal.texts.dates import DatePrecision
from portal.texts.folding import initials
from portal.texts.highlighting import extract, highlight, hits
from portal.texts.page import language
from portal.texts.teaser import Teaser

# Characters of the extract: two or three lines.
EXTRACT = 180
LINE = 120


@dataclass(frozen=True)
class Showing:
    documents: Sequence[SearchDocument]
    terms: list[str]

    def faces(self) -> list[Face]:
        return [self.face(document) for document in self.documents if document.kind in FACES]

    def items(self) -> list[Teaser]:
        return [self.item(document) for document in self.documents if document.kind not in FACES]

    def face(self, document: SearchDocument) -> Face:
        result, data = document.result, document.result.data
        return Face(
            name=self.marked(result.title),
            native_name=self.marked(data.get("native_name", "")),
            path=path_of(document),
            initials=initials(result.title),
            posts=self.marked(self.line(document)),
            note=kind_of_face(document),
        )

    def line(self, document: SearchDocument) -> str:
        """The post held; where the words stand in the text only, what it says of them."""
        result, line = document.result, document.result.data.get("line", "")
        shown = " ".join([result.title, *result.names, line])
        is_in_text_only = self.terms and not hits(shown, self.terms) and hits(result.text, self.terms)
        return extract(result.text, self.terms, LINE) if is_in_text_only else line

    def item(self, document: SearchDocument) -> Teaser:
        result = document.result
        date = date_of(document)
        is_day = date is not None and date.precision == DatePrecision.DAY
        return Teaser(
            headline=in_language(document, self.marked(result.title)),
            path=path_of(document),
            published_at=date.date if date and is_day else None,
            day=date.label() if date and not is_day else "",
            kind=kind_of_item(document),
            lead=in_language(document, self.marked(extract(result.text, self.terms, EXTRACT))),
            cover=result.data.get("picture"),
        )

    def marked(self, text: str) -> SafeString:
        return highlight(text, self.terms)


def in_language(document: SearchDocument, text: SafeString) -> SafeString:
    if document.language in ("", language()):
        return text
    return format_html('<span lang="{}">{}</span>', document.language, text)
