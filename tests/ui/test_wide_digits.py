"""Every field of numbers, dates and times takes what a Japanese keyboard writes."""

import ast
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.calendar import read_date, read_expiry
from app.domain.figures import fold_lot
from app.domain.formulary import by_id
from app.domain.own_products import OwnProduct
from app.domain.regular_sets import RegularSet
from app.domain.settings import Settings
from app.ui.kit.date_edit import DateEdit
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.moment_edit import MomentEdit
from app.ui.kit.number_edit import NumberEdit
from app.ui.pages.sets.editor import SetEditor
from app.ui.parts.entry_form import EntryForm
from app.ui.parts.exemption_sheet import ExemptionSheet
from app.ui.parts.outside_sheet import OutsideSheet
from app.ui.parts.own_product_sheet import OwnProductSheet
from app.ui.parts.set_sheet import SetSheet
from app.ui.parts.settings_sheet import SettingsSheet
from app.ui.parts.sum_row import SumRow
from tests import samples
from tests.ui.kit.hands import commit

TODAY = date(2026, 11, 20)
APP = Path(__file__).parents[2] / "app"
TYPED = {
    NumberEdit: ("１２。５", "12.5"),
    DateEdit: ("２０２６。１１。１８", "2026-11-18"),
    MomentEdit: ("２０２６ー１１ー１８　０７：２０", "2026-11-18 07:20"),
}


def entry(say):
    form = EntryForm((samples.PHYSICIAN,), samples.PREMISES, TODAY, say)
    form.show_draft(samples.DRAFT, by_id(samples.FORMULARY.products).get, samples.DEHYDRATION)
    return form


MAKERS = {
    "entry": entry,
    "sets": SetEditor,
    "new_set": lambda say: SetSheet(RegularSet(samples.REN.id, "", (), version=0), "", say),
    "settings": lambda say: SettingsSheet(say, Settings()),
    "outside": lambda say: OutsideSheet(say, TODAY),
    "exemption": ExemptionSheet,
    "own_product": lambda say: OwnProductSheet(OwnProduct("", ""), say),
    "sums": lambda say: SumRow("sum_weight", "", [("weight", "kg", ""), ("per", "mg", "")], say),
}


def calls(name):
    """Yield every file of the program with its calls that make such a field."""
    for file in sorted((APP / "ui").rglob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        found = [
            node
            for node in ast.walk(tree)
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == name
        ]
        if found:
            yield file, found


@pytest.mark.parametrize("kind", MAKERS)
def test_wide_signs_are_taken_and_shown_plain_on_leaving(shown, say, kind):
    page = QWidget()
    QVBoxLayout(page).addWidget(MAKERS[kind](say))
    last = LineEdit("last")
    page.layout().addWidget(last)
    shown(page)
    fields = [(one, TYPED[of]) for of in TYPED for one in page.findChildren(of) if one.isVisible()]

    for field, (typed, _) in fields:
        field.setFocus()
        field.selectAll()
        commit(field, typed)
        last.setFocus()

    # An end on the day of the start shows its time alone.
    odd = [one.objectName() for one, (_, plain) in fields if not plain.endswith(one.text() or "?")]
    assert fields
    assert odd == []


def test_whoever_asks_for_a_number_reads_it_folded():
    raw = [
        file.name for file, _ in calls("NumberEdit") if ".number()" not in file.read_text("utf-8")
    ]

    assert raw == []


def test_every_field_of_dates_reads_by_the_one_calendar():
    readers = {ast.unparse(one.args[1]) for _, found in calls("DateEdit") for one in found}

    assert readers <= {"read_date", "read_expiry"}


@pytest.mark.parametrize(
    "typed",
    [
        "２０２６。１１。１８",
        "２０２６ー１１ー１８",
        "２０２６・１１・１８",
        "２０２６年１１月１８日",
        "Ｒ８．１１．１８",
    ],
)
def test_a_date_is_read_in_the_signs_of_any_keyboard(typed):
    assert read_date(typed) == read_expiry(typed) == date(2026, 11, 18)


def test_a_lot_is_looked_for_in_signs_of_any_width():
    assert fold_lot("４ａ１２０７") == fold_lot("4A1207") == "4A1207"
