"""Which article, if any, a page or a list item tells of."""

from collections.abc import Iterable

from news.importing.leads import lead_key, same_lead
from news.importing.old_addresses import OldAddress
from news.importing.parsed import ListItem, ParsedArticle
from news.models import Article, SourceKey

# Of the letters of a lead, so that an index finds the few candidates; `same_lead` decides.
BEGINNING = 40


def match_key(lead: str) -> str:
    return lead_key(lead)[:BEGINNING]


def find_article(parsed: ParsedArticle, address: OldAddress | None) -> Article | None:
    """By the old number; else the same story met without one; else the list item that it was known by."""
    return by_number(address) or by_page(parsed) or by_item(parsed)


def by_number(address: OldAddress | None) -> Article | None:
    if address is None or address.key is None:
        return None
    key = SourceKey.objects.filter(list_name=address.key[0], number=address.key[1]).select_related("article").first()
    return key.article if key else None


def by_page(parsed: ParsedArticle) -> Article | None:
    same = [article for article in candidates(parsed.lead, lead_only=False) if is_same_story(article, parsed)]
    return same[0] if same else None


def is_same_story(article: Article, parsed: ParsedArticle) -> bool:
    return article.published_at == parsed.published_at and lead_key(article.lead) == lead_key(parsed.lead)


def by_item(parsed: ParsedArticle) -> Article | None:
    return the_only(
        article for article in candidates(parsed.lead, lead_only=True) if same_lead(article.lead, parsed.lead)
    )


def find_item(item: ListItem) -> Article | None:
    """The article of a list item; none where a cut lead fits several, for that would be a guess."""
    fitting = [article for article in candidates(item.lead) if same_lead(article.lead, item.lead)]
    whole = [article for article in fitting if lead_key(article.lead) == lead_key(item.lead)]
    return the_only(whole or fitting)


def candidates(lead: str, **narrowed: bool) -> list[Article]:
    key = match_key(lead)
    if not key:
        return []
    # Whole stories before those that only a list has told of.
    return list(Article.objects.filter(match_key=key, **narrowed).order_by("lead_only", "-published_at", "id"))


def the_only(articles: Iterable[Article]) -> Article | None:
    found = list(articles)
    return found[0] if len(found) == 1 else None
