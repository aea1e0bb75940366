import datetime

import pytest
from django.utils import timezone

from news import publishing
from news.front import BANDS, LATEST, front
from news.front_parts import FIGURES
from news.models import Category, KeyFigure
from tests.news.factories import make_article, make_category, make_edition, soon

pytestmark = pytest.mark.django_db
HOUR = datetime.timedelta(hours=1)


def section(slug, **fields):
    return Category.objects.create(name=slug.capitalize(), slug=slug, on_front_page=True, **fields)


def stories(count, **fields):
    """One a day, the newest last."""
    return [make_edition(headline=f"Day {n}", published=f"2023-09-{n:02} 10:00", **fields) for n in range(1, count + 1)]


def pinned(*, since=-HOUR, until=HOUR, **fields):
    now = timezone.now()
    fields = {"headline": "Pinned", "published": "2015-01-01 10:00"} | fields
    return make_edition(featured_from=now + since, featured_until=now + until, **fields)


def headlines(editions):
    return [edition.headline for edition in editions]


def on_the_page(page):
    return headlines([page.lead, *page.latest, *(story for band in page.bands for story in band.stories)])


def test_newest_story_leads_and_the_next_follow():
    stories(8)
    page = front("en")
    assert page.lead.headline == "Day 8"
    assert headlines(page.latest) == ["Day 7", "Day 6", "Day 5", "Day 4", "Day 3"]


def test_empty_site_has_an_empty_front_page():
    section("culture")
    page = front("en")
    assert (page.lead, page.lead_section, page.latest, page.bands, page.figures) == (None, None, [], [], [])


def test_pinned_story_leads_and_stands_nowhere_else():
    culture = section("culture")
    stories(3)
    pinned(section=culture)
    page = front("en")
    assert page.lead.headline == "Pinned"
    assert page.lead_section == {"name": "Culture", "path": "/news/culture/"}
    assert headlines(page.latest) == ["Day 3", "Day 2", "Day 1"]
    assert page.bands == []


@pytest.mark.parametrize(
    "fields",
    [{"since": -2 * HOUR, "until": -HOUR}, {"since": HOUR, "until": 2 * HOUR}, {"language": "vi"}],
    ids=["over", "to come", "another language"],
)
def test_pin_holds_in_its_time_and_language_only(fields):
    pinned(**fields)
    make_edition(headline="Newest")
    assert front("en").lead.headline == "Newest"


def test_withdrawn_pin_leads_no_more():
    make_edition(headline="Newest")
    publishing.withdraw(pinned().article)
    assert front("en").lead.headline == "Newest"


def test_last_pin_of_two_leads():
    pinned(headline="Earlier", since=-2 * HOUR)
    pinned(headline="Later")
    assert front("en").lead.headline == "Later"
    assert headlines(front("en").latest) == ["Earlier"]


def test_no_story_stands_on_the_page_twice():
    above = section("above", position=1)
    below = section("below", parent=above, position=2)
    beside = section("beside", position=3)
    for number in range(30):
        make_edition(headline=str(number), section=[above, below, beside][number % 3], categories=[beside])
    pinned(section=below, categories=[above, beside])
    shown = on_the_page(front("en"))
    assert len(shown) == len(set(shown)) == 1 + LATEST + 3 * 3


def test_chosen_sections_have_bands_in_the_newsrooms_order():
    make_category(name="Hidden", slug="hidden")
    for slug, position in (("second", 2), ("first", 1), ("empty", 3)):
        section(slug, position=position)
    for n, slug in enumerate(["hidden", "first", "second"] * 5, 1):
        make_edition(headline=f"{slug} {n}", published=f"2023-09-{n:02} 10:00", section=Category.objects.get(slug=slug))
    bands = {band.name: (band.path, headlines(band.stories)) for band in front("en").bands}
    assert bands == {
        "First": ("/news/first/", ["first 8", "first 5", "first 2"]),
        "Second": ("/news/second/", ["second 9", "second 6", "second 3"]),
    }
    assert list(bands) == ["First", "Second"]


def test_newsroom_that_chooses_many_sections_gets_the_first_four():
    for number in range(BANDS + 2):
        stories(10, section=section(f"section-{number}", position=number))
    assert [band.name for band in front("en").bands] == [f"Section-{number}" for number in range(BANDS)]


def test_vietnamese_page_has_vietnamese_stories_and_names():
    culture = section("culture", native_name="Văn hóa")
    make_edition(headline="English", section=culture)
    vietnamese = [make_edition(headline=f"Tin {n}", section=culture, language="vi") for n in range(7)]
    page = front("vi")
    assert on_the_page(page) == headlines(reversed(vietnamese))
    assert (page.lead_section["name"], page.bands[0].name) == ("Văn hóa", "Văn hóa")


def test_figures_stand_in_order_while_their_stories_are_public():
    public, scheduled = make_edition(), make_article()
    publishing.publish(scheduled, public_from=soon())
    for position, (value, article) in enumerate([("13", public.article), ("9", make_article()), ("8", scheduled)]):
        KeyFigure.objects.create(value=value, label="friends", article=article, position=position)
    KeyFigure.objects.create(value="12", label="towns", article=public.article, position=0)
    figures = front("en").figures
    assert [(figure.value, figure.label) for figure in figures] == [("13", "friends"), ("12", "towns")]
    assert (figures[0].path, figures[0].told_at) == (public.path, public.published_at)
    publishing.withdraw(public.article)
    assert front("en").figures == []


def test_figures_are_four_at_most_and_of_the_pages_language():
    story = make_edition()
    for number in range(FIGURES + 2):
        KeyFigure.objects.create(value=str(number), label="roads", article=story.article, position=number)
    assert [figure.value for figure in front("en").figures] == ["0", "1", "2", "3"]
    assert front("vi").figures == []


@pytest.mark.parametrize("count", [1, 3, 8])
def test_cost_does_not_grow_with_sections_or_stories(django_assert_num_queries, count):
    for number in range(count):
        stories(count, section=section(f"section-{number}"))
    # Sections are asked for again for the lead: they are kept outside of transactions only.
    with django_assert_num_queries(6):
        assert front("en").lead


@pytest.mark.django_db(transaction=True)
def test_page_is_read_once_until_something_changes(django_assert_num_queries):
    make_edition(headline="First")
    assert front("en").lead.headline == "First"
    with django_assert_num_queries(0):
        front("en")
    make_edition(headline="Second", published="2023-09-19 10:00")
    assert front("en").lead.headline == "Second"
