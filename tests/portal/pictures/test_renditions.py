from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from portal.pictures import renditions
from portal.pictures.renditions import BUDGETS, CARD, Focus

CENTER = Focus(0.5, 0.5)
sides = st.integers(1, 8000)
shares = st.floats(0, 1)
shapes = st.sampled_from(renditions.SHAPES)


@given(sides, sides, shapes)
def test_widths_are_of_the_list_in_order_and_at_least_one(width, height, shape):
    found = renditions.widths(shape, width, height)
    assert found
    assert found == [step for step in renditions.WIDTHS if step in found]


@given(sides, sides, shapes)
def test_no_rendition_is_larger_than_what_it_is_made_from(width, height, shape):
    for step in renditions.widths(shape, width, height):
        size = renditions.rendered_size(shape, step, width, height)
        assert 1 <= size.width <= min(width, step)
        assert 1 <= size.height <= height


@given(sides, sides)
def test_every_name_of_a_picture_is_served(width, height):
    assert renditions.names(width, height) <= renditions.NAMES


@given(st.integers(2, 8000), st.integers(2, 8000))
def test_card_is_16_to_9_within_a_pixel(width, height):
    card = renditions.card_size(width, height)
    assert card.width == width or card.height == height
    assert abs(card.width - card.height * CARD) <= CARD


@given(sides, sides, shares, shares)
def test_cut_lies_within_the_picture_and_keeps_the_focal_point(width, height, x, y):
    left, top, right, bottom = renditions.card_box(width, height, Focus(x, y))
    a_pixel = 1
    assert 0 <= left <= x * width <= right + a_pixel <= width + a_pixel
    assert 0 <= top <= y * height <= bottom + a_pixel <= height + a_pixel


def test_cut_is_centered_where_there_is_room():
    assert renditions.card_box(1600, 1800, Focus(0.5, 0.5)) == (0, 450, 1600, 1350)


@pytest.mark.parametrize(
    ("size", "widths"),
    [
        ((4000, 2250), [320, 640, 960, 1280]),
        ((1279, 720), [320, 640, 960]),
        ((640, 360), [320, 640]),
        ((100, 56), [320]),
    ],
)
def test_widths_end_where_enlarging_would_begin(size, widths):
    assert renditions.widths("card", *size) == widths


def test_wide_picture_has_fewer_widths_as_a_card_than_whole():
    assert renditions.widths("card", 1600, 300) == [320]
    assert renditions.widths("full", 1600, 300) == [320, 640, 960, 1280]


# Made


@pytest.fixture
def original(tmp_path):
    """Left half red, right half blue."""
    image = Image.new("RGB", (400, 100), "blue")
    image.paste("red", (0, 0, 200, 100))
    image.save(tmp_path / "original.png")
    return tmp_path / "original.png"


def made(original, focus=CENTER):
    folder = original.parent / "made"
    renditions.make(original, folder, focus)
    return {path.name: path for path in folder.iterdir()}


def test_exactly_the_named_files_are_made(original):
    assert set(made(original)) == renditions.names(400, 100)


def kind_and_size(path):
    with Image.open(path) as image:
        return image.format, image.size


def test_each_file_has_the_size_and_format_that_its_name_says(original):
    assert {name: kind_and_size(path) for name, path in made(original).items()} == {
        "card-320.avif": ("AVIF", (178, 100)),
        "card-320.webp": ("WEBP", (178, 100)),
        "full-320.avif": ("AVIF", (320, 80)),
        "full-320.webp": ("WEBP", (320, 80)),
        "social-1200.jpg": ("JPEG", (178, 100)),
    }


def colors(path, point):
    with Image.open(path) as image:
        return image.convert("RGB").getpixel(point)


@pytest.mark.parametrize(("x", "red_is_seen"), [(0.0, True), (1.0, False)])
@pytest.mark.parametrize("name", ["card-320.webp", "social-1200.jpg"])
def test_cuts_show_the_focal_point(original, name, x, red_is_seen):
    red, _, blue = colors(made(original, Focus(x, 0.5))[name], (89, 50))
    assert (red > blue) is red_is_seen


def test_whole_picture_does_not_heed_the_focal_point(original):
    whole = made(original, Focus(1.0, 0.5))["full-320.webp"]
    assert colors(whole, (10, 40))[0] > 200 < colors(whole, (310, 40))[2]


def test_files_missing_from_the_folder_are_named(original):
    files = made(original)
    files["card-320.avif"].unlink()
    assert renditions.missing(original.parent / "made", 400, 100) == {"card-320.avif"}


def test_all_are_missing_where_there_is_no_folder(tmp_path):
    assert renditions.missing(tmp_path / "none", 400, 100) == renditions.names(400, 100)


def test_who_reads_a_file_that_is_replaced_reads_the_old_one_to_its_end(tmp_path):
    path = tmp_path / "card-320.webp"
    path.write_bytes(b"old")
    with path.open("rb") as reader:
        renditions.write(path, b"new")
        assert reader.read() == b"old"
    assert path.read_bytes() == b"new"


def test_full_disk_leaves_the_old_file_whole(tmp_path, monkeypatch):
    path = tmp_path / "card-320.webp"
    path.write_bytes(b"old")
    monkeypatch.setattr("pathlib.Path.write_bytes", half_written)
    with pytest.raises(OSError, match="No space"):
        renditions.write(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def half_written(path, data):
    path.write_text("half")
    raise OSError("No space left on device")


# Weight


def busy(size=(320, 180), strength=30):
    return Image.effect_noise(size, strength).convert("RGB")


@pytest.mark.parametrize("form", renditions.EXTENSIONS)
def test_busy_thumbnail_keeps_to_its_budget(form):
    assert len(renditions.encoded(busy(), form, renditions.QUALITIES[form][0])) > BUDGETS[320]
    content, level = renditions.within(busy(), form, BUDGETS[320])
    assert len(content) <= BUDGETS[320]
    assert level > 0


def test_calm_picture_keeps_the_best_quality():
    image = Image.new("RGB", (320, 180), "teal")
    assert renditions.within(image, "webp", BUDGETS[320]) == (renditions.encoded(image, "webp", 78), 0)


def test_least_quality_is_taken_where_no_quality_fits():
    content, level = renditions.within(busy((64, 64)), "webp", 1)
    assert level == len(renditions.QUALITIES["webp"]) - 1
    assert Image.open(BytesIO(content)).size == (64, 64)


@pytest.mark.parametrize(
    ("size", "expected"), [((320, 180), 12_000), ((320, 100), 12_000), ((320, 240), 16_000), ((320, 960), 18_000)]
)
def test_taller_picture_may_weigh_more_within_reason(size, expected):
    assert renditions.budget(320, Image.new("L", size)) == pytest.approx(expected)


def test_picture_in_the_ratio_of_a_card_is_encoded_once(tmp_path, monkeypatch):
    encoded = []
    monkeypatch.setattr(renditions, "encoded", lambda image, form, quality: encoded.append(form) or b"x")
    Image.new("RGB", (64, 36), "teal").save(tmp_path / "original.png")
    assert set(made(tmp_path / "original.png")) == renditions.names(64, 36)
    assert encoded == ["avif", "webp", "jpeg"]
