"""The tree of categories, read once for each content version."""

from dataclasses import dataclass
from uuid import UUID

from news.listings import ListKey
from news.models import Category, NewsList
from news.models.categories import address_of
from portal.addresses.claims import record_at
from portal.addresses.models import Address
from portal.caching.memo import by_version


@dataclass(frozen=True)
class Section:
    """A category as pages show it; `above` leads to it from the top."""

    pk: int
    uuid: UUID
    name: str
    native_name: str
    path: str
    description: str
    in_navigation: bool
    on_front_page: bool
    above: tuple["Section", ...]

    def label(self, language: str) -> str:
        return self.native_name if language == "vi" and self.native_name else self.name

    def key(self, language: str) -> ListKey:
        return ListKey(NewsList.Kind.CATEGORY, language, self.uuid)


@by_version
def sections() -> dict[str, Section]:
    """By path, in the newsroom's order."""
    rows = {category.pk: category for category in Category.objects.all()}
    return {category.path: section(category, rows) for category in rows.values()}


def section_once_at(path: str) -> Section | None:
    uuid = record_at(address_of(path), Address.Kind.CATEGORY)
    return next((section for section in sections().values() if section.uuid == uuid), None)


def section_numbered(number: int | None) -> Section | None:
    return next((section for section in sections().values() if section.pk == number), None)


def section(category: Category, rows: dict[int, Category]) -> Section:
    parent = section(rows[category.parent_id], rows) if category.parent_id else None
    return Section(
        pk=category.pk,
        uuid=category.uuid,
        name=category.name,
        native_name=category.native_name,
        path=category.path,
        description=category.description,
        in_navigation=category.in_navigation,
        on_front_page=category.on_front_page,
        above=(*parent.above, parent) if parent else (),
    )
