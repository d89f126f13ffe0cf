"""Asking whether a product may be given, before there is a patient."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.domain.audit import Deed
from app.ui.pages.use import UseWindow
from tests.ui.looking import find, line, text


@pytest.fixture
def place(shown):
    """Return what stands behind the window."""
    return shown(QWidget())


@pytest.fixture
def window(desk, place):
    window = UseWindow(desk, place)
    window.come_up()
    return window


def ask(qtbot, window, typed):
    line(window, "product_search_line").setText(typed)
    qtbot.keyClick(line(window, "product_search_line"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: find(window, "use_answer").isVisible())


def test_it_opens_ready_to_search_and_writes_nothing(window, door):
    before = len(door.books.trail)

    assert window.focusWidget() is line(window, "product_search_line")
    assert len(door.books.trail) == before


def test_a_product_is_answered_for_every_body_at_once(qtbot, window, desk):
    ask(qtbot, window, "生食")

    bodies = desk.clinic.asking.of_nobody(desk.actor).surroundings.bodies
    rows = [find(window, f"body_{body.lower()}").accessibleName() for body in bodies]
    assert len(rows) == len(set(rows)) == len(bodies)
    assert "diagnosis and basis" in text(window, "use_record")


def test_the_usual_amount_is_proposed_and_another_is_judged_as_it_is_typed(qtbot, window):
    ask(qtbot, window, "生食")
    before = text(window, "body_wada_reason")

    line(window, "line_0_volume_ml").setText("50")
    line(window, "line_0_dose").setText("50")

    qtbot.waitUntil(lambda: text(window, "body_wada_reason") != before)
    assert "50" in text(window, "body_wada_reason")


def test_a_blocked_name_is_refused_with_what_to_do_and_traced_once(qtbot, window, door):
    line(window, "product_search_line").setText("エクソソーム")
    qtbot.waitUntil(lambda: find(window, "refusal").isVisible())
    qtbot.keyClick(line(window, "product_search_line"), Qt.Key.Key_Return)
    line(window, "product_search_line").setText("エクソソーム")
    qtbot.keyClick(line(window, "product_search_line"), Qt.Key.Key_Return)

    noted = [one for one in door.books.trail if one.deed is Deed.PRODUCT_REFUSED]
    assert len(noted) == 1
    assert noted[0].subject is None


def test_escape_closes_it_and_so_does_the_lock(qtbot, desk, place, window):
    qtbot.keyClick(line(window, "product_search_line"), Qt.Key.Key_Escape)

    assert not window.isVisible()

    another = UseWindow(desk, place)
    another.come_up()
    place.hide()
    assert not another.isVisible()
