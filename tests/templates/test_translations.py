"""What is written in the shared templates is there in Vietnamese too, and the compiled file is that of the source."""

import gettext
import re
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
MESSAGES = TOP / "portal" / "locale" / "vi" / "LC_MESSAGES"
SHARED = [
    path for folder in (".", "partials", "portal") for path in sorted((TOP / "templates" / folder).glob("*.html"))
]


@pytest.fixture(scope="module")
def catalog():
    with (MESSAGES / "django.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def sentences(path: Path) -> list[str]:
    return [text for _, text in re.findall(r"{% translate (['\"])(.*?)\1", path.read_text())]


@pytest.mark.parametrize("path", SHARED, ids=lambda path: path.name)
def test_every_sentence_of_a_shared_template_is_translated(path, catalog):
    doubled = [text.replace("%", "%%") for text in sentences(path)]
    assert [text for text in doubled if catalog.gettext(text) == text] == []


def test_compiled_catalog_is_that_of_the_source(catalog):
    without_context = r'^(?!msgctxt).*\nmsgid "(.+)"\nmsgstr "(.+)"$'
    source = re.findall(without_context, (MESSAGES / "django.po").read_text(), re.M)
    assert len(source) > 80
    assert [one for one, other in source if catalog.gettext(plain(one)) != plain(other)] == []


def plain(text: str) -> str:
    return text.replace('\\"', '"').replace("\\n", "\n").replace("\\\\", "\\")
