"""The sheet on which the seal of the certificates is chosen."""

import pytest

from app.domain.certificates import MissingGlyphs
from app.domain.errors import Fault, Refused
from app.domain.imprints import Imprint, ImprintKind
from app.ui.kit.buttons import Button
from app.ui.kit.fields import Field
from app.ui.parts.imprint_sheet import ImprintSheet
from app.ui.parts.paper_strip import PaperStrip
from app.ui.parts.pdf_view import Picture
from tests.ui.looking import error, find, line, press

ROUND, SQUARE, PICTURE = ImprintKind.ROUND, ImprintKind.SQUARE, ImprintKind.PICTURE
FREE = Imprint()
CLINIC = "山本スポーツ内科"
DOTS = Picture(1, 1, 4, bytes(4))


@pytest.fixture
def make(shown, say):
    return lambda kept=FREE, clinic=CLINIC: shown(ImprintSheet(kept, clinic, say))


def choose(sheet, kind):
    find(sheet, "imprint_kind").set_value(kind)


def fields(sheet):
    return {one.objectName() for one in sheet.findChildren(Field) if not one.isHidden()}


def fault(sheet):
    with pytest.raises(Refused) as refusal:
        sheet.value()
    (one,) = refusal.value.faults
    return one.field, one.code


def announced(sheet):
    told = []
    sheet.changed.connect(told.append)
    return told


@pytest.mark.parametrize(
    "kept",
    [
        Imprint(),
        Imprint(ROUND),
        Imprint(ROUND, "院長印"),
        Imprint(SQUARE, "山本医院之印"),
        Imprint(PICTURE, picture=b"png"),
    ],
)
def test_what_is_kept_is_shown_and_given_back_as_it_is(make, kept):
    sheet = make(kept)

    assert sheet.value() == kept


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (ImprintKind.NONE, set()),
        (ROUND, {"imprint_round_field"}),
        (SQUARE, {"imprint_square_field"}),
        (PICTURE, {"imprint_picture_field"}),
    ],
)
def test_only_what_a_kind_asks_for_is_shown(make, kind, names):
    sheet = make()
    choose(sheet, kind)

    assert fields(sheet) == names


def test_a_square_seal_begins_with_the_clinics_name(make):
    sheet = make()
    choose(sheet, SQUARE)

    assert sheet.value() == Imprint(SQUARE, CLINIC)


def test_a_clinics_name_that_is_too_long_for_a_seal_is_not_offered(make):
    sheet = make(clinic="医療法人社団東都健康会記念スポーツ内科")
    choose(sheet, SQUARE)

    assert line(sheet, "imprint_square").text() == ""
    assert fault(sheet) == ("words", "missing")


def test_every_change_asks_for_a_preview(make):
    sheet = make()
    told = announced(sheet)
    choose(sheet, ROUND)
    line(sheet, "imprint_round").setText("院長")

    assert told == [Imprint(ROUND), Imprint(ROUND, "院長")]


def test_a_preview_is_shown_and_goes_with_what_cannot_be_shown(make):
    sheet = make(Imprint(ROUND))
    sheet.show_preview(DOTS)
    preview = find(sheet, "imprint_preview", PaperStrip)
    was_empty = preview.is_empty
    line(sheet, "imprint_round").setText("一二三四五六七")

    assert not was_empty
    assert preview.is_empty
    assert error(sheet, "imprint_round") == "Use 6 characters at most."


def test_a_preview_that_fails_is_told_beside_the_name_and_the_keyboard_stays(make):
    sheet = make(Imprint(ROUND))
    line(sheet, "imprint_round").setFocus()
    sheet.show_trouble(MissingGlyphs("\U00031350"))

    assert error(sheet, "imprint_round") != ""
    assert sheet.window().focusWidget() is line(sheet, "imprint_round")


def test_a_picture_is_asked_for_and_taken(make):
    sheet = make()
    asked = []
    sheet.file_wanted.connect(lambda: asked.append(1))
    choose(sheet, PICTURE)
    told = announced(sheet)
    before = sheet.typed()
    find(sheet, "imprint_choose", Button).click()
    sheet.take_picture(b"png")

    assert asked == [1]
    assert told == [sheet.value()] == [Imprint(PICTURE, picture=b"png")]
    assert sheet.typed() != before


def test_no_picture_is_no_fault_until_it_is_to_be_saved(make):
    sheet = make()
    choose(sheet, PICTURE)

    assert error(sheet, "imprint_picture") == ""
    assert fault(sheet) == ("picture", "picture_missing")
    sheet.show_faults([Fault("picture", "picture_missing")])
    assert error(sheet, "imprint_picture").startswith("No picture")


def test_a_picture_that_is_refused_is_told_in_one_sentence(make):
    sheet = make()
    choose(sheet, PICTURE)
    sheet.show_trouble(Refused((Fault("picture", "picture_moves"),)))

    assert error(sheet, "imprint_picture") == "This picture moves. Choose one that stands still."


def test_a_file_that_is_refused_leaves_the_picture_before_in_its_place(make):
    sheet = make(Imprint(PICTURE, picture=b"png"))
    sheet.show_preview(DOTS)
    sheet.show_trouble(Refused((Fault("picture", "not_a_picture"),)))

    assert sheet.value() == Imprint(PICTURE, picture=b"png")
    assert not find(sheet, "imprint_preview", PaperStrip).is_empty


def test_another_kind_takes_the_fault_away(make):
    sheet = make(Imprint(ROUND))
    line(sheet, "imprint_round").setText("一二三四五六七")
    choose(sheet, PICTURE)
    choose(sheet, SQUARE)

    assert error(sheet, "imprint_square") == ""


def test_the_preview_is_white_paper_in_every_theme(make):
    sheet = make(Imprint(ROUND))
    preview = find(sheet, "imprint_preview", PaperStrip)
    preview.show_picture(Picture(1, 1, 4, b"\x00\x00\xff\x00"))

    shown = preview.grab().toImage()

    assert shown.pixelColor(shown.width() // 2, shown.height() // 2).name() == "#ff0000"
    preview.show_picture(None)
    emptied = preview.grab().toImage()
    assert emptied.pixelColor(emptied.width() // 2, emptied.height() // 2).name() == "#ffffff"


def test_the_button_is_pressed_by_the_keyboard(make, qtbot):
    sheet = make()
    choose(sheet, PICTURE)

    press(sheet, "imprint_choose")

    assert find(sheet, "imprint_choose", Button).accessibleName() != ""
