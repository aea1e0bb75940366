from django.contrib import admin

from portal.accounts.auditing import AuditedAdmin, ForLooking
from portal.addresses.models import MissingAddress, Redirect


@admin.register(Redirect)
class RedirectAdmin(AuditedAdmin):
    list_display = ["old_address", "new_path", "created_at"]
    search_fields = ["old_address", "new_path"]


@admin.register(MissingAddress)
class MissingAddressAdmin(ForLooking):
    """The 404 desk: what readers of the old portal ask for most stands first."""

    list_display = ["old_address", "asked", "first_asked_on", "last_asked_on"]
    search_fields = ["old_address"]
