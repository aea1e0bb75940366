"""Which of the blocks that changed became which: by the words that they share, none crossing another."""

from collections.abc import Iterator, Sequence

from news.versions.blocks import Block

ALIKE = 0.4
# Beyond it, blocks are told as gone and come.
MOST_PAIRS = 40_000


def paired(old: Sequence[Block], new: Sequence[Block]) -> Iterator[tuple[Block | None, Block | None]]:
    """In the order of both: which block became which, by the words that they share."""
    if not old or not new or len(old) * len(new) > MOST_PAIRS:
        yield from ((block, None) for block in old)
        yield from ((None, block) for block in new)
        return
    rest_old = rest_new = 0
    for row, column in best_path(old, new):
        yield from ((block, None) for block in old[rest_old:row])
        yield from ((None, block) for block in new[rest_new:column])
        yield old[row], new[column]
        rest_old, rest_new = row + 1, column + 1
    yield from ((block, None) for block in old[rest_old:])
    yield from ((None, block) for block in new[rest_new:])


def best_path(old: Sequence[Block], new: Sequence[Block]) -> list[tuple[int, int]]:
    """The pairs, none crossing another, that are most alike in sum."""
    alike = likeness(old, new)
    best = [[0.0] * (len(new) + 1) for _row in range(len(old) + 1)]
    # From the end, so that `walk` can follow the sums from the beginning.
    for row in reversed(range(len(old))):
        for column in reversed(range(len(new))):
            pair = alike[row][column] + best[row + 1][column + 1] if alike[row][column] else 0
            best[row][column] = max(best[row + 1][column], best[row][column + 1], pair)
    return walk(alike, best)


def likeness(old: Sequence[Block], new: Sequence[Block]) -> list[list[float]]:
    """The share of words in common, 0 where it is too small for the one to have become the other."""
    old_words = [{token.text for token in block.tokens} for block in old]
    new_words = [{token.text for token in block.tokens} for block in new]
    shares = [[len(a & b) * 2 / max(len(a) + len(b), 1) for b in new_words] for a in old_words]
    return [[share if share >= ALIKE else 0 for share in row] for row in shares]


def walk(alike: list[list[float]], best: list[list[float]]) -> list[tuple[int, int]]:
    row = column = 0
    pairs = []
    while row < len(alike) and column < len(alike[0]):
        # Equal to the last bit: the same sum of the same numbers was stored.
        if alike[row][column] and best[row][column] == alike[row][column] + best[row + 1][column + 1]:
            pairs.append((row, column))
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1
    return pairs
