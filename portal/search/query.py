from dataclasses import dataclass

BEST = "best"
NEWEST = "newest"
UNDATED = "undated"


@dataclass(frozen=True)
class Query:
    """What is looked for. Empty values do not narrow; a year is "2023" or "undated".

    Documents in another language than the one asked for are given only where that one has nothing.
    """

    text: str = ""
    kind: str = ""
    year: str = ""
    section: str = ""
    person: str = ""
    organization: str = ""
    language: str = ""
    order: str = BEST
    page: int = 1

    @property
    def has_shelf(self) -> bool:
        return any((self.kind, self.year, self.section))

    @property
    def is_narrowed(self) -> bool:
        return self.has_shelf or bool(self.person or self.organization)
