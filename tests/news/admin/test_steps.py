import pytest
from django.test import Client

from news.models import Article
from news.versions.newest import newest_number
from portal.caching.version import current_version
from tests.news.admin.forms import ADD, opened, page_of, said, save
from tests.news.factories import make_article, make_category, make_edition, soon
from tests.portal.accounts.factories import make_user

pytestmark = pytest.mark.django_db
State = Article.State


@pytest.fixture
def section():
    return make_category()


@pytest.fixture
def study(reporter):
    """The browser of a reporter."""
    client = Client()
    client.force_login(reporter)
    return client


def state(article):
    article.refresh_from_db()
    return article.state


def press(client, article, verb, **changes):
    """Saves the page and takes the step."""
    return save(client, article, **changes, _verb=verb)


def step(client, article, verb, **given):
    """Takes the step on what is saved."""
    sent = {"verb": verb, "version": newest_number(article)} | {f"step-{name}": value for name, value in given.items()}
    return client.post(f"/admin/news/article/{article.pk}/transition/", sent)


def buttons(client, article):
    return [str(each.verb) for each in client.get(page_of(article)).context["steps"]]


# Beside saving


def test_new_story_is_written_and_submitted_at_once(study, section):
    form = opened(study, ADD) | {"headline": "Bridge opens", "lead": "Today.", "section": section.pk}
    response = study.post(ADD, form | {"_verb": "submit"})
    assert Article.objects.values_list("headline", "state").get() == ("Bridge opens", "submitted")
    assert said(response) == ["Submitted: the desk reads it next."]


def test_what_is_published_is_what_was_sent_with_the_button(desk, section):
    article = make_article(headline="First", section=section)
    response = press(desk, article, "publish", headline="Second", body="<p>New.</p>")
    edition = article.editions.public().get()
    assert (edition.headline, edition.body_html) == ("Second", "<p>New.</p>")
    assert said(response) == [f'Published: <a href="{edition.path}">{edition.path}</a>']
    assert desk.get(edition.path).status_code == 200


def test_saved_change_reaches_readers_when_it_is_published(desk, section):
    article = make_edition(headline="First", section=section).article
    save(desk, article, headline="Second")
    assert state(article) == State.DRAFT
    assert article.editions.public().get().headline == "First"
    press(desk, article, "publish")
    assert article.editions.public().get().headline == "Second"


def test_page_saved_as_it_was_changes_no_state(desk, section):
    article = make_edition(section=section, state=State.PUBLISHED).article
    save(desk, article)
    assert state(article) == State.PUBLISHED


def test_publication_raises_the_content_version(desk, section):
    article = make_article(section=section)
    before = current_version()
    save(desk, article)
    assert current_version() == before
    press(desk, article, "publish")
    assert current_version() == before + 1


def test_story_dated_ahead_is_scheduled_and_said_so(desk, section):
    article = make_article(section=section, published=None)
    response = press(desk, article, "publish", published_at_0="2999-01-05", published_at_1="08:30")
    assert not article.editions.public().exists()
    assert said(response) == ["Readers will see it from Saturday, January 5, 2999, 08:30 on."]
    assert "unschedule" in buttons(desk, article)


def test_unfit_story_is_saved_and_the_editor_told_what_it_lacks(desk, section):
    article = make_article(section=section, published=None)
    response = press(desk, article, "publish", headline="")
    assert said(response) == ["Write a headline."]
    assert (state(article), article.headline, article.published_at) == (State.DRAFT, "", None)
    assert not article.editions.exists()


def test_who_may_not_is_refused_and_nothing_is_saved(study, reporter, section):
    article = make_article(section=section, created_by=reporter)
    assert buttons(study, article) == ["submit"]
    assert press(study, article, "publish", headline="Sneaked").status_code == 403
    article.refresh_from_db()
    assert article.headline != "Sneaked"


def test_conflict_stops_the_step_too(desk, section):
    article = make_article(section=section)
    stale = opened(desk, page_of(article)) | {"_verb": "publish"}
    save(desk, article, headline="Newer")
    assert desk.post(page_of(article), stale).status_code == 409
    assert not article.editions.exists()


# Alone


def test_step_is_taken_on_what_is_saved(study, reporter):
    article = make_article(created_by=reporter, state=State.SUBMITTED)
    assert buttons(study, article) == ["recall"]
    assert said(step(study, article, "recall")) == ["Taken back: it is your draft again."]
    assert state(article) == State.DRAFT


def test_withdrawn_story_is_gone_for_readers_and_kept_for_editors(desk, section):
    edition = make_edition(section=section, state=State.PUBLISHED)
    step(desk, edition.article, "withdraw", reason="The lawyer called.", note="The figures were wrong.")
    assert state(edition.article) == State.WITHDRAWN
    assert not edition.article.editions.public().exists()


def test_reason_that_is_missing_is_asked_for(desk):
    article = make_article(state=State.SUBMITTED)
    assert said(step(desk, article, "return")) == ["Give a reason: whoever works on the story will read it."]
    assert state(article) == State.SUBMITTED


def test_time_is_given_as_day_and_hour(desk, section):
    article, then = make_article(section=section, published=None), soon(hours=48)
    step(desk, article, "schedule", at_0=f"{then:%Y-%m-%d}", at_1="08:30")
    assert article.editions.scheduled().get().public_from.isoformat()[:16] == f"{then:%Y-%m-%d}T01:30"


@pytest.mark.parametrize("at", [("2999-13-45", "08:30"), ("0001-01-01", "00:00"), ("x" * 9999, "")])
def test_absurd_time_is_refused_with_a_sentence(desk, section, at):
    article = make_article(section=section)
    assert said(step(desk, article, "schedule", at_0=at[0], at_1=at[1]))[0].endswith(".")
    assert state(article) == State.DRAFT


def test_version_that_was_seen_is_asked_for(desk, section):
    article = make_article(section=section)
    response = desk.post(f"/admin/news/article/{article.pk}/transition/", {"verb": "publish"})
    assert "since you opened it" in said(response)[0]
    assert state(article) == State.DRAFT


@pytest.mark.parametrize("verb", ["", "burn", "\0", "clear' OR 1"])
def test_step_that_does_not_exist_is_not_found(desk, verb):
    assert step(desk, make_article(), verb).status_code == 404


@pytest.mark.parametrize("number", ["0", "x", "999999999999999999999", "\u0663"])
def test_story_that_does_not_exist_is_not_found(desk, number):
    assert desk.post(f"/admin/news/article/{number}/transition/", {"verb": "publish"}).status_code == 404


def test_story_out_of_reach_is_not_found(study):
    assert step(study, make_article(), "submit").status_code == 404


def test_step_is_never_taken_by_looking(desk):
    assert desk.get(f"/admin/news/article/{make_article().pk}/transition/").status_code == 405


def test_second_reader_clears_an_emergency(desk):
    chief = make_user(role="chief", name="first")
    client = Client()
    client.force_login(chief)
    own = make_article(section=make_category(), created_by=chief)
    step(client, own, "emergency", reason="Flood warning.")
    assert "clear" not in buttons(client, own)
    assert said(step(desk, own, "clear")) == ["Cleared: a second reader has read it."]
