from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """`place` is the id of the field on the writing screen to which the sentence leads."""

    sentence: str
    place: str
    stops: bool = False
