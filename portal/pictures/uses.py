"""Where a picture is used, as far as the person who asks may see it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import AdminSite
from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import capfirst

from portal.pictures.models import Picture, Showing

MOST = 20


@dataclass(frozen=True)
class Use:
    """`path` is where its record is edited."""

    name: str
    kind: str
    path: str


@dataclass(frozen=True)
class Uses:
    """`others`: how many more there are that this person may not see."""

    seen: list[Use]
    others: int
    shown: list[Showing]


def uses_of(picture: Picture, request: HttpRequest, site: AdminSite) -> Uses:
    by_model: defaultdict[type[Model], dict[int, Model]] = defaultdict(dict)
    for owner in owners(picture):
        by_model[type(owner)][owner.pk] = owner
    seen, others = [], 0
    for model, found in by_model.items():
        visible = visible_of(model, found, request, site)
        seen += [use(found[pk]) for pk in sorted(visible, reverse=True)]
        others += len(found) - len(visible)
    shown = picture.showings.exclude(page="").order_by("-public_from")[:MOST]
    return Uses(seen[:MOST], others, list(shown))


def owners(picture: Picture) -> Iterator[Model]:
    """Of whatever leads to the picture: a row that belongs to another record names it by `USED_IN`."""
    for relation in Picture._meta.related_objects:
        model: Any = relation.related_model
        if model is not Showing:
            owner = getattr(model, "USED_IN", None)
            rows = model.objects.filter(**{relation.field.name: picture}).select_related(*filter(None, [owner]))
            yield from (getattr(row, owner) if owner else row for row in rows)


def visible_of(model: type[Model], found: Iterable[int], request: HttpRequest, site: AdminSite) -> set[int]:
    """As the admin of those records decides."""
    model_admin = site._registry.get(model)
    if model_admin is None or not model_admin.has_view_permission(request):
        return set()
    return set(model_admin.get_queryset(request).filter(pk__in=found).values_list("pk", flat=True))


def use(owner: Model) -> Use:
    opts = owner._meta
    path = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[owner.pk])
    return Use(str(owner), str(capfirst(opts.verbose_name)), path)
