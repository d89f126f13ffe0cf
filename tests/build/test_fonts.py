import fonts
import pytest
from fontTools.ttLib import TTFont

from tests.architecture.inspection import ROOT

MADE = ROOT / "resources" / "fonts"
RARE_NAMES = "髙﨑邉邊栁濵德瀨彅𠮷㍿①㎖µ≤≥"


@pytest.fixture
def cache(tmp_path, monkeypatch):
    """A cache that holds both fonts, made once by the set-up."""
    monkeypatch.setenv("TENTEKI_FONT_CACHE", str(tmp_path / "cache"))
    (tmp_path / "cache").mkdir()
    for weight in fonts.SHA256:
        name = fonts.file_name(weight)
        (tmp_path / "cache" / name).write_bytes((MADE / name).read_bytes())
    return tmp_path / "cache"


@pytest.mark.parametrize("weight", [400, 700])
def test_the_fonts_in_use_are_those_that_were_looked_at(weight):
    assert fonts.is_right(MADE / fonts.file_name(weight), weight)


@pytest.mark.parametrize(("weight", "style"), [(400, "Regular"), (700, "Bold")])
def test_a_font_holds_rare_names_as_truetype_outlines(weight, style):
    with TTFont(MADE / fonts.file_name(weight), lazy=True) as font:
        letters = font.getBestCmap()
        assert not [letter for letter in RARE_NAMES if ord(letter) not in letters]
        assert "glyf" in font
        assert "fvar" not in font
        assert font["OS/2"].usWeightClass == weight
        assert font["name"].getDebugName(6) == f"NotoSansJP-{style}"


def test_made_fonts_come_from_the_cache_with_their_licence(tmp_path, cache):
    fonts.make_fonts(tmp_path / "fonts")

    assert fonts.are_made(tmp_path / "fonts")
    assert "SIL Open Font License" in (tmp_path / "fonts" / "OFL.txt").read_text("utf-8")


def test_a_damaged_font_is_made_again(tmp_path, cache):
    fonts.make_fonts(tmp_path)
    (tmp_path / fonts.file_name(400)).write_bytes(b"half a font")

    fonts.make_fonts(tmp_path)

    assert fonts.is_right(tmp_path / fonts.file_name(400), 400)


def test_a_font_that_came_out_different_is_refused(tmp_path):
    other = tmp_path / "other.ttf"
    other.write_bytes(b"another font")

    with pytest.raises(fonts.FontsNotMade, match="SHA-256"):
        fonts.refuse_if_wrong(other, 400)


def test_fonts_are_not_made_while_one_is_missing(tmp_path, cache):
    fonts.make_fonts(tmp_path)
    (tmp_path / fonts.file_name(700)).unlink()

    assert not fonts.are_made(tmp_path)
