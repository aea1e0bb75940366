from django.urls import reverse

from portal.pictures import markup
from portal.pictures.markup import PictureData
from portal.pictures.models import Picture

UUID = "6f0a1c9e-3a52-4f7e-9a69-0d7d1f1f7a11"


def data(width=1600, height=900, **fields) -> PictureData:
    picture = Picture(uuid=UUID, width=width, height=height, alt="A hall", caption="The hall")
    return picture.as_data() | fields


def test_address_is_the_one_that_is_served():
    assert markup.address(UUID, "card-320.webp") == reverse("pictures:rendition", args=[UUID, "card-320.webp"])


def test_all_widths_are_offered_in_both_formats():
    found = markup.markup(data(), "card", 1280)
    widths = [320, 640, 960, 1280]
    assert found.avif == ", ".join(f"/media/pictures/{UUID}/card-{width}.avif {width}w" for width in widths)
    assert found.webp == found.avif.replace("avif", "webp")
    assert found.src == f"/media/pictures/{UUID}/card-640.webp"
    assert found.size == (1280, 720)


def test_small_place_is_offered_small_widths():
    found = markup.markup(data(), "card", 640)
    assert found.webp.count("w") - found.webp.count("webp") == 2
    assert found.size == (640, 360)


def test_whole_picture_keeps_its_ratio():
    assert markup.markup(data(1000, 1500), "full", 1280).size == (960, 1440)


def test_small_picture_is_offered_in_its_own_size():
    found = markup.markup(data(200, 100), "full", 1280)
    assert found.src == f"/media/pictures/{UUID}/full-320.webp"
    assert found.size == (200, 100)


def test_widths_are_those_that_were_made_then():
    old = data(widths={"card": [320], "full": [320]})
    assert markup.markup(old, "card", 1280).avif.count(",") == 0


def test_social_picture_has_its_size_and_a_description():
    social = markup.social(data())
    assert social == markup.SocialPicture(f"/media/pictures/{UUID}/social-1200.jpg", (1200, 675), "A hall")


def test_social_picture_without_alt_is_described_by_its_caption():
    assert markup.social(data(alt="")).alt == "The hall"
