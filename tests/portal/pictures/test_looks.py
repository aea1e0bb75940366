from io import BytesIO

import pytest
from PIL import Image

from portal.pictures.looks import look_of, nearest
from tests.portal.pictures.factories import content, scene


def look(data):
    return look_of(Image.open(BytesIO(data)).convert("RGB"))


def lighter(data):
    target = BytesIO()
    Image.open(BytesIO(data)).point(lambda shade: min(shade + 12, 255)).save(target, "JPEG", quality=60)
    return target.getvalue()


@pytest.mark.parametrize("other", [scene(size=(320, 180)), lighter(scene())], ids=["smaller", "lighter and saved anew"])
def test_same_picture_looks_the_same(other):
    assert nearest(look(other), [("far", look(scene(seed=2))), ("near", look(scene()))]) == "near"


def test_other_pictures_look_different():
    others = [(seed, look(scene(seed=seed))) for seed in range(2, 60)]
    assert nearest(look(scene(seed=1)), others) is None


def test_blank_page_looks_like_nothing():
    assert look(content(color="white")) == ""
    assert nearest("", [("blank", ""), ("scene", look(scene()))]) is None
    assert nearest(look(scene()), [("blank", "")]) is None
