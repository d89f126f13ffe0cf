"""The table of a patient's infusions."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from app.domain.calendar import JST
from app.domain.verdicts import Assessment, Outcome, Verdict
from app.ui.kit.rows import TONE_ROLE
from app.ui.parts.history import PRODUCT_WIDTH, History, HistoryRow, shown_moment, shown_writing
from tests.samples import NOW
from tests.ui.looking import cells, find, press, text

ROW = HistoryRow(
    source="the record",
    started="11-20 13:20",
    state="Final",
    diagnosis="脱水症",
    product="東都生食注100mL",
    volume_ml=Decimal(80),
    assessment=Assessment(
        refusals=(),
        verdicts=(Verdict("NPB", Outcome.CAUTION, (), "2024", ""),),
        peak=None,
    ),
)


@pytest.fixture
def history(qtbot, say):
    kept = []

    def make(*rows):
        kept.append(History(("NPB", "WADA"), rows, say))
        qtbot.addWidget(kept[-1])
        return kept[-1]

    yield make
    kept.clear()


def test_a_verdict_has_its_word_and_its_tone(history):
    model = history(ROW).table.model()

    assert model.index(0, 6).data() == "Legitimate (caution)"
    assert model.index(0, 6).data(TONE_ROLE) == "caution"


def test_a_body_that_was_not_asked_gives_no_verdict(history):
    model = history(ROW).table.model()

    assert model.index(0, 7).data() == "No verdict"
    assert model.index(0, 7).data(TONE_ROLE) == ""


def test_an_infusion_received_elsewhere_has_no_verdict_and_is_never_certified(history):
    elsewhere = replace(ROW, assessment=None, uncertified="not certified")

    table = history(elsewhere).table

    assert cells(table)[0][6:] == ["No verdict", "No verdict", "not certified"]
    assert table.model().index(0, 6).data(TONE_ROLE) == ""


def test_in_a_narrow_place_what_is_told_elsewhere_gives_way_to_the_product(qtbot, history):
    made = history(ROW)
    heads = [made.table.model().headerData(at, Qt.Orientation.Horizontal) for at in range(9)]

    made.resize(560, 300)
    made.show()
    shown = [head for at, head in enumerate(heads) if not made.table.isColumnHidden(at)]

    assert {"Start", "Product", "NPB"} <= set(shown)
    assert not {"Written", "Diagnosis"} & set(shown)
    assert made.table.columnWidth(heads.index("Product")) >= PRODUCT_WIDTH
    made.resize(1200, 300)
    assert not any(made.table.isColumnHidden(at) for at in range(9))


def test_several_certificates_stand_side_by_side(history):
    (row,) = cells(history(replace(ROW, certificates=("A-2026-000002", "A-2026-000001"))).table)

    assert row[-1] == "A-2026-000002, A-2026-000001"


def test_a_volume_that_is_not_known_is_left_empty(history):
    (row,) = cells(history(replace(ROW, volume_ml=None)).table)

    assert row[5] == ""


def test_opening_hands_back_what_the_row_came_from(qtbot, history):
    made = history(ROW)

    with qtbot.waitSignal(made.opened) as opened:
        qtbot.keyClick(made.table, Qt.Key.Key_Return)

    assert opened.args == ["the record"]


def test_without_rows_it_says_how_to_begin(history):
    assert text(history(), "patient_history_empty_way") == "Start the first one with Ctrl+N."


def test_no_verdict_is_cut_off(history):
    long, short = (
        history(ROW).table,
        history(replace(ROW, assessment=Assessment((), (), None))).table,
    )

    assert long.columnWidth(6) > short.columnWidth(6)


def test_the_versions_of_a_record_are_asked_for_by_key_and_by_mouse(qtbot, history):
    made = history(replace(ROW, has_versions=True))

    with qtbot.waitSignal(made.versions_asked) as asked:
        press(made, "row_versions")

    assert asked.args == ["the record"]
    assert find(made, "row_versions").isEnabled()


def test_what_is_no_record_has_no_versions(history):
    assert not find(history(ROW), "row_versions").isEnabled()


def test_no_certificate_is_cut_off(history):
    valid, not_valid = "A-2026-000001", "No longer valid: A-2026-000001"
    short, long = (history(replace(ROW, certificates=(one,))).table for one in (valid, not_valid))

    assert long.columnWidth(8) > short.columnWidth(8)


def test_when_it_was_written_is_a_time_on_the_day_itself_and_a_day_later():
    given = NOW.replace(hour=9)

    assert shown_writing(NOW, given, NOW) == "14:21"
    assert shown_writing(NOW, given - timedelta(days=3), NOW) == "11-20"
    assert shown_writing(NOW, given, NOW + timedelta(days=99)) == "14:21"
    assert shown_writing(NOW, given - timedelta(days=3), NOW + timedelta(days=99)) == "2026-11-20"


def test_a_moment_of_this_year_goes_without_the_year():
    assert shown_moment(NOW, NOW) == "11-20 14:21"
    assert shown_moment(datetime(2025, 12, 31, 23, 59, tzinfo=JST), NOW) == "2025-12-31 23:59"
