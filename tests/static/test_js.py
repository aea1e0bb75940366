"""The scripts as they are written: small, each by itself, attached by data- attributes."""

import re
from pathlib import Path

import pytest

JS = Path(__file__).parents[2] / "static" / "js"
ENTRY = JS / "site.js"
NEWSROOM = JS / "newsroom" / "newsroom.js"
BEFORE_PAINT = JS / "before-paint.js"
READERS = [path for path in sorted(JS.glob("*.js")) if path not in {ENTRY, BEFORE_PAINT}]
MODULES = [path for path in sorted(JS.rglob("*.js")) if path not in {ENTRY, NEWSROOM}]


def test_entry_imports_every_module_that_readers_get():
    assert sorted(re.findall(r'^import "\./([\w-]+\.js)"$', ENTRY.read_text(), re.M)) == [path.name for path in READERS]


def test_entry_of_the_newsroom_imports_what_lies_beside_it():
    imported = re.findall(r'^import "\./([\w-]+\.js)"$', NEWSROOM.read_text(), re.M)
    assert imported
    assert [name for name in imported if not (NEWSROOM.parent / name).exists()] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_module_is_short_and_stands_alone(path):
    text = path.read_text()
    assert len(text.splitlines()) < 40
    # It is sent inside a block, where neither is allowed.
    assert not re.search(r"^\s*(import|export)\b", text, re.M) or path.parent == NEWSROOM.parent


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.name)
def test_module_needs_nothing_that_the_policy_forbids(path):
    assert not re.search(r"\beval\b|new Function|innerHTML|document\.write|\.cookie\b|https?:", path.read_text())
