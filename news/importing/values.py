"""What of a page becomes which field of an article."""

from typing import Any

from news.importing.bodies import body_html
from news.importing.categories import OF_LIST
from news.importing.old_addresses import OldAddress
from news.importing.parsed import ParsedArticle
from news.models import Article, Contribution, Contributor
from portal.texts.folding import fold


def values_of(parsed: ParsedArticle) -> dict[str, Any]:
    return {
        "headline": parsed.headline,
        "source": parsed.source,
        "lead": parsed.lead,
        "body": body_html(parsed.body),
        "published_at": parsed.published_at,
    }


def event_values(article: Article, event: Any) -> dict[str, Any]:
    """What the lead says of the day; a year that nobody can know stays out."""
    if event is None:
        return {}
    partial = event.partial()
    without_year = f"{event.month:02}-{event.day:02}" if event.day and not partial else ""
    return {
        "event_on": partial.date if partial else None,
        "event_precision": str(partial.precision) if partial else "",
        "event_month_day": without_year,
        "event_part_of_day": event.part_of_day,
    }


def credit(article: Article, parsed: ParsedArticle) -> None:
    for position, named in enumerate(parsed.contributors):
        contributor = Contributor.objects.filter(folded=fold(named.name)).first()
        contributor = contributor or Contributor.objects.create(name=named.name[:120])
        Contribution.objects.get_or_create(
            article=article, contributor=contributor, role=named.role, defaults={"position": position}
        )


def category_of(address: OldAddress | None) -> str:
    return (address.category or OF_LIST.get(address.area, "")) if address else ""
