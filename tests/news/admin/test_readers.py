import pytest

from news.models import Article
from tests.news.admin.forms import ADD, opened, page_of, save
from tests.news.factories import make_article
from tests.portal.accounts.factories import make_user

pytestmark = pytest.mark.django_db


def offered(client, address):
    """Names, in the order of the page; None where the person does not decide."""
    form = client.get(address).context["adminform"].form
    return [label for _, label in form.fields["readers"].choices] if "readers" in form.fields else None


@pytest.fixture
def staff_of_all_kinds(editor):
    make_user(role="reporter", name="mai", first_name="Mai", last_name="Nguyen")
    make_user(role="editor", name="hoa")
    make_user(role="reporter", name="gone", is_active=False)
    for role in ("accountant", "registrar", "admin"):
        make_user(role=role)


@pytest.mark.usefixtures("staff_of_all_kinds")
@pytest.mark.parametrize("role", ["reporter", "editor", "chief"])
def test_who_begins_a_story_chooses_among_those_who_see_stories_by_name(client, role):
    client.force_login(make_user(role=role, name="an"))
    assert offered(client, ADD) == ["an", "hoa", "lan", "Mai Nguyen"]


def test_chosen_people_reach_the_story_and_stay_chosen(client, editor):
    mai, an = (make_user(role="reporter", name=name) for name in ("mai", "an"))
    article = make_article(created_by=mai, changed_by=mai)
    client.force_login(mai)
    assert save(client, article, is_restricted="on", readers=[an.pk, editor.pk]).status_code == 302
    assert set(article.readers.all()) == {an, editor}
    assert set(map(int, opened(client, page_of(article))["readers"])) == {an.pk, editor.pk}
    client.force_login(an)
    assert client.get(page_of(article)).status_code == 200


def test_who_was_named_and_has_left_since_is_not_struck_off_unseen(client):
    mai, gone = make_user(role="reporter", name="mai"), make_user(role="reporter", name="gone")
    article = make_article(created_by=mai, is_restricted=True)
    article.readers.add(gone)
    gone.is_active = False
    gone.save()
    client.force_login(mai)
    assert offered(client, page_of(article)) == ["gone", "mai"]
    save(client, article, headline="Changed")
    assert list(article.readers.all()) == [gone]


def test_who_sees_no_stories_cannot_be_named(client):
    mai, clerk = make_user(role="reporter"), make_user(role="accountant")
    article = make_article(created_by=mai)
    client.force_login(mai)
    assert save(client, article, readers=[clerk.pk]).status_code == 200
    assert not article.readers.exists()


def test_editor_of_a_story_that_another_began_does_not_choose(client, editor):
    section_less = make_article(created_by=make_user(role="reporter"))
    named = make_user(role="editor")
    section_less.readers.add(named)
    client.force_login(named)
    assert offered(client, page_of(section_less)) is None
    save(client, section_less, readers=[editor.pk])
    assert list(Article.objects.get().readers.all()) == [named]
