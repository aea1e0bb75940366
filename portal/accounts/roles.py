"""The six roles of a newsroom, as data. Groups are kept in step with them at every start; nobody edits groups by hand.

What somebody may do with one story is not here but in `news.policy`, which asks for the permissions named "may".
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.contrib.auth.models import Group, Permission

CHANGES = ("add", "change", "view")


@dataclass(frozen=True)
class Role:
    """Models as app.model: of what it `changes` a role may add and view too; it deletes only what it `removes`."""

    name: str
    changes: list[str] = field(default_factory=list)
    sees: list[str] = field(default_factory=list)
    removes: list[str] = field(default_factory=list)
    may: list[str] = field(default_factory=list)

    def permissions(self) -> Iterator[str]:
        """As app.codename."""
        verbs = ((CHANGES, self.changes), (("view",), self.sees), (("delete",), self.removes))
        for prefixes, models in verbs:
            for app, model in (label.split(".") for label in models):
                yield from (f"{app}.{prefix}_{model}" for prefix in prefixes)
        yield from self.may


# Django asks for a permission of its own for each kind of row that a story's form holds.
WRITING = ["article", "illustration", "mention", "contribution", "relatedarticle", "correction"]
WRITING = [f"news.{model}" for model in WRITING] + ["pictures.picture"]
REGISTER = ["organization", "organizationname", "official", "officialname", "post", "appointment", "organizationchange"]
REGISTER += ["posttransfer", "move"]
REGISTER = [f"directory.{model}" for model in REGISTER]
CALENDAR = [f"events.{model}" for model in ("event", "eventseries", "venue", "venuename", "organizer", "participant")]
IMPORTS = ["imports.importrun", "imports.importitem"]
# What a story may name.
LOOKED_UP = ["directory.official", "directory.organization", "directory.appointment", "events.event"]
LOOKED_UP += ["news.category", "news.keyword", "news.contributor"]
COVERAGE = ["news.assignment", "news.dossier"]
DESK = ["news.keyword", "news.contributor", "imports.importmark"]
SHOWN_PICTURES = "pictures.replace_shown_picture"
SITE = ["news.category", "news.keyfigure", "addresses.redirect"]

REPORTER = Role(
    "reporter", changes=WRITING, sees=[*LOOKED_UP, "pictures.showing", "news.assignment", "news.transition"]
)
EDITOR = Role(
    "editor",
    changes=[*WRITING, *DESK, *COVERAGE],
    sees=[*LOOKED_UP, *IMPORTS, "pictures.showing", "news.edition", "news.transition"],
    removes=[*COVERAGE, "pictures.picture"],
    may=["news.approve_article", SHOWN_PICTURES],
)
CHIEF = Role(
    "chief",
    changes=[*WRITING, *DESK, *COVERAGE, *SITE, *REGISTER, *CALENDAR, "news.sectionassignment"],
    sees=[
        *IMPORTS,
        "pictures.showing",
        "news.edition",
        "news.transition",
        "counting.dailyviews",
        "addresses.missingaddress",
        "accounts.auditentry",
    ],
    removes=[*COVERAGE, "news.sectionassignment", "pictures.picture"],
    # Whoever signs for the newsroom sees what a story costs; money is moved by the accountant alone.
    may=["news.oversee_articles", "news.approve_article", "news.publish_article", "news.see_royalties", SHOWN_PICTURES],
)
ACCOUNTANT = Role("accountant", may=["news.see_royalties", "news.settle_royalties"])
REGISTRAR = Role(
    "registrar",
    changes=[*REGISTER, *CALENDAR, "pictures.picture"],
    sees=["pictures.showing"],
    # Portraits of officials are public from the start.
    may=[SHOWN_PICTURES],
)
ADMIN = Role(
    "admin",
    changes=["auth.user", "news.sectionassignment"],
    sees=["auth.group", "news.category", "accounts.auditentry"],
    removes=["news.sectionassignment"],
)
ROLES = {role.name: role for role in (REPORTER, EDITOR, CHIEF, ACCOUNTANT, REGISTRAR, ADMIN)}


def keep_roles() -> None:
    for name in ROLES:
        group_of(name)


def group_of(name: str) -> Group:
    """The group of the role, with its permissions and no others. Raises LookupError where one does not exist."""
    group, _ = Group.objects.get_or_create(name=name)
    group.permissions.set(permissions_named(set(ROLES[name].permissions())))
    return group


def permissions_named(names: set[str]) -> list[Permission]:
    codenames = {name.partition(".")[2] for name in names}
    candidates = Permission.objects.select_related("content_type").filter(codename__in=codenames)
    found = {f"{each.content_type.app_label}.{each.codename}": each for each in candidates}
    if missing := names - found.keys():
        raise LookupError(f"There is no permission {', '.join(sorted(missing))}: run migrate, or mend a role.")
    return [found[name] for name in names]
