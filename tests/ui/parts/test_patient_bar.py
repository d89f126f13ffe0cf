"""The bar on top of an infusion."""

from app.ui.parts.patient_bar import PatientBar
from tests.samples import NOW, REN
from tests.ui.looking import text


def test_it_tells_whom_the_infusion_is_about(qtbot, say):
    bar = PatientBar(REN, NOW.date(), say)
    qtbot.addWidget(bar)

    assert text(bar, "patient_bar_title") == "WATANABE Ren"
    assert text(bar, "patient_bar_below").startswith("28 y  Male  1998-04-03")
