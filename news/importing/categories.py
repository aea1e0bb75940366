"""The categories of the old portal, made when the first story of theirs is imported."""

from news.models import Article, Category
from portal.texts.folding import fold
from portal.texts.slugs import slug

# Lists of the old portal that are a category in themselves.
OF_LIST = {"SmartCity": "Smart City"}


def category_named(name: str) -> Category:
    """The old portal wrote names in different cases and with different dashes."""
    for category in Category.objects.all():
        if fold(category.name) == fold(name):
            return category
    name = name[:1].upper() + name[1:]
    position = 10 * (Category.objects.count() + 1)  # with room for others in between
    return Category.objects.create(
        name=name[:100], slug=slug(name, 60), position=position, in_navigation=True, on_front_page=True
    )


def file_under(article: Article, names: list[str]) -> list[str]:
    """Files the article under categories it was never filed under by an importer; gives back what is new."""
    before = set(article.imported.get("categories", []))
    fresh = [category for category in map(category_named, filter(None, names)) if category.path not in before]
    for category in fresh:
        article.categories.add(category)
        article.section = article.section or category
    article.imported["categories"] = sorted(before | {category.path for category in fresh})
    return [category.name for category in fresh]
