"""The register: who holds which post in which organization, from when to when, and how we know.

The terms are Popolo's: Person (here Official), Organization, Post, Membership (here Appointment).
Nothing here invents a date: a date that nobody recorded is empty, and an appointment may rest only on
the days on which articles attest it.
"""

from portal.directory.models.changes import Move, OrganizationChange, PostTransfer
from portal.directory.models.merges import Distinction, Merge
from portal.directory.models.named import Official, OfficialName, Organization, OrganizationName, date_with_precision
from portal.directory.models.posts import Appointment, Attestation, Post

__all__ = [
    "Appointment",
    "Attestation",
    "Distinction",
    "Merge",
    "Move",
    "Official",
    "OfficialName",
    "Organization",
    "OrganizationChange",
    "OrganizationName",
    "Post",
    "PostTransfer",
    "date_with_precision",
]
