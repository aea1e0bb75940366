"""Checks of pictures: each needs a caption, and alt text or the decision that it says nothing beyond the caption."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from news.checks.findings import Finding
from news.models import Illustration
from news.stories import Story
from portal.pictures.alts import FILE_NAME, Fault, fault_of

FAULTS = {
    Fault.NEEDLESS: gettext_lazy("The alt text of picture %(n)d need not say that it is a picture"),
    Fault.REPEATS: gettext_lazy("The alt text of picture %(n)d repeats its caption"),
    Fault.LONG: gettext_lazy("The alt text of picture %(n)d is longer than 160 characters"),
}


def numbered(story: Story) -> Iterator[tuple[int, str, Illustration]]:
    """Each with its number in the order of the page, and where it is described."""
    for number, use in enumerate(sorted(story.illustrations, key=is_in_text), 1):  # the cover first
        yield number, f"picture-{use.position + 1}" if is_in_text(use) else "illustrations", use


def is_in_text(use: Illustration) -> bool:
    return use.place == Illustration.Place.BODY


def alt(story: Story) -> Iterator[Finding]:
    for number, place, use in numbered(story):
        if not (use.alt.strip() or use.decorative):
            yield Finding(_("Picture %(n)d has no decision on its alt text") % {"n": number}, place, stops=True)
            continue
        fault = fault_of(use.alt, use.caption)
        if fault is Fault.FILE_NAME:
            yield Finding(_("The alt text of picture %(n)d is the name of a file") % {"n": number}, place, stops=True)
        elif fault:
            yield Finding(FAULTS[fault] % {"n": number}, place)


def captions(story: Story) -> Iterator[Finding]:
    for number, place, use in numbered(story):
        if not use.caption.strip():
            yield Finding(_("Picture %(n)d has no caption") % {"n": number}, place)
        elif FILE_NAME.fullmatch(use.caption):
            yield Finding(_("The caption of picture %(n)d is the name of a file") % {"n": number}, place)
