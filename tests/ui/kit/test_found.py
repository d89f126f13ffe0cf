from PySide6.QtCore import Qt

from app.ui.kit.found import Found, FoundRows

FOUND = [
    Found(1, "ロセフィン静注用1g", "セフトリアキソン  承認・収載中", "drip"),
    Found(2, "大塚生食注 50mL", "生理食塩液"),
    Found(3, "エクソソーム点滴", tone="blocked", word="使用不可"),
]


def test_what_was_found_is_a_model_as_qt_wants_it(qtmodeltester):
    model = FoundRows()
    model.show_rows(FOUND)

    qtmodeltester.check(model)


def test_what_was_found_is_told_as_a_whole():
    model = FoundRows()
    model.show_rows(FOUND)

    told = model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)

    assert told == "エクソソーム点滴 使用不可"
