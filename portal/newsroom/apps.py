from django.contrib.admin.apps import AdminConfig


class NewsroomConfig(AdminConfig):
    """Django's admin with the newsroom as its site: whatever is registered with `admin.site` is in it."""

    default_site = "portal.newsroom.site.Newsroom"
