from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from app.ui.kit.ask_chip import AskChip
from app.ui.kit.look import theme
from tests.ui.kit.hands import put


def test_what_is_open_and_what_is_answered_is_told_in_words(page):
    chip = put(page, AskChip("尿・BUN", name="prompt_urine"))

    chip.show_state(False, "尿・BUN:未記入", "例)尿比重 1.030")

    assert not chip.is_answered
    assert chip.accessibleName() == "尿・BUN:未記入"
    assert chip.toolTip() == "例)尿比重 1.030"


def test_it_is_pressed_by_the_keyboard_too(page, qtbot):
    chip = put(page, AskChip("Hb", name="prompt_hb"))

    with qtbot.waitSignal(chip.clicked):
        qtbot.keyClick(chip, Qt.Key.Key_Return)


def test_nothing_about_it_is_red(page):
    chip = put(page, AskChip("出血部位", name="prompt_site"))
    red = QColor(theme().not_legitimate.ink)

    for answered in (False, True):
        chip.show_state(answered, "出血部位")
        image = chip.grab().toImage()
        colours = {
            image.pixelColor(x, y).name()
            for x in range(image.width())
            for y in range(image.height())
        }
        assert red.name() not in colours


def test_its_words_are_never_cut_off(page):
    short = put(page, AskChip("Hb", name="short"))
    long = put(page, AskChip("経口鉄剤を使えない理由", name="long"))

    assert long.sizeHint().width() > short.sizeHint().width()
