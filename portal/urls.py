from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path, re_path

from news import guests, old_site
from news import views as news
from portal import event_pages, health, register_care, register_pages, sitemaps, views
from portal.category_calendar import category_calendar
from portal.feeds_page import feeds
from portal.home import home
from portal.news_sitemap import news_sitemap
from portal.robots import robots

handler400 = "portal.refusals.bad_request"
handler403 = "portal.refusals.forbidden"
handler404 = "portal.refusals.not_found"
handler500 = "portal.refusals.server_error"

# English at the root, Vietnamese below /vi/: every page that is read by people.
pages: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("", include("news.urls")),
    path("", include("events.urls")),
    path("news/<nested:path>/events.ics", category_calendar, name="category_calendar"),
    path("events/", event_pages.events, name="events"),
    path("events/<year:year>/<two:month>/", event_pages.month, name="events_month"),
    path("events/series/<slug:slug>/", event_pages.series, name="series"),
    path("events/<slug:slug>/", event_pages.event, name="event"),
    path("officials/", register_pages.officials, name="officials"),
    path("officials/<slug:slug>/", register_pages.official, name="official"),
    path("organizations/", register_pages.organizations, name="organizations"),
    path("organizations/<slug:slug>/", register_pages.organization, name="organization"),
    path("", include("portal.search.urls")),
    path("feeds/", feeds, name="feeds"),
    path("about/", views.about, name="about"),
    path("about/accessibility/", views.accessibility, name="accessibility"),
    path("about/corrections/", views.corrections, name="corrections"),
    path("about/contact/", views.contact, name="contact"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.healthz),
    path("readyz", health.readyz),
    path("favicon.ico", views.icon),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-pages.xml", sitemaps.pages, name="sitemap_pages"),
    path(
        # Before the files of records, whose slug would take this name in.
        "sitemap-stories-<slug:language>-<year:year>-<two:month>-<int:number>.xml",
        sitemaps.stories,
        name="sitemap_stories",
    ),
    path("sitemap-<slug:kind>-<int:number>.xml", sitemaps.records, name="sitemap_records"),
    path("news-sitemap.xml", news_sitemap, name="news_sitemap"),
    path("views/<uuid:article>/", news.views, name="views"),
    path("views/<uuid:article>/seen.gif", news.views_without_script, name="views_without_script"),
    path("preview/<str:token>/", guests.story, name="preview"),
    path("preview/<str:token>/pictures/<uuid:uuid>/<str:name>", guests.picture, name="preview_picture"),
    path("api/v1/", include("portal.api.urls")),
    path("", include("portal.pictures.urls")),
    # The old portal wrote its addresses in any case, and others linked to them so.
    re_path(r"^.*\.[aA][sS][pP][xX]$", old_site.old_address),
    # Before the admin's own, which end with one that takes everything.
    path("admin/register/", admin.site.admin_view(register_care.care), name="register_care"),
    path(
        "admin/register/merge/<slug:kind>/<int:kept>/<int:gone>/",
        admin.site.admin_view(register_care.merge),
        name="merge_records",
    ),
    path(
        "admin/register/apart/<slug:kind>/<int:first>/<int:second>/",
        admin.site.admin_view(register_care.not_the_same),
        name="not_the_same",
    ),
    path(
        "admin/register/apart/<int:number>/undo/",
        admin.site.admin_view(register_care.perhaps_the_same),
        name="perhaps_the_same",
    ),
    path(
        "admin/register/merges/<int:number>/undo/",
        admin.site.admin_view(register_care.undo_merge),
        name="undo_merge",
    ),
    path("admin/", admin.site.urls),
    *i18n_patterns(*pages, prefix_default_language=False),
]
