from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.kit.card import Card, Hairline, Section
from app.ui.kit.labels import Label
from app.ui.kit.tokens import LIGHT


def ground(widget, x, y):
    return widget.grab().toImage().pixelColor(x, y).name().upper()


def test_a_card_is_white_with_a_hairline(qtbot):
    page = QWidget()
    card = Card("form")
    QHBoxLayout(page).addWidget(card)
    card.body.addWidget(Section("診療", aside=Label("入力と同時に判定")))
    card.body.addWidget(Hairline())
    qtbot.addWidget(page)
    page.resize(300, 200)

    image = page.grab().toImage()
    middle = card.geometry().center()

    assert image.pixelColor(middle.x(), card.geometry().top() + 6).name().upper() == LIGHT.surface
    assert image.pixelColor(2, 2).name().upper() == LIGHT.window


def test_a_hairline_takes_one_pixel(qtbot):
    line = Hairline()
    qtbot.addWidget(line)

    assert line.height() == 1
    assert ground(line, 3, 0) == LIGHT.line
