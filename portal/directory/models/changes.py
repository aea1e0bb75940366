"""What becomes of organizations: prepared as a draft, put in force, and reversed if need be."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.directory.entries import Entry
from portal.directory.models.named import Organization
from portal.directory.models.posts import Post


class OrganizationChange(Entry):
    """n organizations become m on a day, on a legal basis. Only `portal.directory.enactment` changes its state."""

    class Kind(models.TextChoices):
        MERGED = "merged", _("merged")
        SPLIT = "split", _("split")
        RENAMED = "renamed", _("renamed")
        REPLACED = "replaced", _("replaced")
        ABOLISHED = "abolished", _("abolished")
        TRANSFERRED = "transferred", _("transferred")

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        IN_FORCE = "in_force", _("in force")
        REVERSED = "reversed", _("reversed")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=11, choices=Kind.choices)
    effective_on = models.DateField(help_text="The first day on which it is so.")
    legal_basis = models.CharField(max_length=300, blank=True, help_text="Needed to put it in force.")
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT, editable=False)
    predecessors = models.ManyToManyField(Organization, related_name="changes_after")
    successors = models.ManyToManyField(Organization, related_name="changes_before", blank=True)
    note = models.TextField(blank=True)
    # What putting it in force did to which rows, and which bodies were made for it: see `portal.directory.journal`.
    journal = models.JSONField(default=list, editable=False)
    preparation = models.JSONField(default=list, editable=False)

    class Meta:
        ordering = ["effective_on", "id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} on {self.effective_on}"

    @property
    def is_in_force(self) -> bool:
        return self.state == self.State.IN_FORCE

    @property
    def ends_its_predecessors(self) -> bool:
        """Of what is transferred, a part of the work goes and the body stays."""
        return self.kind != self.Kind.TRANSFERRED


class PostTransfer(Entry):
    """A post that goes on in another organization, with who is recorded to hold it. Other posts end with their body."""

    change = models.ForeignKey(OrganizationChange, models.CASCADE, related_name="transfers")
    post = models.ForeignKey(Post, models.PROTECT, related_name="transfers")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="posts_taken_over")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(name="posttransfer_once", fields=["change", "post"])]

    def __str__(self) -> str:
        return f"{self.post} to {self.organization}"


class Move(Entry):
    """An organization stands under another one from the day of the change on; under none where no parent is named."""

    change = models.ForeignKey(OrganizationChange, models.CASCADE, related_name="moves")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="moves")
    # As it was found when the change was put in force.
    former_parent = models.ForeignKey(Organization, models.PROTECT, null=True, editable=False, related_name="+")
    parent = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(name="move_once", fields=["change", "organization"])]

    def __str__(self) -> str:
        return f"{self.organization} to {self.parent}"
