"""Checks of what is typed: headline, lead, dates, keywords."""

import datetime
from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from news.checks.findings import Finding
from news.importing.leads import has_source
from news.stories import Story
from portal.imports.models import ImportMark
from portal.texts.folding import fold

LONG_HEADLINE = 90
# An event told of later than this may have been given the wrong year.
LONG_AGO = datetime.timedelta(days=30)


def headline(story: Story) -> Iterator[Finding]:
    if not (story.article.headline.strip() or story.article.lead_only):
        yield Finding(_("Write a headline"), "id_headline", stops=True)


def section(story: Story) -> Iterator[Finding]:
    if not story.line:
        yield Finding(_("Choose a section"), "id_section", stops=True)


def text(story: Story) -> Iterator[Finding]:
    article = story.article
    if not article.lead.strip():
        yield Finding(_("Write a lead"), "id_lead", stops=True)
    if not (article.body or article.external_url or article.lead_only):
        yield Finding(_("The story has no text"), "id_body")


def length(story: Story) -> Iterator[Finding]:
    if (long := len(story.article.headline)) > LONG_HEADLINE:
        yield Finding(_("The headline has %(n)d characters: up to 90 read well") % {"n": long}, "id_headline")


def prefix(story: Story) -> Iterator[Finding]:
    if has_source(story.article.lead.strip()):
        yield Finding(_("The lead begins with its source, which the page puts before it"), "id_lead")


def date(story: Story) -> Iterator[Finding]:
    published_at = story.article.published_at
    if published_at and published_at > timezone.now():
        yield Finding(_("The date of publication lies ahead: readers wait until then"), "id_published_at_0")


def event(story: Story) -> Iterator[Finding]:
    day, published_at = story.article.event_on, story.article.published_at or timezone.now()
    if not day:
        return
    published = timezone.localdate(published_at)
    if day > published:
        yield Finding(_("The event comes after the day of publication"), "id_event_on")
    elif story.article.event_precision == "day" and day < published - LONG_AGO:  # of a month the first is kept
        yield Finding(_("The event was more than 30 days before publication: is its year right?"), "id_event_on")


def keywords(story: Story) -> Iterator[Finding]:
    if not story.keywords:
        yield Finding(_("No keyword leads to this story"), "id_keywords")
    seen: dict[str, str] = {}
    for word in story.keywords:
        stem = fold(word.name).removesuffix("s")  # a word and its plural are one
        if stem in seen:
            names = {"one": seen[stem], "other": word.name}
            yield Finding(_("“%(one)s” and “%(other)s” are two keywords") % names, "id_keywords")
        seen[stem] = word.name


def credits(story: Story) -> Iterator[Finding]:
    if not story.contributions:
        yield Finding(_("Nobody is named as having worked on it"), "contributions")


def remarks(story: Story) -> Iterator[Finding]:
    if story.article.pk and (open_ones := story.article.remarks.unsettled().count()):
        sentence = ngettext("%(n)d remark is not settled", "%(n)d remarks are not settled", open_ones)
        yield Finding(sentence % {"n": open_ones}, "remarks")


def marks(story: Story) -> Iterator[Finding]:
    if guesses := ImportMark.objects.filter(record=story.article.uuid, settled_at=None).count():
        sentence = ngettext("The importer guessed in %(n)d place", "The importer guessed in %(n)d places", guesses)
        yield Finding(sentence % {"n": guesses}, "id_body")
