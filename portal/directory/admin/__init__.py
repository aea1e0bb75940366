"""The register as editors keep it. What each save brings with it stands in `portal.directory.entries`."""

from portal.directory.admin import changes, records
from portal.directory.admin.entries import EntryAdmin, NamedAdmin, NameInline

__all__ = ["EntryAdmin", "NameInline", "NamedAdmin", "changes", "records"]
