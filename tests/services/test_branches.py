"""The clinic's further facilities, and what their beds make of an infusion."""

from dataclasses import replace
from uuid import UUID

import pytest

from app.domain.audit import Deed
from app.domain.errors import NotPermitted, NotThere, Refused
from app.domain.verdicts import Outcome
from app.services.canonical import record_content
from tests import samples
from tests.fakes import finalised, saved

NORTH = samples.WARD.facility
# More than WADA allows at a clinic without beds.
LARGE = replace(
    samples.DRAFT, lines=(replace(samples.DRAFT.lines[0], dose="500", volume_ml="500"),)
)


def verdict(treatment):
    return treatment.assessment.verdict("WADA")


@pytest.fixture
def branch(clinic):
    return clinic.branches.add(clinic.actor, NORTH)


def test_a_branch_is_added_open_with_one_trace(clinic, books):
    added = clinic.branches.add(clinic.actor, NORTH)

    assert (added.facility, added.is_open) == (NORTH, True)
    assert clinic.premises.branches == (added,)
    (trace,) = books.trail
    assert (trace.deed, trace.subject) == (Deed.BRANCH_ADDED, added.id)
    assert (trace.details["name"], trace.details["beds"]) == (NORTH.name, 19)


def test_the_trace_of_a_change_tells_what_was_and_what_is(clinic, books, branch):
    clinic.branches.change(clinic.actor, branch.id, replace(NORTH, beds=0))

    assert clinic.premises.beds(branch.id) == 0
    assert books.trail[-1].deed is Deed.BRANCH_CHANGED
    assert books.trail[-1].details == {
        "name": NORTH.name,
        "before": {"beds": 19},
        "after": {"beds": 0},
    }


def test_a_branch_is_closed_and_opened_again(clinic, branch):
    clinic.branches.set_open(clinic.actor, branch.id, is_open=False)
    assert not clinic.premises.branch(branch.id).is_open

    clinic.branches.set_open(clinic.actor, branch.id, is_open=True)
    assert clinic.premises.branch(branch.id) == branch


def test_faulty_facts_are_not_written(clinic, books, branch):
    written = len(books.trail)

    with pytest.raises(Refused):
        clinic.branches.add(clinic.actor, replace(NORTH, name=samples.FACILITY.name))
    with pytest.raises(Refused):
        clinic.branches.change(clinic.actor, branch.id, replace(NORTH, director=""))
    with pytest.raises(NotThere):
        clinic.branches.change(clinic.actor, UUID(int=9), NORTH)

    assert clinic.branches.premises(clinic.actor).branches == (branch,)
    assert len(books.trail) == written


def test_the_main_facility_takes_no_branch_s_name(clinic, branch):
    with pytest.raises(Refused) as refused:
        clinic.clinic.change_facility(clinic.actor, replace(samples.FACILITY, name=NORTH.name))

    assert [(one.field, one.code) for one in refused.value.faults] == [("name", "facility_known")]
    assert clinic.clinic.facility(clinic.actor) == samples.FACILITY


def test_a_nurse_changes_no_branch(clinic, nurse, branch):
    for deed in (
        lambda: clinic.branches.add(nurse, replace(NORTH, name="別")),
        lambda: clinic.branches.change(nurse, branch.id, NORTH),
        lambda: clinic.branches.set_open(nurse, branch.id, is_open=False),
    ):
        with pytest.raises(NotPermitted):
            deed()

    assert clinic.branches.premises(nurse).branches == (branch,)


def test_the_same_infusion_is_judged_by_the_beds_of_the_place_where_it_is_given(clinic, branch):
    here = saved(clinic, LARGE)
    there = saved(
        clinic, replace(LARGE, entry=UUID(int=0xC8), patient=samples.SHOTA.id, branch=branch.id)
    )

    assert (here.branch, here.beds) == (None, 0)
    assert (there.branch, there.beds) == (branch.id, 19)
    told = clinic.treatments.current(clinic.actor, there.entry)
    assert told.branch == branch.id
    assert verdict(here).outcome is Outcome.EXEMPTION_REQUIRED
    assert verdict(there).outcome is not Outcome.EXEMPTION_REQUIRED
    assert "EXC_HOSPITAL" in verdict(there).codes


def test_volume_given_in_one_facility_counts_in_the_others(clinic, branch):
    saved(clinic)
    later = replace(samples.DRAFT, entry=UUID(int=0xC8), branch=branch.id)

    judgement = clinic.treatments.judgement(clinic.actor, later.patient)

    assert any(one.beds == 0 for one in judgement.surroundings.dripped)
    assert judgement.read(later).beds == 19


def test_what_was_recorded_keeps_the_beds_of_its_day(clinic, branch):
    written = saved(clinic, replace(samples.DRAFT, branch=branch.id))

    clinic.branches.change(clinic.actor, branch.id, replace(NORTH, beds=0))

    assert clinic.treatments.current(clinic.actor, written.entry).beds == 19


def test_a_record_of_the_main_facility_says_what_it_said_before_there_were_others(clinic, branch):
    here = saved(clinic)
    there = replace(here, branch=branch.id)

    assert "branch" not in record_content(here)
    assert record_content(there) == record_content(here) | {"branch": str(branch.id)}


def test_a_certificate_names_the_branch_and_who_keeps_its_record(clinic, door, branch):
    treatment = finalised(clinic, replace(samples.DRAFT, branch=branch.id))

    issued = clinic.certificates.issue(clinic.actor, treatment.entry, samples.TERMS)

    printed = door.printer.printed[-1]
    assert printed.facility == NORTH
    assert printed.keeper == samples.FACILITY.name
    assert NORTH.name in issued.content
    assert f'"kept_by":"{samples.FACILITY.name}"' in issued.content


def test_a_computer_stands_in_a_branch_as_long_as_that_is_open(clinic, branch):
    clinic.clinic.known.here = branch.id
    assert clinic.branch == branch.id

    clinic.branches.set_open(clinic.actor, branch.id, is_open=False)
    assert clinic.branch is None


def test_what_may_still_be_given_is_told_by_the_beds_of_this_computer(clinic, branch):
    saved(clinic)
    without = clinic.asking.left(clinic.actor, samples.REN.id)

    clinic.clinic.known.here = branch.id

    assert clinic.asking.left(clinic.actor, samples.REN.id) != without
