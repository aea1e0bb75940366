"""Stories of an organization with those of its kin: its predecessors, the bodies below it, its successors."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from news.models import Edition, Listing, NewsList
from news.pages import ListPage, NarrowedList, NoSuchPage, in_order, page_of
from portal.caching.boundaries import next_boundary
from portal.caching.memo import by_version
from portal.directory.models import Organization
from portal.directory.profiles import Body


@dataclass(frozen=True)
class Scope:
    """`value` names it in the address; `n` stories name one of the organizations, of which the page's own is first."""

    value: str
    title: str
    organizations: Sequence[Organization]
    n: int


def scopes(organization: Organization, body: Body, language: str) -> list[Scope]:
    """Its own, and with each kind of kin that it has; none where it has no kin. One query, asked once a version."""
    kin = {
        "predecessors": (_("With predecessors"), body.predecessors),
        "below": (_("With bodies below it"), body.children),
        "successors": (_("With the successor"), body.heirs),
    }
    found = {"": (_("Its own"), [organization])}
    found |= {value: (title, [organization, *others]) for value, (title, others) in kin.items() if others}
    if len(found) == 1:
        return []
    # Tuples, since the memo keeps its answers by their arguments.
    counts = counts_of(tuple(tuple(each.uuid for each in bodies) for _title, bodies in found.values()), language)
    return [Scope(value, title, bodies, n) for (value, (title, bodies)), n in zip(found.items(), counts, strict=True)]


@by_version(until=next_boundary)
def counts_of(groups: tuple[tuple[UUID, ...], ...], language: str) -> list[int]:
    """Of each group of organizations the stories that name one of them."""
    named = {f"n{place}": stories_of(group) for place, group in enumerate(groups)}
    every = places_of({uuid for group in groups for uuid in group}, language)
    return list(every.aggregate(**named).values())


def stories_of(organizations: tuple[UUID, ...]) -> Count:
    return Count("edition", distinct=True, filter=Q(list__record__in=organizations))


def places_of(organizations: Iterable[UUID], language: str) -> QuerySet[Listing]:
    kind = NewsList.Kind.ORGANIZATION
    return Listing.objects.public().filter(
        list__kind=kind, list__language=language, list__record__in=list(organizations)
    )


@dataclass(frozen=True)
class SeveralLists(NarrowedList):
    """A story that stands in several of the lists is one story."""

    def __len__(self) -> int:
        return self.rows.values("edition").distinct().count()

    def __getitem__(self, part: slice) -> QuerySet[Edition]:
        # PostgreSQL orders distinct rows only by what is selected: hence `listed_at`.
        rows = self.rows.order_by("-listed_at", "-edition_id").values_list("edition_id", "listed_at").distinct()
        return in_order([edition for edition, _listed_at in rows[part]])


@dataclass(frozen=True)
class Wider:
    scope: Scope
    language: str

    def page(self, number: int) -> ListPage:
        """Each story that does not name the organization itself says which one it names. Raises Http404."""
        try:
            listing = page_of(SeveralLists(self.rows), number)
        except NoSuchPage:
            raise Http404 from None
        own = self.scope.organizations[0].uuid
        through = self.named_in(listing.editions)
        for edition in listing.editions:
            if own not in through[edition.pk]:
                edition.kind = ", ".join(self.names[uuid] for uuid in through[edition.pk])  # type: ignore[attr-defined]
        return listing

    @property
    def rows(self) -> QuerySet[Listing]:
        return places_of(self.names, self.language)

    @cached_property
    def names(self) -> dict[UUID, str]:
        return {each.uuid: each.label for each in self.scope.organizations}

    def named_in(self, editions: Sequence[Edition]) -> dict[int, list[UUID]]:
        found: dict[int, list[UUID]] = {edition.pk: [] for edition in editions}
        rows = self.rows.filter(edition__in=list(found)).order_by("list_id")
        for edition, uuid in rows.values_list("edition_id", "list__record"):
            found[edition].append(uuid)
        return found
