"""Makes somebody's picture of a seal one that certificates can show: small, cut out, without ground.

Runs in a process of its own: what is inside a picture file may be made to do harm.
"""

from io import BytesIO
from typing import Final

from PIL import Image, ImageChops, ImageOps, UnidentifiedImageError

from app.domain.imprints import Taken

# Eighteen millimetres at 600 dots to the inch are 425.
SIDE: Final = 480
LEAST: Final = 100
MOST_DOTS: Final = 16_000_000
_FORMS = ("PNG", "JPEG")
# A photograph has far more dots than are kept; so many are enough to find the seal in it.
_ENOUGH = (1600, 1600)
_WITHOUT_STEPS = frozenset({"1", "P", "PA"})
# Of the darkest of a dot's three colours: paper is behind the upper one, ink below the lower.
_INK, _PAPER = 190, 240
# Less of a dot is not seen.
_SEEN = 32


def take(content: bytes) -> Taken:
    """Return the seal of a picture file on a transparent ground, or what is wrong with the file."""
    try:
        with Image.open(BytesIO(content), formats=_FORMS) as picture:
            if picture.width * picture.height > MOST_DOTS:
                return Taken(fault="picture_too_many_dots")
            if picture.format == "PNG" and getattr(picture, "n_frames", 1) > 1:
                return Taken(fault="picture_moves")
            seal = _seal(picture)
    except Image.DecompressionBombError:
        return Taken(fault="picture_too_many_dots")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        return Taken(fault="not_a_picture")
    return _cut_out(seal)


def _seal(picture: Image.Image) -> Image.Image:
    """Return the picture in colours, the right way up; its ground is transparent."""
    if picture.mode in _WITHOUT_STEPS or "transparency" in picture.info:
        picture = picture.convert("RGBA")
    picture.thumbnail(_ENOUGH)
    upright = ImageOps.exif_transpose(picture).convert("RGBA")
    *colours, alpha = upright.split()
    if alpha.getextrema()[0] == 255:
        darkest = ImageChops.darker(ImageChops.darker(*colours[:2]), colours[2])
        alpha = darkest.point(_alphas(darkest.histogram()))
    # What is not seen is white: whatever stood there is not kept.
    seen = alpha.point(lambda one: 255 if one else 0)
    white = Image.new("RGB", upright.size, "white")
    shown = Image.composite(Image.merge("RGB", colours), white, seen)
    shown.putalpha(alpha)
    return shown


def _alphas(counts: list[int]) -> list[int]:
    """Return how much of a dot stays, by its darkest colour; the paper may be grey."""
    dots, paper = 0, 255
    while paper > _INK - 40 and dots < sum(counts) / 10:
        dots += counts[paper]
        paper -= 1
    scale = 255 / min(paper + 1, 255)
    span = _PAPER - _INK
    return [min(max(round((_PAPER - one * scale) * 255 / span), 0), 255) for one in range(256)]


def _cut_out(seal: Image.Image) -> Taken:
    box = seal.getchannel("A").point(lambda one: 255 if one > _SEEN else 0).getbbox()
    if box is None:
        return Taken(fault="picture_empty")
    cut = seal.crop(box)
    if max(cut.size) < LEAST:
        return Taken(fault="picture_too_small")
    cut.thumbnail((SIDE, SIDE))
    file = BytesIO()
    cut.save(file, "PNG", optimize=True)
    return Taken(file.getvalue())
