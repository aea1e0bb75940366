"""The style sheets as they are written: layers, tokens, and what keeps text scalable."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

CSS = Path(__file__).parents[2] / "static" / "css"
# In order of strength. The first is what others wrote.
ORDER = ["stock", "tokens", "base", "layout", "parts", "prefs", "print"]
ENTRIES = ["site.css", "newsroom/newsroom.css", "newsroom/stock.css"]
FILES = sorted(CSS.rglob("*.css"))
NOT_PARTS = {"site.css", "newsroom.css", "stock.css", "tokens.css", "prefs.css", "print.css"}
PARTS = [path for path in FILES if path.name not in NOT_PARTS]


@pytest.mark.parametrize("entry", ENTRIES[:2])
def test_every_file_is_imported_once(entry):
    imported = re.findall(r'@import url\("([\w-]+\.css)"\)', (CSS / entry).read_text())
    beside = {path.name for path in (CSS / entry).parent.glob("*.css")}
    assert sorted(imported) == sorted(beside - {Path(name).name for name in ENTRIES})


@pytest.mark.parametrize("entry", ENTRIES)
def test_every_import_names_a_declared_layer(entry):
    named = re.findall(r"layer\((\w+)\)", (CSS / entry).read_text())
    assert named
    assert [layer for layer in named if layer not in ORDER] == []


def test_newsroom_and_readers_have_the_same_order_of_layers():
    stock, site = (re.search(r"@layer ([\w, ]+);", (CSS / entry).read_text())[1] for entry in (ENTRIES[2], ENTRIES[0]))
    assert [stock, site] == [", ".join(ORDER), ", ".join(ORDER[1:])]


@pytest.mark.parametrize("path", FILES, ids=str)
def test_every_address_exists(path):
    for address in re.findall(r'url\("([^"]+)"\)', path.read_text()):
        named = (path.parent / address).resolve()
        assert named.exists() or finders.find(str(named.relative_to(CSS.parent)))


@pytest.mark.parametrize("path", PARTS, ids=str)
def test_colors_come_from_tokens_and_no_id_is_styled(path):
    assert re.findall(r"#[\w-]+", path.read_text()) == []


@pytest.mark.parametrize("path", PARTS, ids=str)
def test_text_scales_with_the_readers_size(path):
    assert re.findall(r"font(?:-size)?:[^;]*\dpx", path.read_text()) == []


@pytest.mark.parametrize("path", PARTS, ids=str)
def test_layout_folds_by_text_size_not_by_window(path):
    assert re.findall(r"@media[^{]*width", path.read_text()) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["paper", "wash"])
@pytest.mark.parametrize(
    ("token", "least"), [("ink", 7), ("soft", 7), ("link", 7), ("seen", 7), ("lacquer", 7), ("edge", 3), ("focus", 3)]
)
def test_tokens_keep_their_contrast(scheme, ground, token, least):
    colors = tokens(scheme)
    assert contrast(colors[token], colors[ground]) >= least


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("token", ["on-deep", "deep-soft"])
def test_text_on_the_bar_keeps_its_contrast(scheme, token):
    colors = tokens(scheme)
    assert contrast(colors[token], colors["deep"]) >= 4.5


def tokens(scheme: str) -> dict[str, str]:
    found = named_colors((CSS / "tokens.css").read_text())
    if scheme == "dark":
        dark = re.search(r"prefers-color-scheme: dark\) \{\s*:root \{(.*?)\}", (CSS / "prefs.css").read_text(), re.S)
        found |= named_colors(dark[1])
    return found


def named_colors(text: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", text))


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: str) -> float:
    digits = color[1:] if len(color) == 7 else "".join(digit * 2 for digit in color[1:])
    shares = (int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
