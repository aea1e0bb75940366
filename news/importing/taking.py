"""Taking one parsed page into the database, in the transaction of the caller."""

import reversion

from events.dating import event_date
from news.importing.categories import file_under
from news.importing.finding import find_article, find_item, match_key
from news.importing.leads import is_truncated
from news.importing.merging import Merge, merge
from news.importing.named import names_in
from news.importing.old_addresses import OldAddress
from news.importing.parsed import ListItem, Mark, ParsedArticle, ParsedList, ParsedPage
from news.importing.placing import place
from news.importing.taken import Taken, marks_of_page, note, result_of, unique
from news.importing.values import category_of, credit, event_values, values_of
from news.models import Article, OldListEntry, SourceKey
from news.publishing import publish_archive
from portal.counting import totals
from portal.directory.phrasebook import Phrasebook


def take_page(page: ParsedPage, sha256: str, address: OldAddress | None, names: Phrasebook) -> Taken:
    """Publishes what is new or changed. Needs the lock of the site's row: importers wait for each other."""
    taken = Taken(names)
    changed: list[Article] = []
    for parsed in page.articles:
        changed += take_article(parsed, address if page.kind == "article" else None, taken)
    if page.listing:
        changed += take_list(page.listing, sha256, address, taken)
    taken.marks += marks_of_page(page, taken)
    # What an editor has taken up since is changed, and stays theirs to publish.
    publish_archive([article for article in unique(changed) if article.state == Article.State.PUBLISHED])
    return taken


def take_article(parsed: ParsedArticle, address: OldAddress | None, taken: Taken) -> list[Article]:
    article = find_article(parsed, address)
    is_new = article is None
    article = article or Article(state=Article.State.PUBLISHED)
    was_undated = not is_new and article.lead_only
    event = event_date(parsed.lead, parsed.published_at.date())
    merged = merge(article, values_of(parsed) | event_values(article, event))
    article.match_key = match_key(parsed.lead)
    article.lead_only = article.lead_only and "published_at" in merged.kept
    with reversion.create_revision():
        reversion.set_comment("Imported from the old portal")
        # What follows points to the row, and changes it once more.
        if is_new:
            article.save()
        added = [*follow(article, parsed, address), *file_under(article, [category_of(address)])]
        if is_new or merged.changed or added:
            article.save()
    note(article, result_of(is_new, merged, added), merged, taken)
    taken.marks += [
        (article, Mark("date", parsed.line, warning)) for warning in sorted(event.warnings if event else ())
    ]
    changed = [article] if is_new or merged.changed or added else []
    if changed:
        lines = [(parsed.line, parsed.headline), (parsed.line, parsed.lead), *((b.line, b.text) for b in parsed.body)]
        taken.marks += [(article, mark) for mark in names_in(article, lines, taken.names)]
    # Now that its day is known, its neighbors in old lists get their places from it.
    if was_undated and not article.lead_only:
        changed += place(set(article.old_list_entries.values_list("page", flat=True)))
    return changed


def take_list(listing: ParsedList, sha256: str, address: OldAddress | None, taken: Taken) -> list[Article]:
    category = listing.category or category_of(address)
    changed = []
    for position, item in enumerate(listing.items):
        article, is_changed = take_item(item, category, taken)
        OldListEntry.objects.get_or_create(page=sha256, position=position, defaults={"article": article})
        if is_changed:
            changed.append(article)
    return changed + place({sha256})


def take_item(item: ListItem, category: str, taken: Taken) -> tuple[Article, bool]:
    """An item of a list: the article it is the lead of, or all that is known of one."""
    article = find_item(item)
    is_new = article is None
    article = article or Article(state=Article.State.PUBLISHED, lead_only=True)
    merged = Merge()
    # A lead that was cut on one page is completed by the whole one of another.
    if is_new or (article.lead_only and is_truncated(article.lead) and not is_truncated(item.lead)):
        event = event_date(item.lead, None)
        merged = merge(article, {"source": item.source, "lead": item.lead} | event_values(article, event))
        article.match_key = match_key(item.lead)
        taken.marks += [
            (article, Mark("date", item.line, warning)) for warning in sorted(event.warnings if event else ())
        ]
    with reversion.create_revision():
        reversion.set_comment("Imported from a list of the old portal")
        if is_new or merged.changed:
            article.save()
        added = file_under(article, [category])
        if added:
            article.save()
    if is_new or merged.changed:
        taken.marks += [(article, mark) for mark in names_in(article, [(item.line, item.lead)], taken.names)]
    note(article, result_of(is_new, merged, added), merged, taken)
    return article, bool(is_new or merged.changed or added)


def follow(article: Article, parsed: ParsedArticle, address: OldAddress | None) -> list[str]:
    """Number, counter and names of an article that is saved; says what of it is new."""
    new = []
    if address and address.key and keep_number(article, address.key):
        new.append("number")
    if parsed.views is not None and totals.baseline(article.pk) != parsed.views:
        totals.set_baseline(article.pk, parsed.views)
        new.append("views")
    if parsed.contributors and not article.contributions.exists():
        credit(article, parsed)
        new.append("contributors")
    return new


def keep_number(article: Article, key: tuple[str, int]) -> bool:
    _, is_new = SourceKey.objects.get_or_create(list_name=key[0], number=key[1], defaults={"article": article})
    return is_new
