"""Taking statements of a file into the register. What it does not say stays; taken again, nothing changes."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from portal.addresses.claims import AddressTaken, owners_of
from portal.directory.exchange.facts import Fact, Refused, Sort, Values
from portal.directory.models import Appointment, Official, Organization, Post
from portal.directory.records import NamedRecord
from portal.texts.dates import parse_partial
from portal.texts.folding import fold
from portal.texts.slugs import free_slug, slug

Named = TypeVar("Named", Organization, Official)
PLAIN = {
    Sort.ORGANIZATION: ["name", "native_name", "kind", "rank", "summary", "street_address", "telephone", "email"],
    Sort.PERSON: ["name", "native_name", "honorific", "summary"],
    Sort.POST: ["title", "native_title", "rank", "seats"],
    Sort.MEMBERSHIP: ["source", "source_url"],
}
PLAIN[Sort.ORGANIZATION] += ["website"]
DATES = {Sort.ORGANIZATION: ["founding", "dissolution"], Sort.MEMBERSHIP: ["started", "ended"]}
TRUE = {"1", "true", "yes"}


@dataclass
class Outcome:
    """How many statements did what; refusals with the line of the file."""

    counts: Counter[str] = field(default_factory=Counter)
    refusals: list[tuple[int, str]] = field(default_factory=list)


def take(facts: Iterable[Fact]) -> Outcome:
    """Each by itself: what cannot be taken changes nothing and is told with its line."""
    outcome, order = Outcome(), list(Sort)
    # A table says who somebody is on each of their lines.
    once = {(fact.sort, *sorted(fact.values.items())): fact for fact in reversed(list(facts))}
    for fact in sorted(once.values(), key=lambda fact: (order.index(fact.sort), fact.line)):
        try:
            with transaction.atomic():
                outcome.counts[TAKE[fact.sort](fact)] += 1
        except (Refused, AddressTaken) as refusal:
            outcome.refusals.append((fact.line, str(refusal)))
        except ValidationError as refusal:
            outcome.refusals.append((fact.line, " ".join(refusal.messages)))
    outcome.counts["refused"] = len(outcome.refusals)
    return outcome


def take_organization(fact: Fact) -> str:
    parent = fact.values.get("parent")
    extra = {"parent": referred(Organization, parent)} if parent else {}
    return put_named(Organization, fact, extra)


def take_person(fact: Fact) -> str:
    return put_named(Official, fact, {})


def take_post(fact: Fact) -> str:
    organization = referred(Organization, fact.values["organization"])
    post = (
        by_uuid(Post, fact.values)
        or Post.objects.filter(organization=organization, title=fact.values.get("title", "")).first()
    )
    return put(post or Post(**new_uuid(fact.values)), fact, {"organization": organization})


def take_membership(fact: Fact) -> str:
    official, post = referred(Official, fact.values["person"]), post_of(fact.values)
    extra: dict[str, Any] = {"official": official, "post": post}
    if "acting" in fact.values:
        extra["acting"] = fact.values["acting"].lower() in TRUE
    if "seat" in fact.values:
        extra["seat"] = number(fact.values["seat"])
    held = by_uuid(Appointment, fact.values) or known(official, post, fact)
    if held and held.pk and held.official_id != official.pk:
        raise Refused(_("This appointment is of %(name)s: stories say so.") % {"name": held.official})
    held = held or Appointment(**new_uuid(fact.values))
    held.is_told_elsewhere = "attested" in fact.values
    return put(held, fact, extra)


def post_of(values: Values) -> Post:
    if "post" in values:
        return referred(Post, values["post"])
    organization = referred(Organization, values["organization"])
    post = Post.objects.filter(organization=organization, title=values.get("title", "")).first()
    if post is None:
        raise Refused(_("%(organization)s has no such post.") % {"organization": organization})
    return post


def known(official: Official, post: Post, fact: Fact) -> Appointment | None:
    """The same beginning, or none yet: what only stories attested gets its dates from the file."""
    started = dated(fact, "started").get("started_on")
    held = list(Appointment.objects.filter(official=official, post=post))
    same = [each for each in held if each.started_on == started]
    undated = [each for each in held if each.started_on is None]
    return next(iter(same or (undated if len(held) == 1 else [])), None)


def put_named(model: type[Named], fact: Fact, extra: dict[str, Any]) -> str:
    record = by_uuid(model, fact.values) or by_slug_or_name(model, fact.values)
    if record is None:
        wanted = fact.values.get("slug") or slug(fact.values.get("name", ""))
        record = model(**new_uuid(fact.values))
        record.slug = free_slug(wanted, taken_by_others(record))
    did = put(record, fact, extra)
    made = [put_name(record, values) for values in fact.names]
    return "updated" if did == "unchanged" and any(made) else did


def put_name(record: NamedRecord, values: Values) -> bool:
    """Whether it was new."""
    if record.names.filter(name=values["name"]).exists():
        return False
    days = {f"valid_{end}": day(values[end]) for end in ("from", "until") if values.get(end)}
    name = record.names.model(**{record.address_kind.value: record}, name=values["name"], **days)
    name.kind = values.get("kind") or name.kind
    name.full_clean(exclude=["folded"])
    name.save()
    return True


def put(row: Any, fact: Fact, extra: dict[str, Any]) -> str:
    values: dict[str, Any] = {name: fact.values[name] for name in PLAIN[fact.sort] if name in fact.values}
    for name in {"rank", "seats"} & set(values):
        values[name] = number(values[name])
    for name in DATES.get(fact.sort, []):
        values |= dated(fact, name)
    values |= extra
    if row.pk and all(getattr(row, name) == value for name, value in values.items()):
        return "unchanged"
    did = "updated" if row.pk else "created"
    for name, value in values.items():
        setattr(row, name, value)
    row.full_clean(exclude=["folded"])
    row.save()
    return did


def dated(fact: Fact, name: str) -> dict[str, Any]:
    if not fact.values.get(name):
        return {}
    date = partial(fact.values[name])
    return {f"{name}_on": date.date, f"{name}_precision": date.precision.value}


def day(text: str) -> Any:
    return partial(text).date


def partial(text: str) -> Any:
    try:
        return parse_partial(text)
    except ValueError as refusal:
        raise Refused(str(refusal)) from None


def number(text: str) -> int:
    if not text.isdecimal() or len(text) > 5:
        raise Refused(_("“%(text)s” is no number.") % {"text": text[:40]})
    return int(text)


# Finding what the file means


def referred(model: type[Any], name: str) -> Any:
    """By uuid, slug or name."""
    try:
        found = model.objects.filter(uuid=UUID(name)).first()
    except ValueError:
        found = by_slug_or_name(model, {"slug": name, "name": name}) if model is not Post else None
    if found is None:
        raise Refused(_("There is no “%(name)s”.") % {"name": name[:100]})
    return found


def by_uuid(model: type[Any], values: Values) -> Any:
    return model.objects.filter(**new_uuid(values)).first() if values.get("uuid") else None


def new_uuid(values: Values) -> dict[str, UUID]:
    try:
        return {"uuid": UUID(values["uuid"])} if values.get("uuid") else {}
    except ValueError:
        raise Refused(_("“%(text)s” is no UUID.") % {"text": values["uuid"][:40]}) from None


def by_slug_or_name(model: type[Named], values: Values) -> Named | None:
    """Raises Refused where several have the name: then the file has to say which."""
    if found := model.objects.filter(slug=values.get("slug", "")).first():
        return found
    name = fold(values.get("name", ""))
    if not name or (values.get("slug") and values["slug"] != values.get("name")):
        return None
    of_name = [each for each in model.objects.named(name)[:20] if fold(each.name) == name]
    if len(of_name) > 1:
        raise Refused(_("Several are called “%(name)s”: give the slug.") % {"name": values["name"][:100]})
    return of_name[0] if of_name else None


def taken_by_others(record: NamedRecord) -> Callable[[str], bool]:
    def taken(slug: str) -> bool:
        path = f"{record.folder}{slug}/"
        return owners_of([path]).get(path, record.uuid) != record.uuid

    return taken


TAKE: dict[Sort, Callable[[Fact], str]] = {
    Sort.ORGANIZATION: take_organization,
    Sort.PERSON: take_person,
    Sort.POST: take_post,
    Sort.MEMBERSHIP: take_membership,
}
