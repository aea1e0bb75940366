"""Which of a person's posts are spoken of first."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from portal.directory.tenure import Answer
from portal.texts.dates import PartialDate

if TYPE_CHECKING:
    from portal.directory.models import Appointment


def held(appointments: "Sequence[Appointment]", on: PartialDate) -> "list[Appointment]":
    return [each for each in appointments if each.tenure.answer(on) == Answer.RECORDED]


def held_last(appointments: "Sequence[Appointment]", on: PartialDate) -> "list[Appointment]":
    """Those known of the latest day, but for what is yet to begin."""
    begun = [each for each in appointments if each.tenure.answer(on) != Answer.LATER]
    latest = max((each.tenure.latest for each in begun if each.tenure.latest), default=None)
    return [each for each in begun if each.tenure.latest == latest]
