import subprocess
import sys

import pytest
from PySide6.QtGui import QPalette

from app.paths import FONTS
from app.ui.kit import look, style
from app.ui.kit.buttons import Button
from app.ui.kit.labels import Label
from app.ui.kit.look import font
from app.ui.kit.tokens import DARK, LIGHT


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_theme_in_force_is_the_one_put_on(qapp, theme):
    style.apply(qapp, theme)

    assert look.theme() is theme
    assert theme.not_legitimate.ink in qapp.styleSheet()


def test_the_style_below_is_the_same_everywhere(qapp):
    style.apply(qapp, DARK)

    qapp.setStyleSheet("")

    assert qapp.style().name() == "fusion"


def test_hints_are_written_in_their_own_ink(qapp):
    palette = style.palette(DARK)

    assert palette.color(QPalette.ColorRole.PlaceholderText).name().upper() == DARK.text3


def test_no_fonts_are_loaded_from_an_empty_folder(tmp_path):
    there = style.load_fonts(tmp_path)

    assert there == style.load_fonts(tmp_path)


def test_our_own_font_shows_japanese_once_it_is_made():
    there = style.load_fonts(FONTS)

    assert there or not list(FONTS.glob("*.ttf"))


def test_dressing_and_fields_cost_no_drawing_library():
    # Sign-in is measured against an empty window: QtSvg must wait for the first icon.
    code = (
        "import sys, app.ui.kit.style, app.ui.kit.fields, app.ui.kit.line_edit;"
        "sys.exit('PySide6.QtSvg' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_button_is_painted_in_the_theme_in_force(qapp, qtbot):
    button = Button("保存", "primary", name="save")
    qtbot.addWidget(button)
    light = button.grab().toImage().pixelColor(20, 6).name().upper()

    style.apply(qapp, DARK)

    dark = button.grab().toImage().pixelColor(20, 6).name().upper()
    assert (light, dark) == (LIGHT.accent, DARK.accent)


def test_letters_that_were_changed_since_outlast_a_change_of_theme(qapp, qtbot):
    label = Label("アレルギー アスピリン")
    qtbot.addWidget(label)
    label.show()
    label.setFont(font(17, bold=True))

    style.apply(qapp, DARK)

    assert (label.font().pixelSize(), label.font().bold()) == (17, True)
