"""A small site of which much is not public: each kind of it carries a word of its own.

The words begin alike, so that none can stand in a text by chance, and have only letters, so that search learns them.
"""

import datetime
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid5

import reversion
from django.contrib.auth import get_user_model
from django.utils import timezone

from events.models import Event, EventSeries, Venue
from news.body import follow_body
from news.models import (
    Article,
    Assessment,
    Buffer,
    Contribution,
    Contributor,
    Correction,
    Illustration,
    KeyFigure,
    Keyword,
    LedgerLine,
    LedgerMonth,
    Mention,
    PreviewLink,
    RelatedArticle,
    SectionAssignment,
    SourceKey,
    Transition,
    Verb,
    Withdrawal,
)
from news.publishing import publish, publish_archive, withdraw
from portal.accounts import audit
from portal.addresses.models import MissingAddress
from portal.directory.models import Official, Organization, OrganizationChange
from portal.imports.models import ImportItem, ImportMark, ImportRun
from portal.pictures.models import Picture, Showing
from tests.news.factories import make_article, make_category, moment
from tests.portal.directory.factories import make_attested, make_change, make_organization
from tests.portal.pictures.factories import row

MARKER = "quinzelbart"
NAMES = UUID(int=1)
WIDTH = "card-320.webp"


def word(kind: str) -> str:
    return f"{MARKER}{kind}"


def show_a_site() -> None:
    """What everybody may see. Parts of it have a past, or name what is not public."""
    section = make_category()
    make_attested()
    venue = Venue.objects.create(name="Convention Center", slug="convention-center")
    series = EventSeries.objects.create(name="Council meetings", slug="council-meetings")
    make_event("session", "Council session", venue=venue, series=series)
    shown = make_picture("shown", "public", title=word("title"), caption="Hall")
    story = make_story("survey", section=section, keywords=["icf"])
    Illustration.objects.create(article=story, picture=shown, caption="The hall", alt="A hall")
    Mention.objects.create(article=story, official=Official.objects.get())
    Mention.objects.create(article=story, organization=Organization.objects.get())
    Mention.objects.create(article=story, event=Event.objects.get())
    # Something the story will show only once it is public itself.
    Mention.objects.create(article=story, event=make_event("prepared", word("mentioned"), public_from=None))
    RelatedArticle.objects.create(article=story, related=make_marked("related"))
    publish_archive([story])
    correct(make_marked("formerly", section=section))
    take_back(make_marked("retracted", section=section))


def correct(article: Article) -> None:
    """Published with its word, then without."""
    publish_archive([article])
    with reversion.create_revision():
        Article.objects.filter(pk=article.pk).update(headline="Road opens", lead="A road.", body="<p>Open.</p>")
        Correction.objects.filter(article=article).delete()
        Contribution.objects.filter(article=article).delete()
        Illustration.objects.filter(article=article).delete()
        article.keywords.clear()
    publish(Article.objects.get(pk=article.pk))


def take_back(article: Article) -> None:
    """Withdrawn, with a note at its address."""
    withdraw_unread(article)
    now = timezone.now()
    Withdrawal.objects.create(article=article, article_uuid=article.uuid, withdrawn_at=now, note="It was wrong.")


def hide_much() -> None:
    """What readers can neither see nor guess: with it and without it the site answers alike."""
    make_marked("draft")
    make_marked("submitted", state=Article.State.SUBMITTED)
    make_marked("returned", state=Article.State.RETURNED)
    make_marked("approved", state=Article.State.APPROVED)
    make_marked("restricted", is_restricted=True)
    KeyFigure.objects.create(article=make_marked("figured"), value="13", label=word("figure"))
    publish(make_marked("scheduled", published="2999-05-05 10:00"))
    withdraw_unread(make_marked("withdrawn"))
    rewrite("survey", word("rewritten"))
    private = make_picture("private", title=word("picture"), caption=word("caption"), alt=word("alt"))
    Showing.objects.show([private.pk], uuid_of("soon"), timezone.now() + datetime.timedelta(days=9))
    hide_events()
    hide_in_the_office()


def hide_events() -> None:
    venue = Venue.objects.create(name=word("venue"), slug="hidden-venue")
    hidden = EventSeries.objects.create(name=word("series"), slug="hidden-series")
    known = EventSeries.objects.get(slug="council-meetings")
    whole = Event.objects.get(slug="session")
    picture = make_picture("event", title="Stage", alt=word("stage"))
    make_event("unset", word("event"), public_from=None, venue=venue, series=hidden, picture=picture)
    make_event("part", word("part"), public_from=None, parent=whole, series=known)
    make_event("announced", word("announced"), public_from=moment("2999-01-01 08:00"), venue=venue, series=known)


def hide_in_the_office() -> None:
    """What the newsroom notes for itself."""
    office = make_organization(name="Department of Transport", slug="department-of-transport")
    OrganizationChange.objects.filter(pk=make_change(before=[office], state="draft").pk).update(note=word("remark"))
    office.delete()
    run = ImportRun.objects.create(command="import_pages", arguments=[word("argument")])
    item = ImportItem.objects.create(run=run, file=word("file"), kind="article", outcome="rejected", reason=word("why"))
    ImportMark.objects.create(item=item, kind="spam", text=word("mark"))
    day = datetime.date(2023, 9, 18)
    MissingAddress.objects.create(old_address=f"/{word('desk')}.aspx", first_asked_on=day, last_asked_on=day)
    get_user_model().objects.create_user(word("account"), email=f"{MARKER}@example.org")
    owe(Article.objects.get(slug="survey"), Contributor.objects.first())
    write_about(Article.objects.get(slug="survey"))
    decide_about(Article.objects.get(slug="survey"))


def write_about(article: Article) -> None:
    author = get_user_model().objects.get(username=word("account"))
    remark = article.remarks.create(author=author, text=word("said"), quote=word("quoted"))
    article.remarks.create(author=author, text=word("answered"), thread=remark)
    Buffer.objects.create(user=author, story=article.uuid, data={"headline": [word("typed")]})
    PreviewLink.make(make_marked("previewed"), author, datetime.timedelta(days=3))


def decide_about(article: Article) -> None:
    """Steps with their reasons, as the newsroom and the audit log keep them."""
    by = get_user_model().objects.get(username=word("account"))
    states = {"from_state": Article.State.SUBMITTED, "to_state": Article.State.RETURNED}
    Transition.objects.create(article=article, verb=Verb.RETURN, by=by, reason=word("reason"), **states)
    Transition.objects.create(article=article, verb=Verb.EMERGENCY, by=by, reason=word("emergency"), **states)
    audit.record("story.return", article, by=by, why=word("audited"), details=word("details"))
    SectionAssignment.objects.create(user=by, section=article.section)
    with reversion.create_revision():
        reversion.set_comment(word("comment"))
        reversion.set_user(by)
        reversion.add_to_revision(article)


def owe(article: Article, contributor: Contributor) -> None:
    day = datetime.date(2023, 9, 18)
    Assessment.objects.create(article=article, coefficient=2, reason=word("royalty"))
    LedgerLine.objects.create(
        month=LedgerMonth.objects.create(month=day.replace(day=1)),
        article=article,
        edition=article.editions.get(),
        contributor=contributor,
        person=word("person"),
        role=Contribution.Role.WRITER,
        amount=450_000,
        formula=word("formula"),
        source=word("decree"),
        published_on=day,
        due_on=day + datetime.timedelta(days=60),
    )


def make_marked(kind: str, published: str = "2023-09-18 10:00", **fields: object) -> Article:
    """A story with its word wherever an editor can write one. Its address gives nothing away."""
    text = word(kind)
    body = f"<p>{text} in the text.</p>"
    article = make_story(f"hidden-{kind}", f"{text} in the headline", text, body, published, **fields)
    article.keywords.add(Keyword.objects.create(name=text, slug=f"hidden-{kind}"))
    contributor = Contributor.objects.create(name=f"{text} Writer")
    Contribution.objects.create(article=article, contributor=contributor)
    Correction.objects.create(article=article, noted_at=timezone.now(), text=text)
    picture = make_picture(kind, title=text, caption=text)
    Illustration.objects.create(article=article, picture=picture, caption=text, alt=text, credit=text)
    SourceKey.objects.create(article=article, list_name="HoatDongCuaLanhDao", number=number_of(kind))
    return article


def make_story(
    slug: str,
    headline: str = "Survey team opens three days of fieldwork",
    lead: str = "The team came to see how the city works.",
    body: str = "<p>Three days.</p>",
    published: str = "2023-09-18 10:00",
    **fields: object,
) -> Article:
    texts = {"headline": headline, "lead": lead, "body": body}
    return make_article(uuid=uuid_of(slug), slug=slug, published=published, **texts, **fields)


def withdraw_unread(article: Article) -> None:
    """Public for an instant of the past, so that no list has changed since."""
    publish_archive([article])
    withdraw(article)


def rewrite(slug: str, text: str) -> None:
    """A draft over a public story, not published."""
    article = Article.objects.get(slug=slug)
    with reversion.create_revision():
        article.headline, article.lead, article.body = text, text, f"<p>{text}</p>"
        article.state = Article.State.DRAFT
        article.save()
        reversion.set_comment(text)
    follow_body(article)


def make_event(slug: str, name: str, **fields: object) -> Event:
    known = {
        "start_on": datetime.date(2023, 9, 18),
        "start_precision": "day",
        "public_from": moment("2023-09-01 08:00"),
    }
    return Event.objects.create(uuid=uuid_of(slug), name=name, slug=slug, **(known | fields))


def make_picture(kind: str, content: str = "", **fields: object) -> Picture:
    """With a file for readers, which only its gate keeps from them."""
    picture = row(uuid=uuid_of(f"picture-{kind}"), **fields)
    picture.folder.mkdir(parents=True, exist_ok=True)
    Path(picture.folder, WIDTH).write_bytes((content or word(kind)).encode())
    return picture


def uuid_of(name: str) -> UUID:
    return uuid5(NAMES, name)


def number_of(kind: str) -> int:
    return uuid_of(kind).int % 10**6


def words() -> Iterator[str]:
    """For search: hidden words, nearly right, begun, split, and in short."""
    for text in (word("scheduled"), word("withdrawn"), word("event"), word("announced"), word("formerly")):
        yield from (
            text,
            text[:-1] + "x",
            text[:6],
            f"{MARKER} {text.removeprefix(MARKER)}",
            f'"{text} in the headline"',
        )
    yield from ("survey", "councl", "icf", "")
    # What a reader mistypes beside a hidden word is mended alike, whether the word is known or not.
    yield f"{word('scheduled')} survy"
