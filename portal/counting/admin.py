from django.contrib import admin

from portal.accounts.auditing import ForLooking
from portal.counting.models import DailyViews


@admin.register(DailyViews)
class DailyViewsAdmin(ForLooking):
    """A list to look at. Counters are never edited: a number that somebody set could be traced to nothing."""

    list_display = ["day", "article_id", "views", "bots", "without_script"]
    list_display_links = None
    search_fields = ["=article_id"]
    search_help_text = "The number of an article"
    date_hierarchy = "day"
