"""Two versions of a story side by side: what became of its texts, of its fields, and of what hangs on it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from news.versions.blocks import Block, lines_of
from news.versions.content import RELATIONS, TEXTS
from news.versions.differences import Changed, Same, compare_blocks
from news.versions.fields import FIELDS, differs, label, told
from news.versions.figures import titled, titles
from news.versions.names import Names
from news.versions.reading import blocks_of
from news.versions.rows import Line, compare_rows, rows_differ
from news.versions.snapshots import Snapshot


@dataclass(frozen=True)
class Section:
    name: str
    title: str
    pieces: Sequence[Changed | Same] = ()
    lines: Sequence[Line] = field(default_factory=list)


def compare(old: Snapshot, new: Snapshot, names: Names) -> list[Section]:
    """Only what differs, in the order of the story's page."""
    return [*texts(old, new), *hanging(old, new, names), *others(old, new, names)]


def changed(old: Snapshot, new: Snapshot) -> list[str]:
    """What differs in a word each, for a list of versions: nothing is looked up."""
    fields = [label(each) for each in FIELDS if differs(each.name, old, new)]
    relations = [
        relation
        for relation in RELATIONS
        if rows_differ(relation, old.rows[relation.accessor], new.rows[relation.accessor])
    ]
    return [*fields, *(str(relation.title) for relation in relations)]


def texts(old: Snapshot, new: Snapshot) -> Iterator[Section]:
    for each in FIELDS:
        if each.name in TEXTS and differs(each.name, old, new):
            before, after = (blocks(each.name, side.values[each.name]) for side in (old, new))
            known = titles([*before, *after])
            pieces = compare_blocks(
                [titled(block, known) for block in before], [titled(block, known) for block in after]
            )
            yield Section(each.name, label(each), pieces)


def blocks(name: str, text: str) -> list[Block]:
    return blocks_of(text) if name == "body" else lines_of(text)


def hanging(old: Snapshot, new: Snapshot, names: Names) -> Iterator[Section]:
    for relation in RELATIONS:
        before, after = old.rows[relation.accessor], new.rows[relation.accessor]
        if rows_differ(relation, before, after):
            yield Section(
                relation.accessor, str(relation.title), lines=list(compare_rows(relation, before, after, names))
            )


def others(old: Snapshot, new: Snapshot, names: Names) -> Iterator[Section]:
    lines = [
        line
        for each in FIELDS
        if each.name not in TEXTS and differs(each.name, old, new)
        for line in told(each, old.values[each.name], new.values[each.name], names)
    ]
    if lines:
        yield Section("others", _("Section, keywords, publication"), lines=lines)
