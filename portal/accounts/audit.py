"""Writing the audit log, within the transaction of what is written down: neither stands without the other."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Model

from portal.accounts.models import AuditEntry

# What fits the columns: a name too long for the log must not undo what it tells of.
VERB, KEY, NAME = 40, 40, 200


def record(
    verb: str,
    target: Model | None = None,
    *,
    by: AbstractBaseUser | AnonymousUser | None = None,
    why: str = "",
    details: str = "",
) -> AuditEntry:
    """`by` is None for what the site did by itself, or for somebody who is not known."""
    who = by if isinstance(by, AbstractBaseUser) and by.pk else None
    return AuditEntry.objects.create(
        who_id=who.pk if who else None,
        who_name=who.get_username() if who else "",
        verb=verb[:VERB],
        object_type=target._meta.label_lower if target else "",
        object_id=str(target.pk)[:KEY] if target else "",
        object_name=str(target)[:NAME] if target else "",
        why=why,
        details=details,
    )
