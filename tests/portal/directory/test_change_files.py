import json
from uuid import UUID

import pytest

from portal.addresses.models import Address
from portal.directory.change_files import Unreadable, prepare, read_changes, take_back
from portal.directory.enactment import NotPossible
from portal.directory.models import Organization, OrganizationChange
from tests.portal.directory.factories import make_organization, make_post

pytestmark = pytest.mark.django_db
NUMBER = "0b8ac1c4-5f0c-4c39-9f0a-5f2b3d1f0001"
CITY = {"slug": "city", "name": "City", "kind": "government", "founding_on": "2025-07-01", "founding_precision": "day"}
MERGED = {"uuid": NUMBER, "kind": "renamed", "effective_on": "2025-07-01", "legal_basis": "Resolution 1"}
ENDS = {**MERGED, "predecessors": ["ppc"], "successors": ["city"]}


@pytest.fixture
def file(tmp_path):
    def write(content):
        path = tmp_path / "changes.json"
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return read_changes(path)

    return write


def test_file_becomes_drafts_with_the_bodies_they_need(file):
    post = make_post(organization=make_organization())
    board = make_organization(name="Board", slug="board", parent=post.organization)
    detail = {"transfers": [["ppc", "Chairman", "city"]], "moves": [["board", None]]}
    (change,) = prepare(file({"bodies": [CITY], "changes": [{**ENDS, **detail}]}))
    city = Organization.objects.get(slug="city")
    assert (change.uuid, change.state, change.legal_basis) == (UUID(NUMBER), "draft", "Resolution 1")
    assert (list(change.predecessors.all()), list(change.successors.all())) == ([post.organization], [city])
    assert [(each.post, each.organization) for each in change.transfers.all()] == [(post, city)]
    assert [(each.organization, each.parent) for each in change.moves.all()] == [(board, None)]
    assert city.founding_on.isoformat() == "2025-07-01"


def test_prepared_again_it_changes_nothing(file):
    make_organization()
    content = file({"bodies": [CITY], "changes": [ENDS]})
    assert prepare(content) == prepare(content)
    assert (OrganizationChange.objects.count(), Organization.objects.count()) == (1, 2)


def test_taken_back_it_has_never_been(file):
    make_organization()
    (change,) = prepare(file({"bodies": [CITY], "changes": [ENDS]}))
    take_back(change)
    assert [each.slug for each in Organization.objects.all()] == ["ppc"]
    assert [each.path for each in Address.objects.all()] == ["/organizations/ppc/"]
    assert not OrganizationChange.objects.exists()


def test_body_that_was_there_before_stays(file):
    make_organization()
    make_organization(name="City", slug="city")
    (change,) = prepare(file({"bodies": [CITY], "changes": [ENDS]}))
    take_back(change)
    assert Organization.objects.count() == 2


def test_body_that_somebody_uses_by_now_stays_with_the_change(file):
    make_organization()
    (change,) = prepare(file({"bodies": [CITY], "changes": [ENDS]}))
    make_post(organization=Organization.objects.get(slug="city"))
    with pytest.raises(NotPossible, match="City is in use by now"):
        take_back(change)
    assert OrganizationChange.objects.exists()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('{"changes":\n [}', "line 2: this is no JSON."),
        ("[" * 50_000, "no JSON"),
        ("[]", "no list of “changes”"),
        ({"changes": []}, "no list of “changes”"),
        ({"changes": {"a": 1}}, "changes, no. 1: it needs a uuid."),
        ({"changes": ["x"]}, "changes, no. 1: it needs a uuid."),
        ({"changes": [{**ENDS, "when": "x"}]}, "changes, no. 1: when is not known."),
        ({"changes": [{**ENDS, "effective_on": "July"}]}, "changes, no. 1: it needs a uuid, a kind, and a day"),
        ({"changes": [{**ENDS, "kind": "eaten"}]}, "changes, no. 1: it needs a uuid, a kind, and a day"),
        ({"changes": [{**ENDS, "uuid": "1"}]}, "changes, no. 1: it needs a uuid, a kind, and a day"),
        ({"changes": [{**ENDS, "predecessors": "ppc"}]}, "changes, no. 1: predecessors is not as described."),
        ({"changes": [{**ENDS, "moves": [["board"]]}]}, "changes, no. 1: moves is not as described."),
        ({"bodies": [{"name": "City"}], "changes": [ENDS]}, "bodies, no. 1: it needs a slug."),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(file, content, sentence):
    with pytest.raises(Unreadable, match=sentence):
        file(content)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ({"changes": [ENDS]}, "city: there is no such record."),
        ({"bodies": [{**CITY, "kind": "planet"}], "changes": [ENDS]}, "city: Value 'planet' is not a valid choice."),
        ({"bodies": [{**CITY, "founding_on": "soon"}], "changes": [ENDS]}, "city: “soon” value has an invalid date"),
        ({"bodies": [{**CITY, "parent": "nowhere"}], "changes": [ENDS]}, "nowhere: there is no such record."),
        ({"bodies": [{**CITY, "name": ""}], "changes": [ENDS]}, "city: This field cannot be blank."),
        (
            {"bodies": [CITY], "changes": [{**ENDS, "transfers": [["ppc", "King", "city"]]}]},
            "ppc, King: there is no such record.",
        ),
    ],
)
def test_what_does_not_fit_the_register_is_refused_whole(file, content, sentence):
    make_organization()
    with pytest.raises(Unreadable, match=sentence):
        prepare(file(content))
    assert (Organization.objects.count(), OrganizationChange.objects.count()) == (1, 0)


def test_file_that_is_not_there_or_too_large_is_refused(tmp_path):
    with pytest.raises(Unreadable, match="cannot be read"):
        read_changes(tmp_path / "none.json")
    large = tmp_path / "large.json"
    large.write_text(" " * 5_000_001)
    with pytest.raises(Unreadable, match="larger than 5 MB"):
        read_changes(large)
