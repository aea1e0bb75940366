"""A chart of totals as a drawing: each bar with its words above it, in lengths that grow with the letters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from news.royalties.totals import Total

ROW = 3.2  # em
WORDS, BAR = 1.2, 1.7


@dataclass(frozen=True)
class Bar:
    """Attributes of SVG as text, so that no language writes a comma into them."""

    total: Total
    words_y: str
    bar_y: str
    x: str
    width: str


@dataclass(frozen=True)
class Bars:
    rows: Sequence[Bar]
    height: str


def bars_of(totals: Sequence[Total]) -> Bars:
    return Bars(list(drawn(totals)), f"{len(totals) * ROW:.1f}em")


def drawn(totals: Sequence[Total]) -> Iterator[Bar]:
    """From a common zero: what was taken back reaches to its left."""
    lowest = min([0, *(total.amount for total in totals)])
    # 1 where all is nothing, and nothing could be divided by it.
    span = (max([0, *(total.amount for total in totals)]) - lowest) or 1
    for row, total in enumerate(totals):
        begins = (min(total.amount, 0) - lowest) / span
        yield Bar(
            total,
            words_y=f"{row * ROW + WORDS:.1f}em",
            bar_y=f"{row * ROW + BAR:.1f}em",
            x=f"{begins:.2%}",
            width=f"{abs(total.amount) / span:.2%}",
        )
