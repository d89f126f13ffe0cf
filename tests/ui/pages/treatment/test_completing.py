"""Completing a listed product's label from its package insert, in the middle of an entry."""

from dataclasses import replace

import pytest

from app.domain.audit import Deed
from app.domain.formulary import Indication, Route
from app.domain.recording import draft_of
from app.domain.staff import Actor
from app.domain.treatments import DraftLine
from app.domain.verdicts import Outcome
from app.ui.desk import Desk
from app.ui.kit.background import AtOnce
from app.ui.kit.choice import Choice
from app.ui.parts.lines import Lines
from tests import samples
from tests.fakes import finalised
from tests.imports import LISTED_DRUG
from tests.ui.looking import error, find, line, press
from tests.ui.pages.treatment.hands import dialog

LINE = DraftLine(LISTED_DRUG.code, dose="80", unit="mL", route=Route.IV_DRIP, volume_ml="80")


@pytest.fixture
def clinic(door):
    """Return the clinic after a master was imported that lists one product."""
    door.books.pages.drugs[LISTED_DRUG.code] = LISTED_DRUG
    return door.enter(samples.PHYSICIAN.login, samples.PASSWORD)


@pytest.fixture
def page(opened):
    """Return an entry with the listed product, nothing said yet of what it is given for."""
    return opened(replace(samples.DRAFT, lines=(LINE,)))


def fill(sheet):
    find(sheet, "completion_indications").set_text("脱水症の補液\n電解質の補給")
    press(sheet, "completion_routes_0")
    line(sheet, "completion_date").setText("R8.4.1")
    press(sheet, "completion_compared")


def npb(page):
    """Return what NPB would say of the form as it stands."""
    return page._show_state().view.assessment.verdict("NPB").outcome


def test_while_the_label_is_unknown_the_indication_is_written(page):
    line(page, "line_0_indication").setText("脱水症の補液")

    assert npb(page) is Outcome.REVIEW


def test_another_diagnosis_leaves_what_is_written(page):
    line(page, "line_0_indication").setText("脱水症の補液")

    line(page, "icd10").setText("T67")

    assert line(page, "line_0_indication").text() == "脱水症の補液"


def test_a_physician_is_offered_the_way_out(page):
    assert find(page, "line_0_complete").isVisible()


def test_the_way_out_leads_to_a_form_with_what_is_written(page):
    line(page, "line_0_indication").setText("脱水症の補液")

    press(page, "line_0_complete")

    sheet = dialog(page, "filing_dialog")
    assert find(sheet, "completion_indications").text() == "脱水症の補液"


def test_a_completed_label_is_judged_at_once(page, door):
    line(page, "line_0_indication").setText("脱水症の補液")
    press(page, "line_0_complete")
    sheet = dialog(page, "filing_dialog")
    fill(sheet)

    press(sheet, "filing_file")

    assert dialog(page, "filing_dialog") is None
    assert find(page, "line_0_indication", Choice).value()[1] == "脱水症の補液"
    assert not find(page, "line_0_complete").isVisible()
    assert npb(page) is Outcome.LEGITIMATE
    assert Deed.LABEL_COMPLETED in [one.deed for one in door.books.trail]


def test_what_is_missing_is_told_beside_its_field(page):
    press(page, "line_0_complete")
    sheet = dialog(page, "filing_dialog")
    line(sheet, "completion_date").setText("昨日")
    press(sheet, "filing_file")
    unreadable = error(sheet, "completion_date")
    line(sheet, "completion_date").setText("2026-04-01")

    press(sheet, "filing_file")

    assert unreadable.startswith("This is not a date.")
    assert error(sheet, "completion_indications").startswith("This field is empty.")
    assert error(sheet, "completion_routes").startswith("Nothing is ticked.")
    assert error(sheet, "completion_compared").startswith("Compare what you typed")


def test_a_final_record_of_an_unknown_label_can_be_completed_too(opened, clinic):
    final = finalised(clinic, lines=(replace(LINE, indication="脱水症の補液"),))
    page = opened(draft_of(final), final)

    press(page, "line_0_complete")
    sheet = dialog(page, "filing_dialog")
    fill(sheet)
    press(sheet, "filing_file")

    assert npb(page) is Outcome.LEGITIMATE


def test_a_nurse_is_told_and_offered_nothing(shown, at_desk, clinic, say, door):
    nurse = Desk(replace(clinic, actor=Actor(samples.NURSE)), say, AtOnce(), door.clock)
    page = shown(at_desk(nurse, replace(samples.DRAFT, lines=(LINE,))))

    assert not find(page, "line_0_complete").isVisible()


def test_a_product_of_known_label_offers_nothing(opened):
    assert not find(opened(), "line_0_complete").isVisible()


def test_indications_that_an_insert_named_already_are_there(opened):
    known = replace(
        samples.LISTED, indications=(Indication("脱水症の補液", ""), Indication("電解質の補給", ""))
    )
    page = opened(replace(samples.DRAFT, lines=(LINE,)))

    page.findChild(Lines).label_wanted.emit(known, "")

    sheet = dialog(page, "filing_dialog")
    assert find(sheet, "completion_indications").text() == "脱水症の補液\n電解質の補給"
