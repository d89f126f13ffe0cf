"""Seals as a clinic may choose them, and pictures of seals as files."""

from io import BytesIO

from PIL import Image, ImageDraw

from app.domain.imprints import Imprint, ImprintKind

RED = (200, 16, 46)


def seal_picture(side=400, mode="RGB", ground="white"):
    """Return a picture of a square seal: two frames on a ground."""
    picture = Image.new(mode, (side, side), ground)
    pen = ImageDraw.Draw(picture)
    pen.rectangle([side * 0.1, side * 0.1, side * 0.9, side * 0.9], outline=RED, width=side // 12)
    pen.rectangle([side * 0.35, side * 0.35, side * 0.65, side * 0.65], fill=RED)
    return picture


def saved(picture, kind="PNG", **more):
    """Return a picture as a file."""
    file = BytesIO()
    picture.save(file, kind, **more)
    return file.getvalue()


def transparent():
    """Return a picture of a seal on a ground that lets the paper through."""
    return saved(seal_picture(mode="RGBA", ground=(0, 0, 0, 0)))


ROUND = Imprint(ImprintKind.ROUND)
SQUARE = Imprint(ImprintKind.SQUARE, "東都ファルコンズ医院之印")
PICTURE = Imprint(ImprintKind.PICTURE, picture=transparent())
ALL = {"round": ROUND, "square": SQUARE, "picture": PICTURE}
