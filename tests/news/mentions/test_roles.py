import pytest

from tests.news.mentions.factories import make_province, offered

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Vo Van Minh chaired the meeting.", "chair"),
        ("The meeting was chaired by Mr. Vo Van Minh.", "chair"),
        ("Mr. Vo Van Minh, Chairman of the PPC, presided over it.", "chair"),
        ("Vo Van Minh received the guests.", "host"),
        ("Vo Van Minh signed the agreement.", "signatory"),
        ("The Chairman of the PPC said that it rained.", "speaker"),
        ("Mr. Vo Van Minh emphasized the matter.", "speaker"),
        ("Attended by Mr. Vo Van Minh; others.", "present"),
        ("Vo Van Minh attended.", "present"),
        ("A letter to Vo Van Minh.", "mentioned"),
        ("Vo Van Minh came. Somebody chaired it.", "mentioned"),
        ("Vo Van Minh said so. Later Vo Van Minh chaired it.", "chair"),
    ],
)
def test_part_is_guessed_from_the_words_around(text, role):
    make_province()
    assert offered(text)[0].role == role


def test_verb_belongs_to_the_name_before_it():
    make_province()
    found = offered("Vo Van Minh listened while Nguyen Van Loi chaired the meeting.")
    assert [(str(each.record), each.role) for each in found] == [
        ("Vo Van Minh", "mentioned"),
        ("Nguyen Van Loi", "chair"),
    ]


def test_body_that_holds_a_meeting_is_its_host():
    make_province()
    assert [each.role for each in offered("The PPC organized a meeting.")] == ["host"]
    assert [each.role for each in offered("The PPC received letters.")] == ["mentioned"]
