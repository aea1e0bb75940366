import pytest

from news.checks import pictures
from news.models import Illustration
from news.stories import read_stories
from tests.news.factories import make_article
from tests.portal.pictures.factories import row

pytestmark = pytest.mark.django_db


def found(check, **fields):
    article = make_article()
    use = {"place": "cover", "alt": "Rows of seats", "caption": "The hall."} | fields
    Illustration.objects.create(article=article, picture=row(), **use)
    return [(finding.sentence, finding.stops) for finding in check(read_stories([article])[0])]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"alt": "Rows of seats"}, []),
        ({"alt": "", "decorative": True}, []),
        ({"alt": ""}, [("Picture 1 has no decision on its alt text", True)]),
        ({"alt": " "}, [("Picture 1 has no decision on its alt text", True)]),
        ({"alt": "ngoaigiao 2.jpg"}, [("The alt text of picture 1 is the name of a file", True)]),
        ({"alt": "ngoaigiao2.jpg"}, [("The alt text of picture 1 is the name of a file", True)]),
        ({"alt": "Image of a hall"}, [("The alt text of picture 1 need not say that it is a picture", False)]),
        ({"alt": "The hall."}, [("The alt text of picture 1 repeats its caption", False)]),
        ({"alt": "x" * 161}, [("The alt text of picture 1 is longer than 160 characters", False)]),
    ],
)
def test_alt_text_or_a_decision_is_needed(fields, expected):
    assert found(pictures.alt, **fields) == expected


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("The hall.", []),
        ("", [("Picture 1 has no caption", False)]),
        ("hall.JPG", [("The caption of picture 1 is the name of a file", False)]),
    ],
)
def test_caption_is_wanted(caption, expected):
    assert found(pictures.captions, caption=caption) == expected


def test_sentence_leads_to_the_picture():
    article = make_article()
    for place, position in (("cover", 0), ("body", 0), ("body", 1)):
        Illustration.objects.create(article=article, picture=row(), place=place, position=position)
    story = read_stories([article])[0]
    led = [(finding.sentence[:9], finding.place) for finding in pictures.alt(story)]
    assert led == [("Picture 1", "illustrations"), ("Picture 2", "picture-1"), ("Picture 3", "picture-2")]
