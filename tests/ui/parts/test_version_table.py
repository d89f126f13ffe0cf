from dataclasses import replace
from datetime import timedelta

from app.domain.keys import Withdrawn
from app.ui.parts.version_table import given, version_table
from tests import samples
from tests.fakes import saved
from tests.ui.looking import cells
from tests.ui.parts.histories import history_of_three


def test_each_version_tells_who_wrote_and_who_finalised_it_when_and_why(qtbot, clinic, say):
    table = version_table(history_of_three(clinic), say)
    qtbot.addWidget(table)

    newest, _, first = cells(table)
    assert first == [
        "1",
        "2026-11-20 13:20–14:10",
        "2026-11-20 14:21",
        "YAMAMOTO Misaki",
        "Final",
        "2026-11-20 14:21  YAMAMOTO Misaki",
        "",
    ]
    assert newest[0] == "3"
    assert newest[3:] == [
        "SATO Takeru",
        "Amended, version 3",
        "2026-11-20 14:21  SATO Takeru",
        "書き漏らし。",
    ]


def test_a_withdrawal_tells_who_took_it_back_and_why(qtbot, clinic, say):
    record = saved(clinic)
    clinic.treatments.withdraw(clinic.actor, record.entry, "別の患者の記録", samples.PASSWORD)
    table = version_table(clinic.history.visit(clinic.actor, record.entry), say)
    qtbot.addWidget(table)

    (row,) = cells(table)
    assert row[4:] == ["Withdrawn", "2026-11-20 14:21  YAMAMOTO Misaki", "別の患者の記録"]


def test_the_reasons_of_an_amendment_and_of_its_withdrawal_stand_side_by_side(qtbot, clinic, say):
    history = history_of_three(clinic)
    taken = Withdrawn(samples.PHYSICIAN.id, samples.NOW, "別の患者の記録")
    newest = replace(history.versions[-1], withdrawn=taken)
    table = version_table(replace(history, versions=(newest,)), say)
    qtbot.addWidget(table)

    assert cells(table)[0][-1] == "書き漏らし。 / 別の患者の記録"


def test_what_still_runs_or_ends_on_another_day_says_so(clinic):
    record = saved(clinic)

    assert given(replace(record, ended=None)) == "2026-11-20 13:20 –"
    later = replace(record, ended=record.started + timedelta(hours=12))
    assert given(later) == "2026-11-20 13:20–11-21 01:20"
