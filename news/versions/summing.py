"""How much differs, for the head of a page."""

from collections.abc import Sequence

from news.versions.blocks import Block
from news.versions.comparing import Section
from news.versions.differences import Changed


def counts(sections: Sequence[Section]) -> dict[str, int]:
    """Words of texts, and lines of everything else."""
    runs = [run for section in sections for piece in section.pieces if isinstance(piece, Changed) for run in piece.runs]
    tally = {"added": 0, "removed": 0, "same": 0}
    for run in runs:
        tally[run.kind] += len(Block("", run.tokens).text.split())
    others = sum(line.what != "same" for section in sections for line in section.lines)
    return {"added": tally["added"], "removed": tally["removed"], "others": others}
