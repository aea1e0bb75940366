"""A province of two bodies and three people, known from stories of September 2023."""

from dataclasses import dataclass
from uuid import uuid4

from news.mentions.manuscript import Manuscript
from news.mentions.suggestions import Suggestion, suggestions
from portal.directory.models import Official, Organization, Post
from portal.texts.dates import parse_partial
from tests.portal.directory.factories import make_attested, make_official, make_organization, make_post


@dataclass(frozen=True)
class Province:
    committee: Organization
    party: Organization
    chairman: Post
    vice: Post
    secretary: Post
    minh: Official
    dung: Official
    loi: Official


def make_province() -> Province:
    committee = make_organization()
    committee.names.create(name="PPC", kind="abbreviation")
    party = make_organization(name="Provincial Party Committee", slug="party", kind="party", rank=1)
    province = Province(
        committee=committee,
        party=party,
        chairman=make_post(organization=committee, title="Chairman", rank=1),
        vice=make_post(organization=committee, title="Vice Chairman", rank=2, seats=0),
        secretary=make_post(organization=party, title="Secretary", rank=1),
        minh=make_official(),
        dung=make_official(name="Mai Hung Dung", slug="mai-hung-dung"),
        loi=make_official(name="Nguyen Van Loi", slug="nguyen-van-loi"),
    )
    for official, post in [
        (province.minh, province.chairman),
        (province.dung, province.vice),
        (province.loi, province.secretary),
    ]:
        make_attested(official=official, post=post, on=["2023-09-01", "2023-09-30"])
    return province


def written(text: str, *, on: str = "2023-09-05", **fields: object) -> Manuscript:
    return Manuscript(fields.pop("story", uuid4()), text, parse_partial(on) if on else None, **fields)


def offered(text: str, **fields: object) -> list[Suggestion]:
    return suggestions(written(text, **fields))
