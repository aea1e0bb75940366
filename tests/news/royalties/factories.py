import datetime
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection

from news.models import Article, Assessment, Contribution, Contributor, Edition, LedgerLine, Share
from news.publishing import publish_archive
from news.royalties.guards import fixed_columns, off_postgresql, off_sqlite, on_postgresql, on_sqlite, rates_of
from news.royalties.terms import Figure, Part, Range, Rates, Work
from tests.news.factories import make_article

DAY = datetime.date(2023, 9, 18)
SEPTEMBER = datetime.date(2023, 9, 1)
OCTOBER = datetime.date(2023, 10, 1)


def terms(lowest: str, usual: str, highest: str, source: str = "Decree 18/2014/ND-CP") -> Range:
    return Range(Decimal(lowest), Decimal(usual), Decimal(highest), source)


GENRES = {
    "news": terms("0", "2", "10"),
    "photo": terms("0", "0.5", "10"),
    "translation": terms("0", "2", "10"),
    "interview": terms("1", "5", "30"),
    "reportage": terms("0", "5", "30"),
    "commentary": terms("0", "5", "30"),
    "whole": terms("0", "50", "50"),
}
ROLES = {
    "writer": terms("100", "100", "100"),
    "photographer": terms("100", "100", "100"),
    "translator": terms("40", "50", "65"),
    "editor": terms("0", "10", "100", "The newsroom's setting"),
}
ADDITIONS = {
    ("foreign", "writer"): terms("30", "30", "50"),
    ("hardship", "writer"): terms("0", "10", "30"),
    ("hardship", "photographer"): terms("0", "10", "30"),
}


def make_rates(*, day: datetime.date = DAY, salary: int | None = 1_800_000, **others: object) -> Rates:
    known: dict[str, object] = {
        "base_salary": Figure(Decimal(salary), "Decree 24/2023/ND-CP") if salary is not None else None,
        "unit_percent": Figure(Decimal(10), "Decree 18/2014/ND-CP"),
        "photos_each": False,
        "payment_days": 60,
        "genres": GENRES,
        "roles": ROLES,
        "additions": ADDITIONS,
    }
    return Rates(day, **known | others)


def make_work(*, genre: str = "news", additions: Mapping[str, str] | None = None, **numbers: object) -> Work:
    """Coefficients and percentages as text: "0.5"."""
    numbers = {name: Decimal(value) if isinstance(value, str) else value for name, value in numbers.items()}
    return Work(genre, additions={kind: Decimal(value) for kind, value in (additions or {}).items()}, **numbers)


def part(person: str, role: str = "writer", share: str | None = None) -> Part:
    return Part(person, role, None if share is None else Decimal(share))


def load_rates() -> None:
    """The decree's figures, as the demo has them, without its one assessment."""
    rows = Path(settings.BASE_DIR / "fixtures" / "royalties.json").read_text(encoding="utf-8").splitlines()
    rates = [row.rstrip(",") for row in rows if row.startswith("{") and "news.assessment" not in row]
    file = settings.DATA_DIR / "rates.json"
    file.write_text(f"[{','.join(rates)}]", encoding="utf-8")
    call_command("loaddata", str(file), verbosity=0)


def make_story(*people: tuple[str, str] | tuple[str, str, int], **fields: object) -> Edition:
    """A story as the old portal had published it, so that nothing is proposed yet; people by name, role and share."""
    if "photos" in fields:
        fields.setdefault("count_reason", "Counted by hand.")
    article = make_article(**fields)
    credit(article, *people)
    edition = publish_archive([article])[0]
    shares = {(name, role): share[0] for name, role, *share in people if share}
    if shares:
        make_shares(edition, shares)
    return edition


def credit(article: Article, *people: tuple[str, str] | tuple[str, str, int]) -> None:
    for position, (name, role, *_) in enumerate(people):
        contributor, _ = Contributor.objects.get_or_create(name=name)
        Contribution.objects.create(article=article, contributor=contributor, role=role, position=position)


def make_shares(edition: Edition, shares: Mapping[tuple[str, str], int]) -> None:
    """In percent, by name and role."""
    assessment = assess(edition)
    for (name, role), percent in shares.items():
        contributor = Contributor.objects.get(name=name)
        chosen = {"assessment": assessment, "contributor": contributor, "role": role}
        Share.objects.update_or_create(**chosen, defaults={"percent": percent})


def assess(edition: Edition, **values: object) -> Assessment:
    return Assessment.objects.update_or_create(article=edition.article, defaults=values)[0]


def amounts(month: datetime.date | None = None) -> list[tuple[str, str, int]]:
    """Person, role and amount of each line of the ledger, or of one month of it."""
    lines = LedgerLine.objects.filter(month__month=month) if month else LedgerLine.objects.all()
    return [(line.person, line.role, line.amount) for line in lines.order_by("id")]


def forget_ledger() -> None:
    """For tests that commit: the database itself would refuse to empty a closed month."""
    rates, fixed = rates_of(apps), fixed_columns(apps)
    on_pg = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        for statement in off_postgresql(rates) if on_pg else off_sqlite():
            cursor.execute(statement)
        cursor.execute("DELETE FROM news_ledgerline")
        cursor.execute("DELETE FROM news_ledgermonth")
        for statement in (on_postgresql if on_pg else on_sqlite)(rates, fixed):
            cursor.execute(statement)


def make_accountant() -> User:
    return User.objects.get_or_create(username="accountant")[0]
