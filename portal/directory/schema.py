"""JSON-LD of the register: schema.org Person, Organization, GovernmentOrganization."""

from collections.abc import Sequence
from typing import Any

from portal.directory.days import AskedDay
from portal.directory.held import held
from portal.directory.models import Appointment, Official, Organization
from portal.directory.records import NamedRecord
from portal.texts.page import absolute

Kind = Organization.Kind
GOVERNMENT = {Kind.GOVERNMENT, Kind.COUNCIL, Kind.COMMITTEE, Kind.MISSION}


def person(official: Official, appointments: Sequence[Appointment], portrait: str) -> dict[str, Any]:
    """`jobTitle` is what is recorded for today only: a former post is no job."""
    data = named("Person", official)
    if official.honorific:
        data["honorificPrefix"] = official.honorific
    if portrait:
        data["image"] = absolute(portrait)
    if present := held(appointments, AskedDay.today().on):
        data["jobTitle"] = [appointment.title for appointment in present]
        data["worksFor"] = [reference(appointment.post.organization) for appointment in present]
    return data


def body(organization: Organization) -> dict[str, Any]:
    """Contact is said only while it stands."""
    tenure = organization.tenure
    data = named(type_of(organization), organization)
    if tenure.started:
        data["foundingDate"] = tenure.started.isoformat()
    if tenure.ended:
        data["dissolutionDate"] = tenure.ended.isoformat()
    if organization.parent:
        data["parentOrganization"] = reference(organization.parent)
    if organization.is_standing():
        contact = {"address": organization.street_address, "telephone": organization.telephone}
        contact |= {"email": organization.email, "sameAs": organization.website}
        data |= {name: value for name, value in contact.items() if value}
    return data


def named(kind: str, record: NamedRecord) -> dict[str, Any]:
    names = dict.fromkeys([record.other_label, *(name.name for name in record.names.all())])
    data: dict[str, Any] = {"@context": "https://schema.org", "@type": kind, "name": record.label}
    data["url"] = absolute(record.get_absolute_url())
    if others := [name for name in names if name and name != record.label]:
        data["alternateName"] = others
    return data


def reference(organization: Organization) -> dict[str, str]:
    return {
        "@type": type_of(organization),
        "name": organization.label,
        "url": absolute(organization.get_absolute_url()),
    }


def type_of(organization: Organization) -> str:
    return "GovernmentOrganization" if organization.kind in GOVERNMENT else "Organization"
