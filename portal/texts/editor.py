"""The editor of rich text in forms. What it may hold is decided by `portal.texts.html.clean`, never here."""

from typing import Any

from django_prose_editor.widgets import AdminProseEditorWidget

from portal.texts.html import OPENING_TAG, from_plain

PARAGRAPHS: dict[str, Any] = {
    "Bold": True,
    "Italic": True,
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "HardBreak": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto", "tel"]},
    "History": True,
}


class TextEditor(AdminProseEditorWidget):
    """A few paragraphs; without scripts a plain textarea, in which blank lines part them."""

    extensions = PARAGRAPHS

    def __init__(self) -> None:
        super().__init__(config={"extensions": self.extensions}, preset="configurable")

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        text = super().value_from_datadict(data, files, name)
        return text if not text or OPENING_TAG.search(text) else from_plain(text)
