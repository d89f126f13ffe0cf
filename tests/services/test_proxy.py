from dataclasses import replace

import pytest

from app.domain.audit import Deed
from app.domain.errors import (
    NoCertificate,
    NotPermitted,
    Refused,
    TreatmentIsUnapproved,
    TreatmentIsWithdrawn,
)
from app.domain.keys import Stamp
from app.domain.staff import Actor
from app.domain.todo import Kind
from app.services.trouble import SavedByAnother
from tests import samples
from tests.fakes import saved

NURSE = Actor(samples.NURSE)


def entered(clinic, **changes):
    """Return what a nurse entered on the physician's behalf, over the newest version."""
    newest = clinic.treatments.current(clinic.actor, samples.DRAFT.entry)
    draft = replace(samples.DRAFT, base=0 if newest is None else newest.version, **changes)
    return clinic.treatments.save_by_proxy(NURSE, draft)


def test_a_proxy_entry_waits_for_a_physician(clinic, books):
    treatment = entered(clinic)

    assert treatment.awaits_approval
    assert treatment.physician == samples.PHYSICIAN.id
    assert treatment.recorded == Stamp(samples.NURSE.id, samples.NOW)
    assert [one.deed for one in books.trail] == [Deed.TREATMENT_ENTERED]


def test_a_proxy_entry_passes_the_same_gate(clinic, books):
    with pytest.raises(Refused):
        entered(clinic, basis="なし")

    assert books.trail == []


def test_a_proxy_does_not_save_as_a_physician(clinic):
    with pytest.raises(NotPermitted):
        clinic.treatments.save(NURSE, samples.DRAFT)


def test_a_proxy_entry_counts_because_the_infusion_happened(clinic):
    entered(clinic)

    second = saved(clinic, entry=samples.REN.id, started="2026-11-20 18:00", ended="18:30")

    assert second.assessment.peak.rate_weighted_ml == 160


def test_before_the_approval_it_is_neither_final_nor_certified(clinic, books):
    treatment = entered(clinic)

    with pytest.raises(TreatmentIsUnapproved):
        clinic.treatments.finalise(clinic.actor, treatment.id, samples.PASSWORD)
    with pytest.raises(NoCertificate):
        clinic.certificates.issue(clinic.actor, treatment.entry, samples.TERMS)

    assert len(books.trail) == 1


def test_a_physician_approves_and_finalises(clinic, books):
    treatment = entered(clinic)

    approved = clinic.treatments.approve(clinic.actor, treatment.id)
    final = clinic.treatments.finalise(clinic.actor, treatment.id, samples.PASSWORD)

    assert approved.approved == Stamp(samples.PHYSICIAN.id, samples.NOW)
    assert final.approved == approved.approved
    assert [one.deed for one in books.trail] == [
        Deed.TREATMENT_ENTERED,
        Deed.TREATMENT_APPROVED,
        Deed.TREATMENT_FINALISED,
    ]


def test_what_is_approved_is_not_approved_again(clinic, books):
    treatment = entered(clinic)
    first = clinic.treatments.approve(clinic.actor, treatment.id)

    again = clinic.treatments.approve(clinic.actor, treatment.id)

    assert again == first
    assert len(books.trail) == 2


def test_a_physician_who_saves_the_entry_makes_it_the_own(clinic):
    entered(clinic)

    own = saved(clinic)

    assert (own.version, own.awaits_approval) == (2, False)
    assert not any(one.kind is Kind.APPROVAL for one in clinic.todo.tasks(clinic.actor))


def test_a_proxy_who_changes_an_approved_entry_makes_it_wait_again(clinic):
    treatment = entered(clinic)
    clinic.treatments.approve(clinic.actor, treatment.id)

    same = entered(clinic)
    other = entered(clinic, basis="尿比重 1.030。")

    assert (same.version, same.awaits_approval) == (1, False)
    assert (other.version, other.awaits_approval) == (2, True)


def test_a_proxy_who_repeats_a_physicians_record_takes_nothing_back(clinic):
    own = saved(clinic)

    assert entered(clinic) == own


def test_a_newer_version_is_not_approved_with_an_old_one(clinic):
    first = entered(clinic)
    entered(clinic, basis="尿比重 1.030。")

    with pytest.raises(SavedByAnother):
        clinic.treatments.approve(clinic.actor, first.id)


def test_what_was_withdrawn_is_not_approved(clinic):
    treatment = entered(clinic)
    clinic.treatments.withdraw(clinic.actor, treatment.entry, "別の患者の記録", samples.PASSWORD)

    with pytest.raises(TreatmentIsWithdrawn):
        clinic.treatments.approve(clinic.actor, treatment.id)
    assert not any(one.kind is Kind.APPROVAL for one in clinic.todo.tasks(clinic.actor))
