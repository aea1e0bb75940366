"""Proposing lines for published stories, and taking back what does not hold any more.

One rule for publication, correction, withdrawal and changed shares: the lines that stand for a story become what
the story, as readers have it, is worth. A line that nobody has approved is replaced; any other is taken back by a
reversal, in its own month or, once that is closed, in the open one. Run again it changes nothing.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from django.db import transaction
from django.db.models import Q, QuerySet

from news.listings import PROVINCE
from news.models import Article, Contributor, Edition, LedgerLine, LedgerMonth
from news.royalties.months import first_of, next_month, open_month
from news.royalties.rates import RateBook
from news.royalties.stories import assessment_of, override_of, published_inputs, statement_of, work_of
from news.royalties.terms import RoyaltyError

AT_ONCE = 500

MonthFor = Callable[[datetime.date], LedgerMonth]


@dataclass(frozen=True)
class Refusal:
    """A story that could not be reckoned, and the sentence that says why."""

    article: Article
    reason: str


@dataclass
class Proposal:
    lines: list[LedgerLine] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)


def propose(edition: Edition) -> Proposal:
    """Lines for the story of the edition, as readers have it now."""
    return propose_for([edition.article_id])


def propose_published(articles: Iterable[Article]) -> Proposal:
    """What a publication or a withdrawal makes due. One query where nobody is, or was, to be paid."""
    concerned = Q(contributions__isnull=False) | Q(ledger_lines__isnull=False)
    rows = Article.objects.filter(concerned, pk__in=[article.pk for article in articles])
    keys = set(rows.values_list("pk", flat=True))
    return propose_for(sorted(keys)) if keys else Proposal()


def propose_month(month: datetime.date) -> Proposal:
    """Lines for what readers got or lost in the month. A closed one is left alone: see `propose_corrections`."""
    if LedgerMonth.objects.filter(month=first_of(month), closed_at__isnull=False).exists():
        return Proposal()
    return propose_for(moved_in(month).values_list("pk", flat=True))


def propose_corrections() -> Proposal:
    """What has changed since in stories of closed months: reversals, and new lines, in the open month."""
    closed = LedgerLine.objects.standing().filter(month__closed_at__isnull=False)
    return propose_for(closed.order_by("article").values_list("article", flat=True).distinct())


def unbooked_in(month: datetime.date) -> QuerySet[Article]:
    """Stories that readers have since the month, that name people, and of which the ledger knows nothing yet."""
    begins, ends = bounds_of(month)
    # Both bounds: an archive's stories begin today with days of long ago, and a correction begins after its story.
    begun = Edition.objects.public().filter(
        public_from__gte=begins, public_from__lt=ends, published_at__gte=begins, published_at__lt=ends
    )
    named = Article.objects.filter(pk__in=begun.values("article"), contributions__isnull=False)
    return named.filter(ledger_lines=None).distinct()


def moved_in(month: datetime.date) -> QuerySet[Article]:
    """Stories of which an edition began or ended in the month, and those booked in it."""
    begins, ends = bounds_of(month)
    begun = Edition.objects.filter(public_from__gte=begins, public_from__lt=ends)
    ended = Edition.objects.filter(public_until__gte=begins, public_until__lt=ends)
    booked = LedgerLine.objects.filter(month__month=first_of(month))
    stories = [Q(pk__in=rows.values("article")) for rows in (begun, ended, booked)]
    return Article.objects.filter(stories[0] | stories[1] | stories[2]).order_by("published_at", "pk")


def bounds_of(month: datetime.date) -> tuple[datetime.datetime, datetime.datetime]:
    begins, ends = (datetime.datetime.combine(day, datetime.time(), PROVINCE) for day in (month, next_month(month)))
    return begins.replace(day=1), ends


def propose_for(articles: Iterable[int]) -> Proposal:
    """In transactions of 500 stories, each story under the lock of its row."""
    # The rates once for all batches: a day's rates then cost no query.
    keys, book, proposal = list(articles), RateBook.read(), Proposal()
    for start in range(0, len(keys), AT_ONCE):
        with transaction.atomic():  # on SQLite every view waits for it: hence batches
            propose_batch(keys[start : start + AT_ONCE], book, proposal)
    return proposal


def propose_batch(keys: Sequence[int], book: RateBook, proposal: Proposal) -> None:
    articles = locked_articles(keys)
    public = {edition.article_id: edition for edition in editions_of(keys)}
    people = contributors_of(public.values())
    standing = defaultdict(list)
    for line in LedgerLine.objects.standing().filter(article__in=keys).select_related("month"):
        standing[line.article_id].append(line)
    made: list[LedgerLine] = []
    # Each month is found and locked once in a batch; its lock holds until the commit.
    month_for = cache(open_month)
    for key in keys:
        article, edition = articles[key], public.get(key)
        try:
            due = due_lines(article, edition, people, book)
        except RoyaltyError as refusal:
            proposal.refusals.append(Refusal(article, str(refusal)))
        else:
            made += settle(standing[key], due, month_for)
    proposal.lines += LedgerLine.objects.bulk_create(made)


def locked_articles(keys: Sequence[int]) -> dict[int, Article]:
    # Of the article alone: PostgreSQL locks no row that an outer join may lack.
    rows = Article.objects.select_for_update(of=("self",)).select_related("assessment").defer("lead", "body")
    # In one order: of two who propose the same stories one waits, and neither for the other.
    return rows.prefetch_related("assessment__shares__contributor").order_by("pk").in_bulk(keys)


def editions_of(keys: Sequence[int]) -> QuerySet[Edition]:
    return Edition.objects.public().filter(article__in=keys).defer("body_html", "lead")


def contributors_of(editions: Iterable[Edition]) -> dict[str, Contributor]:
    credited = {credit["uuid"] for edition in editions for credit in edition.relations.get("credits", [])}
    return {str(each.uuid): each for each in Contributor.objects.filter(uuid__in=credited)}


def due_lines(
    article: Article, edition: Edition | None, people: Mapping[str, Contributor], book: RateBook
) -> list[LedgerLine]:
    """What the story is worth; nothing when readers do not have it, or when nobody knows since when."""
    if edition is None or edition.published_at is None or not edition.relations.get("credits"):
        return []
    inputs, assessment = published_inputs(edition), assessment_of(article)
    due_on = due_date(inputs.day, book)
    return [
        LedgerLine(
            article=article,
            edition=edition,
            contributor=people[line.person],
            person=people[line.person].name,
            role=line.role,
            genre=work_of(inputs, assessment).genre,
            amount=line.amount,
            formula=line.formula,
            source=line.source,
            published_on=inputs.day,
            due_on=due_on,
            reason=override_of(article, inputs, assessment),
        )
        for line in statement_of(inputs, assessment, book).lines
    ]


def due_date(day: datetime.date, book: RateBook) -> datetime.date:
    term = book.on(day).payment_days
    if term is None:
        raise RoyaltyError(f"There is no term of payment in force on {day}.")
    return day + datetime.timedelta(days=term)


def settle(standing: Sequence[LedgerLine], due: Sequence[LedgerLine], month_for: MonthFor) -> list[LedgerLine]:
    """The lines, not saved, that lead from what stands to what is due; proposals that are overtaken are deleted."""
    wanted = {(line.contributor_id, line.role): line for line in due}
    made = []
    for line in standing:
        new = wanted.get((line.contributor_id, line.role))
        if new and is_same(line, new):
            del wanted[line.contributor_id, line.role]  # it stands: nothing to book
        elif line.approved_at or line.month.is_closed:
            reversal = reversal_of(line, "Changed since." if due else "Withdrawn.")
            # In the line's own month while it is open, else in the first that is.
            reversal.month = month_for(line.month.month)
            made.append(reversal)
        else:
            line.delete()
    for new in wanted.values():
        new.month = month_for(first_of(new.published_on))
    return made + list(wanted.values())


def is_same(line: LedgerLine, new: LedgerLine) -> bool:
    """What was approved stands as long as the amount does; a proposal also explains it as it is now."""
    if line.approved_at:
        return line.amount == new.amount
    explained = ("amount", "formula", "source", "genre", "due_on", "reason", "edition_id")
    return all(getattr(line, name) == getattr(new, name) for name in explained)


def reversal_of(line: LedgerLine, reason: str) -> LedgerLine:
    return LedgerLine(
        article_id=line.article_id,
        edition_id=line.edition_id,
        contributor_id=line.contributor_id,
        person=line.person,
        role=line.role,
        genre=line.genre,
        amount=-line.amount,
        formula=f"taken back: {line.formula}",
        source=line.source,
        published_on=line.published_on,
        due_on=line.due_on,
        reverses=line,
        reason=reason,
    )
