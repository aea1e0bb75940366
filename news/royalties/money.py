"""Whole dong. Everything is reckoned exactly and rounded once, half up, where people share one sum.

The sum is then dealt out by largest remainder: each gets the whole dong of the exact amount, and what is left goes,
one dong each, to those who lost most by it; of equals to who is named first. So the parts make up the sum.
"""

from collections.abc import Sequence
from fractions import Fraction
from math import floor


def rounded(amount: Fraction) -> int:
    return floor(amount + Fraction(1, 2))


def dealt_out(exact: Sequence[Fraction]) -> list[int]:
    """Whole amounts whose sum is the rounded sum of the exact ones; none differs from its own by a dong or more."""
    whole = [floor(amount) for amount in exact]
    left = rounded(sum(exact, Fraction())) - sum(whole)
    lost_most = sorted(range(len(exact)), key=lambda place: whole[place] - exact[place])
    for place in lost_most[:left]:
        whole[place] += 1
    return whole
