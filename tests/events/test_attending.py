import pytest
from django.utils import translation

from events.attending import groups
from events.models import Event, Participant
from tests.events.factories import make_event, make_participant
from tests.portal.directory.factories import make_appointment, make_official, make_organization, make_post

pytestmark = pytest.mark.django_db
Role = Participant.Role


@pytest.fixture
def event():
    return make_event()


def attend(event, name, *, rank=None, post_rank=1, **fields):
    """Somebody who holds a post that day in a body of a rank; nobody's without one."""
    official = make_official(name=name, slug=name.lower())
    appointment = None
    if rank:
        body = make_organization(name=f"Body {name}", slug=f"body-{name.lower()}", rank=rank)
        appointment = make_appointment(official=official, post=make_post(organization=body, rank=post_rank))
    return make_participant(event=event, official=official, appointment=appointment, **fields)


def attending():
    participants = Event.objects.with_people().get().participants.all()
    return [(group.name, [person.name for person in group.people]) for group in groups(participants)]


def test_people_stand_in_order_of_the_posts_held_that_day(event):
    attend(event, "Nobody")
    attend(event, "Vice", rank=2, post_rank=20)
    attend(event, "Chair", rank=2, post_rank=10, role=Role.CHAIR)
    attend(event, "Secretary", rank=1, post_rank=90)
    assert attending() == [("Taking part", ["Secretary", "Chair", "Vice", "Nobody"])]


def test_editors_order_those_of_the_same_rank(event):
    for name, position in (("Third", 3), ("First", 1), ("Second", 2)):
        attend(event, name, position=position)
    assert attending() == [("Taking part", ["First", "Second", "Third"])]


def test_delegations_stand_behind_one_another_by_their_heads(event):
    forum = make_organization(name="Forum", slug="forum")
    yamaguchi = make_organization(name="Yamaguchi", slug="yamaguchi")
    attend(event, "Professor", rank=1, delegation=forum)
    attend(event, "Jung", rank=50, delegation=forum, heads_delegation=True)
    attend(event, "Governor", rank=40, delegation=yamaguchi, heads_delegation=True)
    attend(event, "Host", rank=60)
    assert attending() == [
        ("Taking part", ["Host"]),
        ("Yamaguchi", ["Governor"]),
        ("Forum", ["Jung", "Professor"]),
    ]


def test_organization_stands_by_its_own_rank(event):
    attend(event, "Secretary", rank=1)
    make_participant(event=event, organization=make_organization(name="Council", slug="council", rank=2))
    attend(event, "Director", rank=3)
    assert attending() == [("Taking part", ["Secretary", "Council", "Director"])]


def test_line_tells_post_role_and_head_in_the_language_of_the_page(event):
    official = make_official(native_name="Võ Văn Minh")
    post = make_post(organization=make_organization(native_name="Ủy ban nhân dân tỉnh"), native_title="Chủ tịch")
    make_participant(
        event=event,
        official=official,
        appointment=make_appointment(official=official, post=post),
        role=Role.CHAIR,
        heads_delegation=True,
    )
    participants = list(Event.objects.with_people().get().participants.all())
    assert groups(participants)[0].people == [
        ("Vo Van Minh", "/officials/vo-van-minh/", "Chairman, Provincial People's Committee. Chair. Head of delegation")
    ]
    with translation.override("vi"):
        assert groups(participants)[0].people == [
            ("Võ Văn Minh", "/vi/officials/vo-van-minh/", "Chủ tịch, Ủy ban nhân dân tỉnh. Chủ trì. Trưởng đoàn")
        ]


def test_presence_alone_needs_no_word(event):
    attend(event, "Guest")
    assert groups(event.participants.all())[0].people[0].note == ""


def test_nobody_takes_part():
    assert groups([]) == []
