"""The screens on which news is written have no fault that axe knows, and fit into every window."""

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from news import workflow
from news.models import Illustration, Mention, Verb
from portal.counting.models import DailyViews, HourlyViews
from tests.browser.faults import faults_at_last
from tests.browser.signing_in import let_in
from tests.news.factories import make_article, make_category, soon
from tests.news.versions.factories import save
from tests.portal.accounts.factories import make_user
from tests.portal.directory.factories import make_official
from tests.portal.pictures.factories import picture_with_renditions

pytestmark = pytest.mark.django_db(transaction=True)
CHANGED = "<p>Stays.</p><h2>New</h2><p>See <strong>the</strong> lists.</p>"


@pytest.fixture
def chief():
    return make_user(role="chief")


@pytest.fixture
def story(chief, media):
    """One with a picture, a person and two versions."""
    about = {"section": make_category(), "created_by": make_user(role="reporter")}
    story = make_article(
        headline="First words", body='<p>Stays.</p><p>See <a href="/a/">the list</a> now.</p>', **about
    )
    hall = picture_with_renditions(title="Great hall", alt="Rows", caption="The hall", size=(640, 360))
    Illustration.objects.create(article=story, picture=hall, alt="Rows")
    Mention.objects.create(article=story, official=make_official())
    save(story, headline="Second words", body=CHANGED)
    return story


@pytest.fixture
def desk(page, chief, story):
    let_in(page.context, chief)
    return page


def dashboard(desk, story, chief):
    """With something in every part."""
    workflow.transition(story, Verb.SUBMIT, by=story.created_by)
    make_article(headline="Mine", created_by=chief)
    night = make_article(headline="Night shift", section=story.section, created_by=story.created_by)
    workflow.transition(night, Verb.SCHEDULE, by=chief, at=soon())
    told = make_article(headline="Told", section=story.section, created_by=story.created_by)
    workflow.transition(told, Verb.PUBLISH, by=chief)
    today = timezone.localdate()
    DailyViews.objects.create(article_id=told.pk, day=today, views=30)
    HourlyViews.objects.create(day=today, hour=0, views=30)
    desk.goto("/admin/")
    expect(
        desk.get_by_role("link", name="First words").or_(desk.get_by_role("link", name="Second words")).first
    ).to_be_visible()


def stories(desk, story, chief):
    workflow.transition(story, Verb.PUBLISH, by=chief)
    desk.goto("/admin/news/article/")


def writing(desk, story, chief):
    desk.goto(f"/admin/news/article/{story.pk}/change/")
    desk.locator(".ProseMirror.text").wait_for()


def figure(desk, story, chief):
    writing(desk, story, chief)
    desk.locator("[data-name=figure]").first.click()
    desk.get_by_role("button", name="Browse...").wait_for()


def chooser(desk, story, chief):
    desk.goto(f"/admin/news/article/pictures/?CKEditorFuncNum=-1&picture={Illustration.objects.get().picture_id}")


def library(desk, story, chief):
    desk.goto(f"/admin/pictures/picture/?picture={Illustration.objects.get().picture_id}")


def versions(desk, story, chief):
    desk.goto(f"/admin/news/article/{story.pk}/history/")


def differences(desk, story, chief):
    desk.goto(f"/admin/news/article/{story.pk}/compare/")


def clash(desk, story, chief):
    """Told on the writing screen, while one writes."""
    writing(desk, story, chief)
    save(story, headline="Third words")
    desk.get_by_label("Headline").fill("Mine")
    desk.get_by_role("link", name="See both texts").wait_for()


def conflict(desk, story, chief):
    clash(desk, story, chief)
    desk.get_by_role("link", name="See both texts").click()
    desk.get_by_role("button", name="Save mine as a new version").wait_for()


# The writing screen is looked at with all that may stand on it.
SCREENS = [dashboard, stories, clash, figure, chooser, library, versions, differences, conflict]


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.__name__)
def test_screen_has_no_fault(desk, story, chief, complaints, screen):
    screen(desk, story, chief)
    assert faults_at_last(desk, complaints) == []
