"""Parts of addresses: years, months and days with all their digits, and slugs that nest."""

from django.urls import register_converter
from django.urls.converters import StringConverter


class Year:
    regex = "[0-9]{4}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04}"


class TwoDigits:
    """Of a month or a day: from 01 on."""

    regex = "0[1-9]|[1-9][0-9]"  # whether the calendar has it, the view finds out

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:02}"


class Nested(StringConverter):
    regex = "[a-z0-9-]+(?:/[a-z0-9-]+)*"


register_converter(Year, "year")
register_converter(TwoDigits, "two")
register_converter(Nested, "nested")
