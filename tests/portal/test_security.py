import base64
import hashlib
import re
from pathlib import Path

import django_prose_editor
import pytest

from portal.security import EDITING_POLICY, EDITOR_STYLE, READER_HEADERS, READER_POLICY


def test_nothing_unsafe_is_allowed():
    editing = [str(source) for sources in EDITING_POLICY["DIRECTIVES"].values() for source in sources]
    assert not re.search(r"unsafe|\*|https?:|data:", " ".join([*READER_POLICY.values(), *editing]))


def test_nothing_inline_is_allowed_to_readers():
    assert (READER_POLICY["script-src"], READER_POLICY["style-src"]) == ("'self'", "'self'")


def source_of(text):
    """The digest as browsers take it (Content Security Policy Level 3, section 2.3.1)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_style_of_the_installed_text_editor_is_the_one_allowed():
    script = Path(django_prose_editor.__file__).parent / "static" / "django_prose_editor" / "editor.js"
    written = re.search(r"=`(\.ProseMirror \{.*?)`", script.read_text(), re.DOTALL)[1]
    assert source_of(written) == EDITOR_STYLE


def test_everything_is_closed_unless_opened():
    assert READER_HEADERS["Content-Security-Policy"].startswith("default-src 'none'; ")
    assert "camera=()" in READER_HEADERS["Permissions-Policy"].split(", ")


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/healthz", "/nowhere/", "/about", "/about/"])
def test_every_answer_carries_the_policies(client, address):
    headers = client.get(address).headers
    assert {name: headers[name] for name in READER_HEADERS} == READER_HEADERS
    assert (headers["X-Content-Type-Options"], headers["Referrer-Policy"]) == (
        "nosniff",
        "strict-origin-when-cross-origin",
    )
