import pytest

from news.checks import protocol
from news.models import Mention
from tests.events.factories import make_event, make_participant
from tests.news.checks.test_linking import sentences
from tests.news.factories import make_article
from tests.portal.directory.factories import make_appointment, make_official, make_organization, make_post

pytestmark = pytest.mark.django_db
SECRETARY_FIRST = "<p>Nguyễn Văn Lợi received the guests with Vo Van Minh.</p>"
CHAIRMAN_FIRST = "<p>Vo Van Minh received the guests with Nguyen Van Loi.</p>"


@pytest.fixture
def people():
    """The Secretary of the Party Committee, which goes first, and the Chairman of the People's Committee."""
    held = []
    for rank, (name, slug, body) in enumerate((("Nguyen Van Loi", "loi", "party"), ("Vo Van Minh", "minh", "ppc"))):
        post = make_post(organization=make_organization(name=body, slug=body, rank=rank), title="Head")
        held.append(make_appointment(official=make_official(name=name, slug=slug), post=post))
    return held


def story(people, body, event=None):
    article = make_article(lead="", body=body)
    for held in people:
        Mention.objects.create(article=article, official=held.official, appointment=held)
    if event:
        Mention.objects.create(article=article, event=event)
    return article


def test_story_in_another_order_than_protocol_is_told(people):
    assert sentences(protocol.order, story(people, CHAIRMAN_FIRST)) == [
        "By protocol Nguyen Van Loi comes before Vo Van Minh, who is named first"
    ]


def test_story_in_order_is_right_however_names_are_spelled(people):
    assert sentences(protocol.order, story(people, SECRETARY_FIRST)) == []


def test_delegation_is_compared_with_its_own_people_only(people):
    event = make_event()
    make_participant(event=event, official=people[1].official, delegation=people[1].post.organization)
    assert sentences(protocol.order, story(people, CHAIRMAN_FIRST, event)) == []


def test_who_is_not_named_in_the_text_has_no_place_in_it(people):
    assert sentences(protocol.order, story(people, "<p>Vo Van Minh spoke.</p>")) == []


def test_who_held_no_post_has_no_rank(people):
    article = make_article(lead="", body=CHAIRMAN_FIRST)
    for held in people:
        Mention.objects.create(article=article, official=held.official)
    assert sentences(protocol.order, article) == []
