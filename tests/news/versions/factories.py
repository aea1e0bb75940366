"""Stories with everything on them, and another value for any field: found by reading the models."""

import datetime
from decimal import Decimal
from typing import Any

import reversion
from django.contrib.auth import get_user_model
from django.db.models import Field, Model
from reversion.models import Version

from events.models import Event
from news.models import Article, Category, Contributor, Keyword
from news.versions.restoring import Target, restore
from news.versions.snapshots import versions_of
from portal.directory.models import Appointment, Official, Organization
from portal.pictures.models import Picture
from tests.news.factories import make_article, make_category
from tests.portal.directory.factories import make_attested, make_official, make_organization
from tests.portal.pictures.factories import row

# What constraints ask for beside a field's other value.
TOGETHER: dict[str, dict[str, Any]] = {
    "event_on": {"event_precision": "day"},
    "event_precision": {"event_on": datetime.date(2023, 9, 5)},
    "featured_from": {"featured_until": datetime.datetime(2999, 1, 1, tzinfo=datetime.UTC)},
    "featured_until": {"featured_from": datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)},
    "pages": {"count_reason": "Counted by hand."},
    "photos": {"count_reason": "Counted by hand."},
    "decorative": {"alt": ""},
    "organization": {"official": None, "event": None, "appointment": None},
    "event": {"official": None, "organization": None, "appointment": None},
    "official": {"appointment": None},
}


def other(field: Field, value: Any, number: int = 1) -> Any:
    """A value that the field may have and has not."""
    if field.is_relation:
        return record(field.related_model, number)
    if field.choices:
        return next(choice for choice, _name in field.flatchoices if choice not in ("", value))
    made = VALUES[field.get_internal_type()]
    return made(value) if callable(made) else made


VALUES: dict[str, Any] = {
    "CharField": "09-05",
    "SlugField": "other",
    "TextField": "<p>Other words.</p>",
    "DateField": datetime.date(2023, 9, 5),
    "DateTimeField": datetime.datetime(2024, 5, 5, 3, tzinfo=datetime.UTC),
    "DecimalField": Decimal("2.50"),
    "PositiveSmallIntegerField": 7,
    "BooleanField": lambda value: not value,
}


def record(model: type[Model], number: int) -> Model:
    return MAKERS[model](number)


MAKERS: dict[Any, Any] = {
    Category: lambda n: make_category(name=f"Section {n}", slug=f"section-{n}"),
    Keyword: lambda n: Keyword.objects.get_or_create(slug=f"keyword-{n}", defaults={"name": f"Keyword {n}"})[0],
    Contributor: lambda n: Contributor.objects.get_or_create(name=f"Writer {n}")[0],
    Official: lambda n: (
        Official.objects.filter(slug=f"official-{n}").first()
        or make_official(name=f"Official {n}", slug=f"official-{n}")
    ),
    Organization: lambda n: (
        Organization.objects.filter(slug=f"body-{n}").first() or make_organization(name=f"Body {n}", slug=f"body-{n}")
    ),
    Event: lambda n: Event.objects.get_or_create(slug=f"event-{n}", defaults={"name": f"Event {n}"})[0],
    Appointment: lambda n: Appointment.objects.first() or make_attested(),
    Picture: lambda n: Picture.objects.filter(title=f"Picture {n}").first() or row(title=f"Picture {n}"),
    Article: lambda n: Article.objects.filter(headline=f"Story {n}").first() or make_article(headline=f"Story {n}"),
    get_user_model(): lambda n: get_user_model().objects.get_or_create(username=f"reader-{n}")[0],
}


def save(article: Article, comment: str = "", user: Any = None, **values: Any) -> Version:
    """One more version; of relations with many, by their lists."""
    with reversion.create_revision():
        many = {field.name for field in Article._meta.many_to_many}
        for name, value in values.items():
            getattr(article, name).set(value) if name in many else setattr(article, name, value)
        article.save()
        reversion.set_comment(comment)
        reversion.set_user(user)
    return versions_of(article)[-1]


def back_to(article: Article, number: int, *, user: Any = None, reason: str = "It was right.") -> list[str]:
    versions = versions_of(article)
    target = Target(versions[number - 1], number, str(versions[-1].pk))
    user = user or get_user_model().objects.get_or_create(username="chief")[0]
    return restore(article, target, user=user, reason=reason)
