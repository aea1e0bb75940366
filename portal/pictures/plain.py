"""Any picture as plain pixels: upright, eight bits, sRGB, without what a camera wrote into it."""

import hashlib
from io import BytesIO

from PIL import Image, ImageCms

SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))


def plain(image: Image.Image) -> Image.Image:
    profile = image.info.get("icc_profile")  # a picture put on white has none any more
    if image.has_transparency_data:
        image = on_white(image.convert("RGBA"))
    if image.mode.startswith("I"):  # 16 bits a pixel, as some PNGs have
        image = eight_bits(image)
    return in_srgb(image, profile).convert("RGB")


def on_white(image: Image.Image) -> Image.Image:
    # A JPEG knows no transparency, and what hides behind it may be any color.
    ground = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(ground, image).convert("RGB")


def eight_bits(image: Image.Image) -> Image.Image:
    """Of 16 bits a pixel: plain conversion would clip everything above 255 to white."""
    return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")  # 65,535 is 255


def in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    if not profile:
        return image
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(image, source, SRGB, outputMode="RGB") or image
    except (ImageCms.PyCMSError, OSError):  # A profile that does not fit the picture is no reason to refuse it.
        return image


def fingerprint(image: Image.Image) -> str:
    digest = hashlib.sha256(f"{image.width}x{image.height}:".encode())
    digest.update(image.tobytes())
    return digest.hexdigest()
