"""The seal beside the physician's name."""

from dataclasses import replace
from io import BytesIO

import page as validator
import pypdf
import pypdfium2
import pytest

from app.domain.certificates import MissingGlyphs
from app.domain.consents import Languages
from app.domain.imprints import Imprint, ImprintKind
from app.pdf.imprint import SIDES, VERMILION
from app.pdf.imprint_page import ImprintPage
from app.pdf.marks import Box, Picture, Sign, Text
from tests.pdf import samples, seals
from tests.pdf.reading import flat, picture, printed, said

_MM = 72 / 25.4


def marks_of(certificate):
    return samples.page().lay_out(certificate).marks


def place(certificate):
    """Return the box that the seal takes: its frame, or the picture."""
    (found,) = [
        one
        for one in marks_of(certificate)
        if isinstance(one, Picture) or (isinstance(one, Box) and one.ink == VERMILION)
    ]
    return found.bounds


def written(certificate):
    return [one.words for one in marks_of(certificate) if isinstance(one, Sign)]


def red_dots(certificate, box):
    document = pypdfium2.PdfDocument(printed(certificate))
    left, top, right, bottom = (round(2 * edge) for edge in box)
    shown = document[0].render(scale=2).to_pil().convert("RGB").crop((left, top, right, bottom))
    document.close()
    dots = list(zip(*[iter(shown.tobytes())] * 3, strict=True))
    return sum(red > 150 and green < 90 and blue < 110 for red, green, blue in dots) / len(dots)


@pytest.fixture(params=seals.ALL, ids=str)
def seal(request):
    return seals.ALL[request.param]


@pytest.mark.parametrize("make", [samples.certificate, samples.facts_alone])
@pytest.mark.parametrize("languages", Languages)
def test_the_seal_stands_right_of_the_physicians_name(make, languages, seal):
    certificate = make(imprint=seal, languages=languages)
    is_english = languages is Languages.ENGLISH
    name = samples.DOCTOR.name_romaji if is_english else samples.DOCTOR.name

    left, top, right, bottom = place(certificate)

    # The director's name stands in one line with others; this is the physician's own.
    signed = [one for one in marks_of(certificate) if isinstance(one, Text) and one.words == name][
        -1
    ]
    assert left > signed.bounds[2]
    assert top - 8 < signed.y < bottom
    assert right < 290
    assert red_dots(certificate, (left, top, right, bottom)) > 0.1


def test_no_words_are_covered_by_a_seal(seal):
    certificate = samples.certificate(imprint=seal)
    left, top, right, bottom = place(certificate)

    covered = [
        one.words
        for one in marks_of(certificate)
        if isinstance(one, Text)
        and one.bounds[0] < right
        and left < one.bounds[2]
        and one.y - 0.8 * one.size < bottom
        and top < one.y
    ]

    assert covered == []


@pytest.mark.parametrize("kind", [one for one in ImprintKind if one is not ImprintKind.NONE])
def test_a_seal_is_as_long_as_seals_are(kind):
    assert 10 * _MM <= SIDES[kind] <= 24 * _MM


def test_a_wide_picture_keeps_its_proportions():
    wide = seals.saved(seals.seal_picture(mode="RGBA").resize((400, 100)))
    left, top, right, bottom = place(
        samples.certificate(imprint=Imprint(ImprintKind.PICTURE, picture=wide))
    )

    assert right - left == pytest.approx(18 * _MM)
    assert (right - left) / (bottom - top) == pytest.approx(4)


@pytest.mark.parametrize("make", [samples.certificate, samples.facts_alone])
def test_where_none_is_chosen_the_place_stays_free(make):
    certificate = make()

    assert written(certificate) == []
    assert not [one for one in marks_of(certificate) if isinstance(one, Picture)]
    assert [one.words for one in marks_of(certificate) if isinstance(one, Text)].count("印") == 1


def test_a_draft_never_has_a_seal(seal):
    assert printed(samples.draft(imprint=seal)) == printed(samples.draft())


def test_a_name_too_long_for_a_seal_leaves_the_place_free():
    doctor = replace(samples.DOCTOR, name="アレクサンドラ クリスティーナ")

    assert written(samples.certificate(imprint=seals.ROUND, physician=doctor)) == []


def test_the_round_seal_follows_the_physician_of_the_certificate():
    other = replace(samples.DOCTOR, name=f"{samples.WATANABE} 蓮")

    assert written(samples.certificate(imprint=seals.ROUND)) == ["山", "本", "印"]
    names = written(samples.certificate(imprint=seals.ROUND, physician=other))
    assert (len(names), names[0], names[2]) == (3, "渡", "印")
    assert names[1] != "邉"


def test_signs_stand_in_columns_from_the_right_and_the_long_mark_lies_along_them():
    imprint = Imprint(ImprintKind.ROUND, "スミー印")

    first, second, third, fourth = [
        one for one in marks_of(samples.certificate(imprint=imprint)) if isinstance(one, Sign)
    ]

    assert first.x == second.x > third.x == fourth.x
    assert first.y == third.y < second.y == fourth.y
    assert [one.is_turned for one in (first, second, third, fourth)] == [False, False, True, False]


def test_latin_names_stand_in_a_row():
    assert written(samples.certificate(imprint=Imprint(ImprintKind.ROUND, "Smith"))) == ["Smith"]


@pytest.mark.parametrize("count", range(1, 17))
def test_every_number_of_signs_stays_inside_its_frame(count):
    certificate = samples.certificate(imprint=Imprint(ImprintKind.SQUARE, "山" * count))
    left, top, right, bottom = place(certificate)

    signs = [one for one in marks_of(certificate) if isinstance(one, Sign)]

    assert len(signs) == count
    for one in signs:
        assert left <= one.bounds[0] < one.bounds[2] <= right
        assert top <= one.bounds[1] < one.bounds[3] <= bottom


def test_a_sign_that_the_font_lacks_is_refused():
    with pytest.raises(MissingGlyphs):
        printed(samples.certificate(imprint=Imprint(ImprintKind.SQUARE, "山\U00031350")))


@pytest.mark.parametrize("make", [samples.certificate, samples.facts_alone, samples.twenty])
def test_a_sealed_certificate_is_for_the_archive(make, seal):
    pdf = printed(make(imprint=seal))

    report = validator.validate_pdf_bytes(pdf, profile=validator.ValidationProfile.PDF_A_3B)

    assert [str(one) for one in report.failures] == []


def test_the_same_certificate_gives_the_same_bytes(seal):
    certificate = samples.certificate(imprint=seal)

    assert printed(certificate) == printed(certificate)


def test_a_transparent_picture_shows_the_paper():
    pdf = printed(samples.certificate(imprint=seals.PICTURE))

    (image,) = pypdf.PdfReader(BytesIO(pdf)).pages[0]["/Resources"]["/XObject"].values()
    assert "/SMask" in image.get_object()


@pytest.mark.parametrize("languages", Languages)
def test_the_page_says_that_the_seal_proves_nothing(languages, seal):
    text = flat(said(samples.certificate(imprint=seal, languages=languages)))

    assert ("印影に証明力なし" in text) is (languages is not Languages.ENGLISH)
    assert ("thesealprovesnothing" in text) is (languages is not Languages.JAPANESE)


def test_vermilion_is_read_where_a_printer_knows_black_alone():
    red, green, blue = (one / 255 for one in bytes.fromhex(VERMILION[1:]))
    linear = [
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4
        for one in (red, green, blue)
    ]
    luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    assert 1.05 / (luminance + 0.05) > 4.5


def test_the_preview_is_the_part_of_a_page_around_the_name(seal):
    shown = picture(ImprintPage(samples.FONTS)(seal, samples.DOCTOR), 144)

    wide, high = shown.size
    assert (wide, high) == (505, 140)
    edges = [(0, 0, wide, 12), (0, 0, 12, high), (wide - 12, 0, wide, high)]
    assert all(shown.crop(edge).getextrema() == (255, 255) for edge in edges)
    assert shown.getextrema()[0] < 100
