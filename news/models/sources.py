"""Where imported stories came from: what makes running an importer twice change nothing."""

from django.db import models

from news.models.articles import Article

OLD_PORTAL = "portal"


class SourceKey(models.Model):
    """The old portal's number of a story: numbers count per list, and one story may stand in several lists."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="source_keys")
    source = models.CharField(max_length=20, default=OLD_PORTAL)
    list_name = models.CharField(max_length=200)
    number = models.PositiveBigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(name="sourcekey_once", fields=["source", "list_name", "number"]),
        ]

    def __str__(self) -> str:
        return f"{self.list_name}, {self.number}"


class OldListEntry(models.Model):
    """A story's place on one page of an old list: the only thing that tells where an undated story belongs.

    `page` is the hash of the scraped page; its number in the old address drifted and identifies nothing.
    """

    article = models.ForeignKey(Article, models.CASCADE, related_name="old_list_entries")
    page = models.CharField(max_length=64)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["page", "position"]
        constraints = [models.UniqueConstraint(name="oldlistentry_once", fields=["page", "position"])]

    def __str__(self) -> str:
        return f"{self.page[:8]}, {self.position}"
