"""What is wrong with an alt text: one rule for the picture dialog and for the checks before publishing."""

import re
from enum import Enum

from django.utils.translation import gettext_lazy as _

LONGEST = 160
FILE_NAME = re.compile(r"\s*[^.]{1,100}\.(?:jpe?g|png|gif|webp|avif|bmp|tiff?)\s*\.?\s*", re.IGNORECASE)
NEEDLESS = re.compile(r"\s*(?:an? |the )?(?:image|picture|photo(?:graph)?) (?:of|shows)\b", re.IGNORECASE)


class Fault(Enum):
    """Each with what to do about it."""

    FILE_NAME = _("This is the name of a file: say what is seen.")
    NEEDLESS = _("“Image of” can go: begin with what is seen.")
    REPEATS = _("It repeats the caption: say what the caption does not, or that there is nothing more to say.")
    LONG = _("Longer than 160 characters: keep what matters.")


def fault_of(alt: str, caption: str) -> Fault | None:
    """The first that is found."""
    if FILE_NAME.fullmatch(alt):
        return Fault.FILE_NAME
    if NEEDLESS.match(alt):
        return Fault.NEEDLESS
    if alt.strip() and alt.strip().casefold() == caption.strip().casefold():
        return Fault.REPEATS
    return Fault.LONG if len(alt) > LONGEST else None
