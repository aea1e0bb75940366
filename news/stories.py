"""Articles as saved, with everything that an edition shows of them, in a number of queries that does not grow."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from news.models import (
    Article,
    Category,
    Contribution,
    Correction,
    Illustration,
    Keyword,
    Mention,
    RelatedArticle,
)

Record = TypeVar("Record")
Pairs = list[tuple[int, int]]


@dataclass(frozen=True)
class Story:
    """`line` is the section with those above it, from the top down; `keywords` are those that stayed after merging."""

    article: Article
    line: Sequence[Category]
    categories: Sequence[Category]
    keywords: Sequence[Keyword]
    illustrations: Sequence[Illustration]
    contributions: Sequence[Contribution]
    corrections: Sequence[Correction]
    mentions: Sequence[Mention]
    related: Sequence[UUID]


def read_stories(articles: Iterable[Article]) -> list[Story]:
    keys = [article.pk for article in articles]
    saved, tree = Article.objects.in_bulk(keys), category_tree()
    categories = grouped(pairs(Article.categories.through, keys, "category_id"), tree)
    keywords = keywords_of(keys)
    illustrations = by_article(Illustration.objects.prefetch_related("picture"), keys)
    contributions = by_article(Contribution.objects.select_related("contributor"), keys)
    corrections = by_article(Correction.objects.all(), keys)
    mentions = by_article(with_records(Mention.objects.all()), keys)
    related = by_article(RelatedArticle.objects.select_related("related"), keys)
    return [
        Story(
            article=saved[key],
            line=tree[section].line() if (section := saved[key].section_id) else [],
            categories=categories[key],
            keywords=keywords[key],
            illustrations=illustrations[key],
            contributions=contributions[key],
            corrections=corrections[key],
            mentions=mentions[key],
            related=[row.related.uuid for row in related[key]],
        )
        for key in keys
    ]


def category_tree() -> dict[int, Category]:
    """All of them, each with its parent, in the newsroom's order."""
    tree = {category.pk: category for category in Category.objects.all()}
    for category in tree.values():
        if category.parent_id:
            category.parent = tree[category.parent_id]  # so that `line` asks for none
    return tree


def keywords_of(keys: Sequence[int]) -> Mapping[int, list[Keyword]]:
    chosen = pairs(Article.keywords.through, keys, "keyword_id")
    found = Keyword.objects.filter(pk__in={number for _, number in chosen}).select_related("merged_into")
    return grouped(chosen, {word.pk: word.merged_into or word for word in found})


def with_records(mentions: QuerySet[Mention]) -> QuerySet[Mention]:
    return mentions.prefetch_related("official", "organization", "event", "appointment__post__organization")


def pairs(through: Any, keys: Sequence[int], column: str) -> Pairs:
    return list(through.objects.filter(article__in=keys).values_list("article_id", column))


def grouped(chosen: Pairs, records: Mapping[int, Record]) -> Mapping[int, list[Record]]:
    """By article, in the order of the records."""
    place = {number: place for place, number in enumerate(records)}
    groups = defaultdict(list)
    for key, number in sorted(chosen, key=lambda pair: place[pair[1]]):
        groups[key].append(records[number])
    return groups


def by_article(rows: QuerySet[Any], keys: Sequence[int]) -> Mapping[int, list[Any]]:
    groups = defaultdict(list)
    for row in rows.filter(article__in=keys):
        groups[row.article_id].append(row)
    return groups
