"""The partials with the inputs that they name: what page owners can rely on."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from portal.site_map import Link
from portal.texts.page import Crumb, Feed, Page
from portal.texts.paging import Paging
from portal.texts.teaser import Teaser


def render(name: str, **inputs: object) -> str:
    """One partial, its lines and gaps joined as a browser joins them."""
    return " ".join(render_to_string(f"partials/_{name}.html", inputs).split())


def make_page(**fields: object) -> Page:
    given = {"title": "News", "description": "The latest provincial news in English.", "path": "/news/"}
    return Page(**(given | fields))


def make_teaser(**fields: object) -> Teaser:
    given = {"headline": "Consuls meet", "path": "/news/2024/01/24/consuls/", "published_at": date(2024, 1, 24)}
    return Teaser(**(given | fields))


def test_head_says_what_every_page_must(settings):
    settings.SITE_ORIGIN = "https://news.example.org"
    head = render("head", page=make_page(), root="", site_name="Binh Duong")
    for expected in (
        "<title>News | Binh Duong</title>",
        '<meta name="description" content="The latest provincial news in English.">',
        '<link rel="canonical" href="https://news.example.org/news/">',
        '<meta property="og:title" content="News">',
        '<meta property="og:type" content="website">',
        '<meta property="og:description" content="The latest provincial news in English.">',
        '<meta property="og:image" content="https://news.example.org/static/img/share.jpg">',
        '<meta property="og:image:alt" content="Drawing of a speaker before a full hall">',
        '<meta name="theme-color" content="#0c2c4a">',
        '<link rel="alternate" type="application/atom+xml" title="All news" href="/feeds/news.atom">',
    ):
        assert expected in head
    assert "noindex" not in head


def test_head_escapes_what_people_wrote():
    head = render("head", page=make_page(title='"><script>', description='a" onload="b'))
    assert "<title>&quot;&gt;&lt;script&gt;" in head
    assert 'content="a&quot; onload=&quot;b"' in head


def test_head_leads_to_neighbors_and_own_feed():
    feed = Feed("Smart City", "/news/smart-city/feed.atom")
    head = render("head", page=make_page(previous="/news/", next="/news/?page=3", feed=feed, noindex=True))
    assert '<link rel="prev" href="/news/"> <link rel="next" href="/news/?page=3">' in head
    assert 'title="Smart City" href="/news/smart-city/feed.atom">' in head
    assert '<meta name="robots" content="noindex">' in head


def test_feed_of_all_news_is_named_once():
    feed = Feed("All news", "/vi/feeds/news.atom")
    assert render("head", page=make_page(feed=feed), root="/vi").count("/vi/feeds/news.atom") == 1


def test_three_latin_faces_are_preloaded():
    faces = ("serif-latin", "sans-400-latin", "sans-600-latin")
    assets = render("assets", root="")
    assert [assets.count(f'rel="preload" href="/static/fonts/{face}.woff2"') for face in faces] == [1, 1, 1]


def test_bar_leads_home_and_to_search_in_its_language():
    with translation.override("vi"):
        bar = render("bar", page=make_page(), root="/vi", site_name="Binh Duong", site_tagline="Tin của tỉnh")
    assert '<a class="brand" href="/vi/"><b>Binh Duong</b><span>Tin của tỉnh</span></a>' in bar
    assert 'action="/vi/search/"' in bar
    assert '<a lang="en" hreflang="en" href="/">English</a>' in bar


def test_menu_opens_without_a_script():
    assert 'popovertarget="menu"' in render("find", root="")
    assert 'id="menu" popover' in render("nav", page=make_page(), navigation=(), root="")


def test_section_of_the_page_is_told_in_words_of_aria():
    links = (Link("Home", "/"), Link("News", "/news/", "true"))
    nav = render("nav_links", navigation=links, root="")
    assert '<li><a href="/">Home</a></li> <li><a href="/news/" aria-current="true">News</a></li>' in nav


def test_crumbs_end_with_this_page():
    crumbs = render("crumbs", page=make_page(crumbs=(Crumb("Officials", "/officials/"), Crumb("Roy Kho"))), root="")
    assert '<li><a href="/officials/">Officials</a></li> <li><b aria-current="page">Roy Kho</b></li>' in crumbs


def test_story_is_its_headline_and_day():
    story = render("story", story=make_teaser(), sizes="92vw")
    assert '<h3><a href="/news/2024/01/24/consuls/">Consuls meet</a></h3>' in story
    assert '<time datetime="2024-01-24">January 24, 2024</time>' in story
    assert "<img" not in story


def test_lead_story_shows_its_opening_after_the_dateline():
    story = render("story", story=make_teaser(source="PORTAL", lead="Envoys gathered."), sizes="92vw", tag="h2")
    assert '<p class="sum"> <span class="dateline">PORTAL</span> – Envoys gathered.' in story


def test_lead_without_a_source_has_no_dash():
    assert render("lead", item=make_teaser(lead="Envoys gathered.")) == "Envoys gathered."


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({}, '<time datetime="2024-01-24">Jan 24, 2024</time>'),
        ({"published_at": None}, '<span class="meta">Undated</span>'),
        ({"published_at": None, "day": "2024"}, '<span class="meta">2024</span>'),
        # Half past midnight in the province is still yesterday in UTC.
        (
            {"published_at": datetime(2024, 1, 23, 17, 30, tzinfo=ZoneInfo("UTC"))},
            '<time datetime="2024-01-24">Jan 24, 2024</time>',
        ),
    ],
)
def test_item_tells_its_day_and_invents_none(fields, day):
    assert day in render("item", item=make_teaser(**fields))


def test_item_names_its_kind():
    assert '<p class="meta">Story, Smart City</p>' in render("item", item=make_teaser(kind="Story, Smart City"))


def test_brief_leaves_out_the_year():
    assert '<time datetime="2024-01-24">January 24</time>' in render("brief", item=make_teaser())


def test_dates_are_written_as_the_language_writes_them():
    with translation.override("vi"):
        assert "24 tháng 1 năm 2024" in render("story", story=make_teaser(), sizes="92vw")


def test_list_of_one_page_has_no_numbers():
    assert render("pages", paging=Paging("/news/", 1, 1)) == ""


def test_numbers_say_where_one_is():
    pages = render("pages", paging=Paging("/news/", 2, 9))
    assert '<a class="btn" href="/news/" rel="prev">Previous' in pages
    assert 'href="/news/?page=2" aria-current="page"><span class="vh">Page </span>2</a>' in pages
    assert pages.count("…") == 1
    assert '<a class="btn" href="/news/?page=3" rel="next">Next' in pages


def test_text_size_has_four_steps_that_work_without_script():
    size = render("size")
    assert [size.count(f'name="z" id="z{step}" value="{step}"') for step in (1, 2, 3, 4)] == [1, 1, 1, 1]


def test_listening_is_offered_where_there_is_something_to_hear():
    assert "data-listen" not in render("tools")
    assert ">Listen, 3 min</button>" in render("tools", minutes=3)


def test_buttons_that_need_a_script_are_hidden_until_it_runs():
    for partial in (render("tools", minutes=1), render("share", page=make_page())):
        for button in partial.split("<button")[1:]:
            assert "hidden>" in button


def test_shared_links_carry_the_whole_address(settings):
    settings.SITE_ORIGIN = "https://news.example.org"
    share = render("share", page=make_page(title="Rice & roads", path="/news/?a=1&b=2"))
    assert "subject=Rice%20%26%20roads&amp;body=https%3A%2F%2Fnews.example.org%2Fnews%2F%3Fa%3D1%26b%3D2" in share


def test_people_without_a_page_are_named_all_the_same():
    people = render("people", title="In this story", people=[{"name": "John Jung", "note": "Co-founder"}])
    assert "<li>John Jung<span>Co-founder</span></li>" in people


def test_choice_shows_its_count_even_if_it_is_zero():
    facet = render("facet", title="Kind", choices=[{"name": "Stories", "path": "?kind=story", "count": 0}])
    assert '<a href="?kind=story">Stories</a><span>0</span>' in facet


def test_links_can_stand_as_choices_without_counts():
    assert "<span>" not in render("facet", title="Sections", choices=[Link("News", "/news/")])


def test_tag_that_is_chosen_says_so():
    tags = render("tags", title="Topics", tags=[{"name": "Japan", "path": "?topic=japan", "current": True}])
    assert '<a href="?topic=japan" aria-current="true">Japan</a>' in tags


def test_ranked_story_has_its_note():
    rank = render("rank", title="Most read", stories=[{"headline": "Consuls meet", "path": "/x/", "note": "71 views"}])
    assert '<a href="/x/">Consuls meet</a><span>71 views</span>' in rank


def test_note_of_an_end_is_marked():
    assert render("note", title="Ended", text="On July 1, 2025", end=True).startswith('<section class="note end">')


def test_heading_carries_a_link_or_a_remark():
    link = render("heading", id="lt", title="Latest", link=Link("All news", "/news/"))
    assert '<h2 id="lt">Latest</h2><a href="/news/">All news</a>' in link
    assert '<p class="meta">Newest first</p>' in render("heading", id="lt", title="Latest", remark="Newest first")


def test_face_shows_both_spellings():
    person = {"name": "Roy Kho", "native_name": "Lợi", "path": "/x/", "initials": "RK", "note": "Recorded 2024"}
    face = render("face", person=person)
    assert '<span class="plate s" aria-hidden="true">RK</span>' in face
    assert '<span class="meta" lang="vi">Lợi</span>' in face


def test_day_without_stories_is_no_link():
    weeks = [[None, {"date": date(2023, 9, 1), "count": 0}, {"date": date(2023, 9, 2), "path": "/d/", "count": 2}]]
    month = render("month", caption="September", weekdays=["Mon", "Tue", "Wed"], weeks=weeks)
    assert '<td></td><td> <time datetime="2023-09-01">1</time>' in month
    assert '<a href="/d/"><time datetime="2023-09-02">2</time><b>2</b><span class="vh"> stories</span></a>' in month


def test_months_carry_their_counts():
    months = render("months", months=[{"name": "Sep", "path": "/news/2023/09/", "count": 1, "current": True}])
    assert '<a href="/news/2023/09/" aria-current="true"><b>Sep</b>1<span class="vh"> story</span></a>' in months


def test_month_without_stories_is_no_link():
    months = render("months", months=[{"name": "Oct", "path": "/news/2023/10/", "count": 0}])
    assert '<span class="none"><b>Oct</b>0<span class="vh"> stories</span></span>' in months
    assert "href" not in months
