"""The panels beside the results. Choosing leads to an address, choosing the same again leads back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.search.addresses import with_choice
from portal.search.finding import Results
from portal.search.models import Kind, SearchFacet
from portal.search.query import BEST, NEWEST, UNDATED, Query
from portal.search.tally import number, numbers_by
from portal.texts.folding import fold
from portal.texts.page import language

# Of the COMPANIONS that are counted: those chosen or looked for are taken out of them.
MOST_COMPANIONS = 5
KINDS = {
    Kind.STORY: _("Stories"),
    Kind.EVENT: _("Events"),
    Kind.PERSON: _("People"),
    Kind.ORGANIZATION: _("Organizations"),
}
LANGUAGES = dict(settings.LANGUAGES)
ORDERS = {BEST: _("Best match"), NEWEST: _("Newest first")}


@dataclass(frozen=True)
class Choice:
    """Without a count where there is more than was counted."""

    name: str | Promise
    path: str
    count: int | None
    current: bool


@dataclass(frozen=True)
class Panel:
    title: str | Promise
    choices: list[Choice]


@dataclass(frozen=True)
class Narrowing:
    """`asked` is what the address says; the results may be of other words or another language."""

    path: str
    asked: Query
    results: Results

    def panels(self) -> list[Panel]:
        panels = [
            Panel(_("Kind"), self.kinds()),
            Panel(_("Year"), self.years()),
            Panel(_("Section"), self.sections()),
            Panel(_("Together with"), self.companions()),
            Panel(_("Language"), self.languages()),
        ]
        return [panel for panel in panels if panel.choices]

    def without_choices(self) -> str:
        return with_choice(self.path, Query(self.asked.text))

    def orders(self) -> list[Choice]:
        return [self.choice("order", order, name, None, instead=BEST) for order, name in ORDERS.items()]

    def kinds(self) -> list[Choice]:
        counts = self.counts("kind")
        kinds = [self.choice("kind", kind, name, counts[kind]) for kind, name in KINDS.items() if kind in counts]
        return [self.choice("kind", "", _("Everything"), self.everything()), *kinds] if kinds else []

    def everything(self) -> int | None:
        # Counted narrowly, only the kind that was chosen is known.
        of_one_kind = self.results.counted_narrowly and self.asked.kind
        return self.number(kind="") if self.results.is_complete and not of_one_kind else None

    def years(self) -> list[Choice]:
        counts = self.counts("year")
        years = [*sorted(counts.keys() - {UNDATED}, reverse=True), *(counts.keys() & {UNDATED})]
        return [self.choice("year", year, _("Undated") if year == UNDATED else year, counts[year]) for year in years]

    def sections(self) -> list[Choice]:
        counts = self.counts("section")
        names = self.section_names()
        sections = sorted(counts, key=lambda section: (-(counts[section] or 0), names.get(section, section)))
        return [self.choice("section", section, names.get(section, section), counts[section]) for section in sections]

    def section_names(self) -> Mapping[str, str]:
        found = {shelf.section: shelf.section_label for shelf in self.results.look.shelves}
        chosen = {key: label for (kind, key), label in self.results.look.labels.items() if kind == "section"}
        return found | chosen | ({} if self.results.is_complete else self.all_facets["section"])

    def companions(self) -> list[Choice]:
        """Those who stand in what was found, apart from who was looked for; first those who were chosen."""
        counts = {(each.kind, each.key): (each.label, each.number) for each in self.results.look.companions}
        chosen = [key for key in (("person", self.asked.person), ("organization", self.asked.organization)) if key[1]]
        labels = self.results.look.labels
        choices = [self.choice(*key, labels[key], counts.get(key, ("", None))[1]) for key in chosen if key in labels]
        others = [key for key, value in counts.items() if key not in chosen and not self.is_looked_for(value[0])]
        others.sort(key=lambda key: (-counts[key][1], counts[key][0]))
        return choices + [self.choice(*key, *counts[key]) for key in others[:MOST_COMPANIONS]]

    def is_looked_for(self, name: str) -> bool:
        words = {word for part in self.results.wording.parts for word in part.words}
        # Whoever typed "loi" or "chairman nguyen van loi" looked for Nguyen Van Loi.
        return bool(words) and (words <= set(fold(name).split()) or words >= set(fold(name).split()))

    def languages(self) -> list[Choice]:
        found = {shelf.language for shelf in self.results.look.shelves} & LANGUAGES.keys()
        if not self.results.is_complete or len(found) < 2:
            return []
        return [
            Choice(
                LANGUAGES[key],
                # The language of the page goes without saying, so that each state has one address.
                with_choice(self.path, self.asked, language="" if key == language() else key),
                self.number(language=key),
                key == self.results.query.language,
            )
            for key in sorted(found)
        ]

    def choice(self, facet: str, value: str, name: str | Promise, count: int | None, instead: str = "") -> Choice:
        is_current = getattr(self.asked, facet) == value
        path = with_choice(self.path, self.asked, **{facet: instead if is_current else value})
        return Choice(name, path, count, is_current)

    def counts(self, facet: str) -> dict[str, int | None]:
        """What a choice would leave, without what would leave nothing; what is chosen stays, to be given up."""
        chosen = getattr(self.asked, facet)
        counts: dict[str, int | None] = {chosen: 0} if chosen else {}
        if self.results.is_complete:
            return counts | numbers_by(facet, self.results.look.shelves, self.results.query)
        return dict.fromkeys([*counts, *(KINDS if facet == "kind" else self.all_facets[facet])])

    def number(self, **changes: str) -> int:
        changed: Any = changes
        return number(self.results.look.shelves, replace(self.results.query, **changed))

    @cached_property
    def all_facets(self) -> dict[str, dict[str, str]]:
        """Where not everything was counted."""
        all_facets: dict[str, dict[str, str]] = {"year": {}, "section": {}}
        for facet in SearchFacet.objects.filter(kind__in=all_facets):
            all_facets[facet.kind][facet.key] = facet.label
        return all_facets
