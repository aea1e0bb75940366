import pytest
from django.utils import timezone

from news.dashboard.drafts import SHOWN, drafts_of
from news.models import Presence
from tests.news.factories import make_article, make_category, make_edition
from tests.portal.accounts.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def reporter():
    return make_user(role="reporter")


def test_own_drafts_stand_there_last_touched_first(reporter):
    section = make_category(name="Smart City")
    make_article(
        headline="First", created_by=reporter, section=section, lead="Two words.", body="<p>Three</p><p>four</p>"
    )
    make_article(headline="Second", created_by=reporter)
    make_article(headline="Of somebody else", created_by=make_user(name="other"))
    make_article(headline="Submitted", created_by=reporter, state="submitted")
    shown = drafts_of(reporter).shown
    assert [(draft.title, draft.section, draft.words) for draft in shown][1] == ("First", section, 4)
    assert [draft.title for draft in shown] == ["Second", "First"]


def test_draft_over_what_readers_have_is_told(reporter):
    edition = make_edition(headline="Live")
    article = edition.article
    make_article_again(article, reporter)
    assert [draft.is_over_live for draft in drafts_of(reporter).shown] == [True]


def make_article_again(article, by):
    """Changed since it was published."""
    import reversion

    with reversion.create_revision():
        article.state, article.created_by = article.State.DRAFT, by
        article.save()


def test_who_else_is_in_it_is_told(reporter):
    article = make_article(created_by=reporter)
    now = timezone.now()
    for user in (reporter, make_user(name="minh")):
        Presence.objects.create(user=user, story=article.uuid, tab=tab(user), seen_at=now, typed_at=now)
    assert [(draft.company, draft.company_typed_at) for draft in drafts_of(reporter).shown] == [("minh", now)]


def tab(user):
    from uuid import UUID

    return UUID(int=user.pk)


def test_all_are_counted(reporter):
    for number in range(SHOWN + 2):
        make_article(headline=f"Draft {number}", created_by=reporter)
    drafts = drafts_of(reporter)
    assert (len(drafts.shown), drafts.n) == (SHOWN, SHOWN + 2)
