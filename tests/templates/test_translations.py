"""What readers are told by templates is there in Vietnamese too, and the compiled file is that of the source."""

import gettext
import re
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
MESSAGES = TOP / "portal" / "locale" / "vi" / "LC_MESSAGES"
NEWSROOM = TOP / "templates" / "admin"
READERS = [path for path in sorted((TOP / "templates").rglob("*.html")) if NEWSROOM not in path.parents]
PHRASE = re.compile(r"{% translate (['\"])(.*?)\1")
SENTENCE = re.compile(r"{% blocktranslate[^%]*%}(.*?)(?:{% plural %}.*?)?{% endblocktranslate %}", re.S)


@pytest.fixture(scope="module")
def catalog():
    with (MESSAGES / "django.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


def sentences(template: str) -> list[str]:
    """As the catalog has them."""
    phrases = [text.replace("%", "%%") for _, text in PHRASE.findall(template)]
    return phrases + [re.sub(r"{{ (\w+) }}", r"%(\1)s", text) for text in SENTENCE.findall(template)]


@pytest.mark.parametrize("path", READERS, ids=lambda path: str(path.relative_to(TOP / "templates")))
def test_every_sentence_for_readers_is_translated(path, catalog):
    known = {key if isinstance(key, str) else key[0] for key in catalog._catalog}
    assert [text for text in sentences(path.read_text()) if text not in known] == []


def test_compiled_catalog_is_that_of_the_source(catalog):
    without_context = r'^(?!msgctxt).*\nmsgid "(.+)"\nmsgstr "(.+)"$'
    source = re.findall(without_context, (MESSAGES / "django.po").read_text(), re.M)
    assert len(source) > 80
    assert [one for one, other in source if catalog.gettext(plain(one)) != plain(other)] == []


def plain(text: str) -> str:
    return text.replace('\\"', '"').replace("\\n", "\n").replace("\\\\", "\\")
