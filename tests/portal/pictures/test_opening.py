import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageCms

from portal.pictures import opening
from portal.pictures.opening import PictureRefused, open_picture
from tests.portal.pictures.factories import content

GPS = 0x8825
ORIENTATION = 0x0112
ON_ITS_SIDE = 6


def opened(data):
    return open_picture(BytesIO(data))


def pixels(data):
    return Image.open(BytesIO(opened(data).content))


def refusal(data):
    with pytest.raises(PictureRefused) as refused:
        opened(data)
    return refused.value.message


def png(width, height, *chunks):
    """A PNG written by hand, so that its header may lie."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*c) for c in [(b"IHDR", header), *chunks, (b"IEND", b"")])


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def frames(form, count):
    target = BytesIO()
    first, *rest = [Image.new("L", (8, 8), shade * 37 % 256) for shade in range(count)]
    first.save(target, form, save_all=True, append_images=rest)
    return target.getvalue()


# Taken


@pytest.mark.parametrize(
    ("form", "extension"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "jpg"), ("GIF", "png"), ("AVIF", "jpg")]
)
def test_each_format_is_taken(form, extension):
    picture = opened(content(form=form, size=(40, 30)))
    assert (picture.extension, picture.width, picture.height) == (extension, 40, 30)


def test_pixels_of_a_drawing_are_kept_exactly():
    assert pixels(content(color=(12, 200, 77))).getpixel((5, 5)) == (12, 200, 77)


def test_picture_is_turned_upright():
    exif = Image.Exif()
    exif[ORIENTATION] = ON_ITS_SIDE
    picture = opened(content(form="JPEG", size=(40, 30), exif=exif))
    assert (picture.width, picture.height) == (30, 40)


def test_place_camera_and_comment_are_removed():
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    exif.get_ifd(GPS)[1] = "N"
    data = content(form="JPEG", exif=exif, comment=b"SecretComment")
    assert b"SecretCamera" in data
    picture = pixels(data)
    assert not picture.getexif()
    assert b"Secret" not in opened(data).content


@pytest.mark.parametrize(
    "payload", [b"<script>alert(1)</script>", b"PK\x03\x04 a zip archive", b"<?php system($_GET[0]); ?>"]
)
@pytest.mark.parametrize("form", ["JPEG", "PNG", "GIF"])
def test_what_hides_behind_a_picture_is_left_behind(form, payload):
    assert payload not in opened(content(form=form) + payload).content


def test_text_hidden_in_a_png_is_left_behind():
    data = png(1, 1, (b"tEXt", b"Comment\0<script>"), (b"IDAT", zlib.compress(b"\0\1\2\3")))
    assert b"script" not in opened(data).content


def test_transparent_parts_become_white():
    assert pixels(content(mode="RGBA", color=(255, 0, 0, 0))).getpixel((0, 0)) == (255, 255, 255)


@pytest.mark.parametrize(("alpha", "expected"), [(0, (255, 255, 255)), (255, (200, 30, 30))])
def test_palette_with_transparency_is_flattened(alpha, expected):
    target = BytesIO()
    picture = Image.new("P", (4, 4), 1)
    picture.putpalette([0, 0, 0, 200, 30, 30])
    picture.save(target, "PNG", transparency=bytes([255, alpha]))
    assert pixels(target.getvalue()).getpixel((0, 0)) == expected


def test_picture_for_print_becomes_rgb():
    picture = pixels(content(mode="CMYK", color=(0, 255, 255, 0), form="JPEG"))
    red, green, blue = picture.getpixel((5, 5))
    assert picture.mode == "RGB"
    assert red > 200 > 60 > max(green, blue)


def test_sixteen_bits_keep_their_shade():
    red, green, blue = pixels(content(mode="I;16", color=0x8000)).getpixel((0, 0))
    assert red == green == blue
    assert abs(red - 0x80) <= 1


def test_color_profile_is_applied():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    red_and_blue_swapped = profile.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")
    picture = pixels(content(color=(10, 100, 200), icc_profile=red_and_blue_swapped))
    assert picture.getpixel((0, 0)) == (200, 100, 10)
    assert "icc_profile" not in picture.info


def test_broken_color_profile_is_ignored():
    assert pixels(content(color=(10, 100, 200), icc_profile=b"no profile")).getpixel((0, 0)) == (10, 100, 200)


def test_photograph_of_a_phone_with_a_second_picture_is_taken():
    assert opened(frames("MPO", 2)).width == 8


def test_same_pixels_have_the_same_fingerprint_in_any_wrapping():
    assert opened(content(form="PNG")).sha256 == opened(content(form="GIF")).sha256
    assert opened(content(form="PNG")).sha256 != opened(content(form="PNG", color="navy")).sha256


# Refused


@pytest.mark.parametrize(
    "data",
    [
        b"<!doctype html><script>alert(1)</script>",
        b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        b"%PDF-1.7",
        b"\0" * 100,
        b"BM" + b"\0" * 60,
        b"GIF89a/*",
    ],
)
def test_what_is_no_picture_is_refused(data):
    assert refusal(data) in {opening.NOT_A_PICTURE, opening.DAMAGED}


@pytest.mark.parametrize("form", ["TIFF", "BMP", "ICO", "PPM"])
def test_format_not_on_the_list_is_refused(form):
    assert refusal(content(form=form)) == opening.NOT_A_PICTURE


def test_empty_file_is_refused():
    assert refusal(b"") == opening.EMPTY


def test_heavy_file_is_refused_before_it_is_read_whole(monkeypatch):
    monkeypatch.setattr(opening, "MAX_BYTES", 100)
    file = BytesIO(b"\0" * 1000)
    with pytest.raises(PictureRefused, match="MB"):
        open_picture(file)
    assert file.tell() == 101


@pytest.mark.parametrize(("width", "height"), [(100_000, 100_000), (10_000, 9_000), (8_000, 5_001)])
def test_bomb_is_refused_by_its_header(width, height):
    assert refusal(png(width, height, (b"IDAT", zlib.compress(b"\0")))) == opening.TOO_LARGE


def test_picture_of_forty_million_pixels_passes_the_cap():
    assert refusal(png(8_000, 5_000, (b"IDAT", zlib.compress(b"\0")))) == opening.DAMAGED


def test_bomb_of_text_in_a_png_is_refused():
    bomb = (b"zTXt", b"Comment\0\0" + zlib.compress(b"\0" * 2_000_000))
    assert refusal(png(1, 1, bomb, (b"IDAT", zlib.compress(b"\0\1\2\3")))) == opening.DAMAGED


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
def test_truncated_file_is_refused(form):
    noise = Image.effect_noise((64, 64), 80)
    target = BytesIO()
    noise.save(target, form)
    data = target.getvalue()
    assert refusal(data[: len(data) // 2]) in {opening.DAMAGED, opening.NOT_A_PICTURE}


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
def test_moving_picture_is_refused(form):
    assert refusal(frames(form, 3)) == opening.MOVING


def test_gif_of_a_thousand_frames_is_refused():
    assert refusal(frames("GIF", 1000)) == opening.MOVING


def test_jpeg_of_endless_scans_is_refused():
    data = content(form="JPEG", progressive=True)
    begin = data.rindex(opening.START_OF_SCAN)
    assert refusal(data[:begin] + data[begin:-2] * 100 + data[-2:]) == opening.DAMAGED


@pytest.mark.parametrize("size", [(1001, 100), (100, 1001)])
def test_strip_is_refused(size):
    assert refusal(content(size=size)) == opening.TOO_LONG


@pytest.mark.parametrize(
    "data",
    [
        b"GIF89a/*" + b"=1;alert(1)//" + content(form="GIF"),
        b"\xff\xd8\xff\xe0<svg onload='alert(1)'/>",
        b"%PDF-1.7\n" + content(form="JPEG"),
        b"PK\x03\x04" + content(),
        b"<!--" + content() + b"-->",
    ],
    ids=["script", "drawing", "document", "archive", "page"],
)
def test_file_of_two_kinds_is_refused_or_loses_the_other_kind(data):
    try:
        kept = opened(data).content
    except PictureRefused:
        return
    assert not any(sign in kept for sign in (b"alert", b"<svg", b"%PDF", b"PK\x03\x04", b"<!--"))
