"""A scraped page while it is read: its lines without the old CMS's furniture, the account, and the marks so far."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from news.importing.account import Account
from news.importing.labels import furniture_rule
from news.importing.marks import MARK_CHARACTERS, Mark, MarkKind
from news.importing.oddities import oddities
from news.importing.parsed import Kind
from news.importing.passages import Passage
from news.importing.reading import Line, PageRefused
from news.importing.spam import spam_among
from news.importing.views_line import parse_views_line

VIEWS_LINE = "views line"
FONT_SIZE_LINE = "font-size line"
WITHIN_A_PAGE = frozenset({FONT_SIZE_LINE, "separator line"})  # furniture that stands above or between texts


MARKS = 500


class Rejected(Exception):
    """The page was recognized, and nothing can be made of it."""

    def __init__(self, kind: Kind, line: int, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind
        self.line = line
        self.reason = reason


class ScrapedPage:
    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.account = Account(lines)
        self.marks: list[Mark] = []
        self.spam: set[int] = set()
        self.furniture = dict(self._furniture())
        self.content = [line for line in lines if line.text and line.number not in self.furniture]
        if not any(line.text for line in lines):
            raise PageRefused(1, "the page is empty")

    def mark(self, kind: MarkKind, line: int, text: str) -> None:
        if len(self.marks) == MARKS:
            raise PageRefused(line, f"the page wants an editor's eye in more than {MARKS} places")
        shown = text if len(text) <= MARK_CHARACTERS else f"{text[:MARK_CHARACTERS]}…"
        self.marks.append(Mark(kind, line, shown))

    def leave_out(self, passage: Passage, rule: str, mark: MarkKind) -> None:
        self.account.discard_rest(passage, rule)
        self.mark(mark, passage.line, passage.text)

    def set_spam_aside(self) -> None:
        """Raises Rejected when more than half of the text is spam."""
        passages = [Passage.of(line) for line in self.content]
        spam = spam_among(passages)
        for passage in spam:
            self.leave_out(passage, "spam", "spam")
        if 2 * sum(len(passage.text) for passage in spam) > sum(len(passage.text) for passage in passages):
            raise Rejected("spam", spam[0].line, "most of the page is advertising that was injected into the old site")
        self.spam = {passage.line for passage in spam}
        self.content = [line for line in self.content if line.number not in self.spam]

    def has_spam_between(self, above: int, below: int) -> bool:
        return any(above < line < below for line in self.spam)

    def mark_oddities(self) -> None:
        """The first line of each kind: whoever looks at it looks at the page."""
        seen: set[MarkKind] = set()
        for line in self.content:
            for kind in oddities(line.text):
                if kind not in seen:
                    self.mark(kind, line.number, line.text)
                seen.add(kind)

    def first(self, rule: str, after: int = 0) -> Line | None:
        return next((line for line in self.under(rule) if line.number > after), None)

    def under(self, rule: str) -> Iterator[Line]:
        return (self.lines[number - 1] for number, found in self.furniture.items() if found == rule)

    def end_of_text(self, after: int) -> int:
        """The line on which the old CMS's own end of an article begins: its views line, else two labels in a row."""
        if views := self.first(VIEWS_LINE, after):
            return views.number
        filled = [line.number for line in self.lines if line.text and line.number > after]
        labels = {number for number, rule in self.furniture.items() if rule not in WITHIN_A_PAGE}
        return next((one for one, next_one in pairwise(filled) if {one, next_one} <= labels), len(self.lines) + 1)

    def close(self) -> None:
        """Leaves out the rest of the furniture. What nobody took by then is marked: nothing goes silently."""
        self._discard_furniture()
        for line in list(self.account.untaken()):
            self.leave_out(Passage.of(line), "unread", "unread")

    def close_rejected(self, kind: Kind) -> None:
        self._discard_furniture()
        self.account.discard_everything(f"page of kind {kind}")

    def _discard_furniture(self) -> None:
        for number, rule in self.furniture.items():
            self.account.discard_rest(Passage.of(self.lines[number - 1]), rule)

    def _furniture(self) -> Iterator[tuple[int, str]]:
        for line in self.lines:
            if not line.text:
                continue
            if parse_views_line(line.text):
                yield line.number, VIEWS_LINE
            elif rule := furniture_rule(line.text):
                yield line.number, rule
