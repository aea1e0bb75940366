"""Below /news/: the archive by day, stories, and categories, whose slugs may nest."""

from django.urls import path

import portal.addresses.converters  # noqa: F401
from news import archive, feeds, views
from portal.directory.models import Official, Organization

urlpatterns = [
    path("news/", views.news, name="news"),
    path("news/<year:year>/", archive.archive, name="archive_year"),
    path("news/<year:year>/<two:month>/", archive.archive, name="archive_month"),
    path("news/<year:year>/<two:month>/<two:day>/", archive.archive, name="archive_day"),
    path("news/<year:year>/<two:month>/<two:day>/<slug:slug>/", views.article, name="article"),
    path("news/undated/", archive.undated, name="archive_undated"),
    path("news/undated/<slug:slug>/", views.article, name="article_undated"),
    # Behind years and the undated, which could be paths of sections: `RESERVED` keeps them from being any.
    path("news/<nested:path>/feed.atom", feeds.atom, name="category_feed"),
    path("news/<nested:path>/", views.category, name="category"),
    path("feeds/news.atom", feeds.atom, name="news_feed"),
    path("officials/<slug:slug>/feed.atom", feeds.record_atom, {"model": Official}, name="official_feed"),
    path("organizations/<slug:slug>/feed.atom", feeds.record_atom, {"model": Organization}, name="organization_feed"),
    path("keywords/<slug:slug>/", views.keyword, name="keyword"),
    path("keywords/<slug:slug>/feed.atom", feeds.keyword_atom, name="keyword_feed"),
    path("archive/", archive.archive, name="archive"),
]
