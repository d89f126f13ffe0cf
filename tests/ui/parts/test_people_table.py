from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from app.i18n import Wording
from app.ui.parts.people_table import PeopleTable, PersonRow
from tests.samples import NURSE, PHYSICIAN
from tests.ui.looking import cells

OPEN = PersonRow(PHYSICIAN, has_key=True, must_change_password=False, has_second_factor=True)


@pytest.mark.parametrize(
    ("row", "standing", "factor"),
    [
        (OPEN, "open", "set up"),
        (OPEN._replace(has_second_factor=False), "open", "–"),
        (OPEN._replace(must_change_password=True), "one-time password", "set up"),
        (OPEN._replace(has_key=False), "no password", "set up"),
        (OPEN._replace(member=replace(PHYSICIAN, is_active=False)), "closed", "set up"),
    ],
)
def test_it_tells_how_everybody_stands(shown, say, row, standing, factor):
    table = shown(PeopleTable(say))

    table.show_people([row])

    assert cells(table) == [["YAMAMOTO Misaki", "yamamoto", "Physician", standing, factor]]


def test_the_department_is_on_the_tip_of_the_role(shown, say):
    table = shown(PeopleTable(say))

    table.show_people([OPEN])

    assert table.rows.index(0, 2).data(Qt.ItemDataRole.ToolTipRole) == "Physician, 内科"


def test_in_japanese_a_name_is_written_in_kanji(shown):
    table = shown(PeopleTable(Wording("ja", str)))

    table.show_people([OPEN])

    assert cells(table)[0][0] == "山本 美咲"


def test_the_first_is_chosen_and_a_choice_stays(shown, say):
    table = shown(PeopleTable(say))
    nurse = OPEN._replace(member=NURSE)
    table.show_people([OPEN, nurse])
    first = table.current_place()
    table.selectRow(1)

    table.show_people([OPEN, nurse])

    assert (first, table.current_place()) == (0, 1)
