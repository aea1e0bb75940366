import pytest
import reversion
from django.db import IntegrityError
from reversion.models import Version

from events.models import Event
from news.models import Article, Category, Contribution, Contributor, Keyword, Mention
from news.versions import restoring
from news.versions.refusing import NotRestorable
from news.versions.restoring import Target, restore
from news.versions.snapshots import versions_of
from portal.directory.models import Official
from portal.pictures.models import Picture
from tests.news.factories import make_article, make_category, make_edition
from tests.news.versions.factories import back_to, save
from tests.portal.directory.factories import make_attested, make_official
from tests.portal.pictures.factories import row

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(django_user_model):
    return django_user_model.objects.create_superuser("chief")


def fresh(article):
    return Article.objects.get(pk=article.pk)


def test_restoring_is_one_more_version_with_who_and_why(chief):
    article = make_article(headline="First")
    before = [
        (version.pk, version.serialized_data) for version in [*versions_of(article), save(article, headline="Second")]
    ]
    back_to(article, 1, user=chief, reason="The second was a joke.")
    versions = versions_of(article)
    assert [(version.pk, version.serialized_data) for version in versions[:2]] == before
    assert [version.field_dict["headline"] for version in versions] == ["First", "Second", "First"]
    revision = versions[-1].revision
    assert (revision.user, revision.comment) == (chief, "Restored version 1: The second was a joke.")
    assert fresh(article).changed_by == chief


def test_restoring_can_be_taken_back_by_restoring(chief):
    article = make_article(headline="First")
    save(article, headline="Second")
    back_to(article, 1)
    back_to(article, 2)
    assert fresh(article).headline == "Second"
    assert len(versions_of(article)) == 4


def test_what_readers_have_stays_and_the_story_is_a_draft_over_it(chief):
    edition = make_edition(headline="First")
    save(edition.article, headline="Second", state=Article.State.PUBLISHED)
    before = list(edition.article.editions.values())
    back_to(edition.article, 1, user=chief)
    assert list(edition.article.editions.values()) == before
    assert (fresh(edition.article).headline, fresh(edition.article).state) == ("First", Article.State.DRAFT)


def test_approval_of_other_words_ends_with_them(chief):
    article = make_article(headline="First")
    save(article, headline="Second", state=Article.State.APPROVED)
    back_to(article, 1, user=chief)
    assert fresh(article).state == Article.State.SUBMITTED


def test_restoring_opens_a_restricted_story_to_nobody(django_user_model):
    article = make_article(headline="First")
    named = django_user_model.objects.create_user("mai")
    save(article, headline="Second", is_restricted=True, readers=[named])
    back_to(article, 1)
    assert fresh(article).headline == "First"
    assert fresh(article).is_restricted
    assert list(article.readers.all()) == [named]


def test_somebody_else_s_save_in_between_refuses(chief):
    article = make_article(headline="First")
    save(article, headline="Second")
    first, newest = versions_of(article)
    save(article, headline="Third")
    with pytest.raises(NotRestorable, match="Somebody has saved this story"):
        restore(article, Target(first, 1, str(newest.pk)), user=chief, reason="Why not")
    assert fresh(article).headline == "Third"
    assert len(versions_of(article)) == 3


def test_another_story_of_the_same_revision_is_left_alone(chief):
    """As bulk actions and imports make them; the library's own page would have reverted both."""
    minh = make_official()
    with reversion.create_revision():
        one, two = make_article(headline="One"), make_article(headline="Two")
        Mention.objects.create(article=two, official=minh)
        two.save()
    save(one, headline="One, later"), save(two, headline="Two, later")
    back_to(one, 1)
    assert (fresh(one).headline, fresh(two).headline) == ("One", "Two, later")
    assert not one.mentions.exists()
    assert two.mentions.exists()


def test_restoring_writes_all_or_nothing(chief, monkeypatch):
    article = make_article(headline="First", keywords=["icf"])
    save(article, headline="Second", keywords=[])

    def fail(*arguments):
        raise IntegrityError("out of the blue")

    monkeypatch.setattr(restoring, "put_rows", fail)
    with pytest.raises(IntegrityError):
        back_to(article, 1)
    assert fresh(article).headline == "Second"
    assert not article.keywords.exists()
    assert len(versions_of(article)) == 2


def test_old_content_that_contradicts_others_is_refused_with_a_sentence(chief):
    article = make_article(language="en")
    save(article, language="vi")
    make_article(language="en", translation_group=article.translation_group)
    with pytest.raises(NotRestorable, match="already exists"):
        back_to(article, 1)
    assert fresh(article).language == "vi"


def test_row_that_is_as_it_was_stays_the_same_row(chief):
    article = make_article()
    kept = Mention.objects.create(article=article, official=make_official())
    save(article)
    save(article, headline="Later")
    back_to(article, 2)
    assert list(article.mentions.all()) == [kept]


def test_row_given_to_another_story_meanwhile_stays_there(chief):
    """Numbers of rows are nothing to rely on: only what they say is brought back."""
    article, other = make_article(), make_article()
    moved = Mention.objects.create(article=article, official=make_official())
    save(article)
    Mention.objects.filter(pk=moved.pk).update(article=other)
    save(article)
    back_to(article, 2)
    assert list(other.mentions.all()) == [moved]
    assert [str(mention) for mention in article.mentions.all()] == ["Vo Van Minh"]


def test_swapped_roles_come_back_though_each_would_double_the_other(chief):
    article, writer = make_article(), Contributor.objects.create(name="An")
    first = Contribution.objects.create(article=article, contributor=writer, role="writer", position=1)
    second = Contribution.objects.create(article=article, contributor=writer, role="editor", position=2)
    save(article)
    first.delete(), second.delete()
    Contribution.objects.create(article=article, contributor=writer, role="editor", position=1)
    Contribution.objects.create(article=article, contributor=writer, role="writer", position=2)
    save(article)
    back_to(article, 2)
    assert set(article.contributions.values_list("role", "position")) == {("writer", 1), ("editor", 2)}


# What is gone


def test_field_and_set_come_back_without_what_is_gone(chief):
    section = make_category(name="Gone", slug="gone")
    article = make_article(section=section, categories=[make_category(), section], keywords=["icf", "road"])
    save(article, section=None, categories=[make_category()], keywords=[])
    Keyword.objects.get(slug="road").delete()
    Category.objects.get(slug="gone").delete()
    assert back_to(article, 1) == [
        "Section: what it was exists no more.",
        "Categories: 1 of 2 exist no more.",
        "Keywords: 1 of 2 exist no more.",
    ]
    assert fresh(article).section is None
    assert [keyword.slug for keyword in article.keywords.all()] == ["icf"]
    assert list(article.categories.all()) == [make_category()]


@pytest.mark.parametrize(
    ("make", "name", "sentence"),
    [
        (
            lambda: make_official(),
            "official",
            "People, organizations, events: “Vo Van Minh” exists no more and was left out.",
        ),
        (
            lambda: Event.objects.create(name="Session", slug="session"),
            "event",
            "People, organizations, events: “Session” exists no more and was left out.",
        ),
    ],
)
def test_row_whose_subject_is_gone_is_named_and_left_out(make, name, sentence, chief):
    article, subject = make_article(), make()
    Mention.objects.create(article=article, **{name: subject})
    save(article)
    article.mentions.all().delete()
    save(article)
    subject.delete()
    assert back_to(article, 2) == [sentence]
    assert not article.mentions.exists()


def test_person_comes_back_without_the_post_that_is_gone(chief):
    article, held = make_article(), make_attested()
    Mention.objects.create(article=article, official=held.official, appointment=held)
    save(article)
    article.mentions.all().delete()
    save(article)
    held.attestations.all().delete()
    held.delete()
    assert back_to(article, 2) == ["People, organizations, events: “Vo Van Minh” is back without what exists no more."]
    assert [(mention.official, mention.appointment) for mention in article.mentions.all()] == [
        (Official.objects.get(), None)
    ]


def test_removed_picture_is_named(chief):
    article, hall = make_article(), row(title="Hall")
    article.illustrations.create(picture=hall, caption="The opening")
    save(article)
    article.illustrations.all().delete()
    save(article)
    Picture.objects.all().delete()
    assert back_to(article, 2) == ["Pictures: “The opening” exists no more and was left out."]


def test_version_of_before_a_field_existed_leaves_that_field_alone(chief):
    article = make_article(genre="interview")
    first = Version.objects.get_for_object(article).get()
    first.serialized_data = first.serialized_data.replace('"genre": "interview", ', "")
    first.save()
    assert "genre" not in first.serialized_data
    save(article, headline="Second", genre="commentary")
    back_to(article, 1)
    assert fresh(article).genre == "commentary"


def test_version_with_a_field_that_exists_no_more_is_restored(chief):
    article = make_article(headline="First")
    first = Version.objects.get_for_object(article).get()
    first.serialized_data = first.serialized_data.replace('"headline":', '"abolished": 1, "headline":')
    first.save()
    save(article, headline="Second")
    back_to(article, 1)
    assert fresh(article).headline == "First"
