import datetime

import pytest
import reversion
from django.db import IntegrityError, transaction
from django.utils import timezone

from news.models import Article, Correction, Edition, Mention
from news.publishing import NotPublishable, publish, publish_archive, withdraw
from portal.caching.models import Site
from portal.directory.models import Attestation
from portal.search.models import SearchDocument
from tests.news.factories import make_article, make_category, make_edition, moment, soon
from tests.portal.directory.factories import make_appointment, make_official, make_organization, make_post

pytestmark = pytest.mark.django_db


def change(article: Article, **fields: object) -> Article:
    with reversion.create_revision():
        for name, value in fields.items():
            setattr(article, name, value)
        article.save()
    return article


def public_headlines(article: Article, at: datetime.datetime | None = None) -> list[str]:
    return [edition.headline for edition in article.editions.public(at)]


def test_published_story_is_public_at_once():
    article = make_article(published=None)
    change(article, published_at=timezone.now())
    edition = publish(article)
    assert list(article.editions.public()) == [edition]


def test_change_of_the_article_is_hidden_until_it_is_published():
    edition = make_edition(headline="First")
    article = change(edition.article, headline="Second")
    assert public_headlines(article) == ["First"]
    publish(article)
    assert public_headlines(article) == ["Second"]


def test_correction_keeps_place_and_date_and_says_updated():
    first = make_edition()
    second = publish(first.article)
    assert (second.listed_at, second.published_at, second.path) == (first.listed_at, first.published_at, first.path)
    assert (first.modified_at, second.modified_at) == (None, second.public_from)


def test_minor_change_leaves_updated_alone():
    article = make_edition().article
    assert publish(article, minor=True).modified_at is None
    corrected = publish(article)
    assert publish(article, minor=True).modified_at == corrected.modified_at


def test_scheduled_change_takes_over_by_itself():
    article = make_edition(headline="Now").article
    publish(change(article, headline="Then"), public_from=soon(hours=2))
    assert public_headlines(article) == ["Now"]
    assert public_headlines(article, soon(hours=3)) == ["Then"]


def test_correction_before_a_scheduled_change_lasts_until_it():
    article = make_edition(headline="Now").article
    then = soon(hours=2)
    publish(change(article, headline="Then"), public_from=then)
    publish(change(article, headline="Corrected"))
    assert public_headlines(article) == ["Corrected"]
    assert public_headlines(article, then) == ["Then"]


def test_story_scheduled_anew_is_public_once_at_the_new_time_only():
    article = make_article(published=None)
    publish(change(article, published_at=soon(hours=5)))
    publish(change(article, published_at=soon(hours=1)))
    assert article.editions.count() == 1
    assert len(public_headlines(article, soon(hours=2))) == 1


def test_withdrawn_story_and_what_was_scheduled_are_gone():
    article = make_edition().article
    publish(article, public_from=soon(hours=1))
    withdraw(article)
    assert public_headlines(article) == []
    assert public_headlines(article, soon(hours=2)) == []


def test_withdrawn_story_can_be_published_again():
    article = make_edition().article
    withdraw(article)
    publish(article)
    assert len(public_headlines(article)) == 1


def test_past_that_readers_had_cannot_be_changed():
    article = make_edition().article
    with pytest.raises(NotPublishable, match="afterwards"):
        publish(article, public_from=moment("2023-09-18 10:00"))


@pytest.mark.parametrize(
    "fields", [{"headline": ""}, {"published": None}, {"lead": "", "body": ""}], ids=["headline", "date", "text"]
)
def test_unfit_story_is_refused_with_a_sentence(fields):
    with pytest.raises(NotPublishable, match=r"\.$"):
        publish(make_article(**fields))
    assert not Edition.objects.exists()


def test_every_publication_raises_the_content_version_once():
    article = make_article()
    before = Site.objects.locked().version
    publish_archive([article])
    assert Site.objects.get().version == before + 1


def test_database_refuses_two_editions_at_one_instant():
    edition = make_edition()
    overlapping = Edition.objects.get(pk=edition.pk)
    overlapping.pk, overlapping.uuid = None, None
    overlapping.uuid = edition.article_uuid
    overlapping.public_from = edition.public_from + datetime.timedelta(days=1)
    overlapping.public_until = overlapping.public_from + datetime.timedelta(days=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        overlapping.save(force_insert=True)


def test_database_refuses_an_edition_stretched_over_another():
    first = make_edition()
    publish(first.article)
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.filter(pk=first.pk).update(public_until=soon())


def test_two_stories_of_one_day_and_headline_get_two_addresses():
    assert make_edition().path != make_edition().path


def test_old_address_is_never_given_to_another_story():
    first = make_edition(headline="Bridge opens")
    publish(change(first.article, slug="renamed"))
    assert make_edition(headline="Bridge opens").path != first.path


def test_save_outside_a_revision_is_refused():
    article = make_article()
    with pytest.raises(RuntimeError, match="revision"):
        article.save()


def test_edition_keeps_the_post_held_then():
    chairman = make_post(organization=make_organization())
    official = make_official()
    held = make_appointment(official=official, post=chairman)
    article = make_article()
    with reversion.create_revision():
        Mention.objects.create(article=article, official=official, appointment=held)
    edition = publish_archive([article])[0]
    chairman.title = "Former title"
    chairman.save()
    assert Edition.objects.get(pk=edition.pk).relations["people"][0]["posts"] == [
        "Chairman, Provincial People's Committee"
    ]


def test_post_is_attested_on_the_day_the_story_tells_of_while_the_story_is_public():
    held = make_appointment(official=make_official(), post=make_post(organization=make_organization()))
    article = make_article(event_on=datetime.date(2023, 9, 5), event_precision="day")
    with reversion.create_revision():
        Mention.objects.create(article=article, official=held.official, appointment=held)
    publish_archive([article])
    assert [row.attested_on for row in Attestation.objects.public()] == [datetime.date(2023, 9, 5)]
    withdraw(article)
    assert not Attestation.objects.public().exists()


def test_withdrawn_story_is_not_found_by_search():
    edition = make_edition()
    assert SearchDocument.objects.public().filter(record=edition.uuid).exists()
    withdraw(edition.article)
    assert not SearchDocument.objects.public().exists()


def test_corrections_stand_in_the_edition_with_their_day():
    article = make_article()
    Correction.objects.create(article=article, noted_at=moment("2023-09-20 09:00"), text="The road is 8 km long.")
    edition = publish_archive([article])[0]
    assert edition.corrections == [{"noted_at": moment("2023-09-20 09:00"), "text": "The road is 8 km long."}]


def test_section_line_and_keywords_are_kept_as_they_were():
    section = make_category()
    edition = make_edition(section=section, keywords=["icf"])
    assert edition.relations["section"] == [{"name": "Smart City", "path": "/news/smart-city/"}]
    assert edition.relations["keywords"] == [{"name": "icf", "path": "/keywords/icf/"}]


def test_cost_of_publishing_does_not_grow_with_queries(django_assert_max_num_queries):
    articles = [make_article(headline=f"Story {number}", keywords=["icf"]) for number in range(20)]
    with django_assert_max_num_queries(70):
        publish_archive(articles)
