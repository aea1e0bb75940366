"""A file of the register, taken in as one public change, or tried and taken back."""

from contextlib import suppress
from itertools import islice
from pathlib import Path

from django.utils.translation import gettext as _

from portal.caching.version import changing
from portal.directory import documents
from portal.directory.exchange import popolo, tables
from portal.directory.exchange.facts import Unreadable
from portal.directory.exchange.taking import Outcome, take

MOST_BYTES = 50_000_000
MOST_STATEMENTS = 200_000


class TakenBack(Exception):
    """Ends a trial."""


def import_file(path: Path, *, dry_run: bool) -> Outcome:
    """Raises Unreadable and has changed nothing then."""
    outcome = Outcome()
    text = text_of(path)
    with suppress(TakenBack), changing(), documents.put_together():
        facts = list(islice((tables if path.suffix == ".csv" else popolo).read(text), MOST_STATEMENTS + 1))
        if len(facts) > MOST_STATEMENTS:
            raise Unreadable(_("The file makes more than %(n)d statements.") % {"n": MOST_STATEMENTS})
        outcome = take(facts)
        if dry_run:
            raise TakenBack
    return outcome


def text_of(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise Unreadable(_("The file is larger than %(n)d MB.") % {"n": MOST_BYTES // 1_000_000})
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(_("The file cannot be read: %(error)s") % {"error": error}) from None
    if "\0" in text:
        raise Unreadable(_("The file holds bytes that are no text."))
    return text
