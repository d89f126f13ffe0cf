from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.domain.athletes import Exemption
from app.domain.audit import Deed
from app.domain.calendar import local
from app.domain.spans import month_of
from app.services.reports import SOON, ReportPaper
from tests import samples
from tests.fakes import founded_door, saved

PAPER = ReportPaper("November", "# November\n", (), (), "")


@pytest.fixture
def door():
    return founded_door()


@pytest.fixture
def clinic(door):
    return door.enter(samples.PHYSICIAN.login, samples.PASSWORD)


def test_a_month_counts_what_was_saved_in_it(clinic):
    one = saved(clinic)

    figures = clinic.reports.figures(clinic.actor, month_of(local(one.started).date()))

    assert (figures.infusions, figures.patients, figures.final) == (1, 1, 0)
    assert {body.body for body in figures.bodies} == {two.body for two in one.assessment.verdicts}


def test_who_received_a_lot_is_found_in_full_width_too(clinic):
    first, *rest = samples.DRAFT.lines
    draft = replace(samples.DRAFT, lines=(replace(first, lot="4a1207"), *rest))
    saved(clinic, draft)

    (found,) = clinic.reports.recall(clinic.actor, "　４Ａ12 ")

    assert (found.patient.id, found.line.lot) == (draft.patient, "4a1207")


@pytest.mark.parametrize("typed", ["", "  ", "　"])
def test_a_lot_that_states_nothing_finds_nobody(clinic, typed):
    saved(clinic)

    assert clinic.reports.recall(clinic.actor, typed) == ()


def test_what_ends_soon_and_what_waits_for_approval_is_outstanding(clinic, door):
    today = local(door.clock()).date()
    soon, late = today + SOON, today + SOON + timedelta(days=1)
    for body, day in (("NPB", late), ("WADA", soon)):
        exemption = Exemption("T-1", body, ("M2.2",), date(2026, 1, 1), day)
        clinic.athletes.add_exemption(clinic.actor, samples.DRAFT.patient, exemption)
    nurse = door.enter(samples.NURSE.login, samples.PASSWORD)
    entered = nurse.treatments.save_by_proxy(nurse.actor, samples.DRAFT)

    found = clinic.reports.outstanding(clinic.actor)

    assert [one.exemption.valid_to for _, one in found.ending] == [soon]
    assert [one.entry for _, one in found.unapproved] == [entered.entry]


def test_an_exemption_with_a_later_one_behind_it_is_not_outstanding(clinic, door):
    today = local(door.clock()).date()
    for body, day in (("WADA", 9), ("NPB", 9), ("WADA", 300)):
        until = today + timedelta(days=day)
        exemption = Exemption("T-1", body, ("M2.2",), date(2026, 1, 1), until)
        clinic.athletes.add_exemption(clinic.actor, samples.DRAFT.patient, exemption)

    found = clinic.reports.outstanding(clinic.actor)

    assert [one.exemption.body for _, one in found.ending] == ["NPB"]


def test_a_paper_that_leaves_the_house_leaves_a_trace(clinic, door):
    content = clinic.reports.paper(clinic.actor, PAPER)

    assert content.startswith(b"%PDF")
    trace = next(one for one in door.books.trail if one.deed is Deed.LIST_EXPORTED)
    assert trace.details == {"list": "November", "form": "pdf"}
