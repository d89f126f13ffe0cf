from dataclasses import replace
from uuid import UUID

import pytest

from app.domain.errors import NoCertificate
from tests import samples


def test_a_form_is_kept_in_place_of_its_earlier_state(clinic, door):
    clinic.drafts.keep(clinic.actor, samples.DRAFT)
    door.clock.forward(seconds=5)
    changed = replace(samples.DRAFT, basis="")

    kept = clinic.drafts.keep(clinic.actor, changed)

    assert kept.draft == changed
    assert kept.by == samples.PHYSICIAN.id
    assert clinic.drafts.of_patient(clinic.actor, samples.REN.id) == (kept,)


def test_a_form_is_no_record_and_leaves_no_trace(clinic, books):
    clinic.drafts.keep(clinic.actor, samples.DRAFT)

    assert clinic.treatments.of_patient(clinic.actor, samples.REN.id) == ()
    assert books.trail == []


def test_a_form_counts_in_nobodys_volume(clinic):
    clinic.drafts.keep(clinic.actor, samples.DRAFT)
    other = replace(samples.DRAFT, entry=UUID(int=0xC9))

    judgement = clinic.treatments.judgement(clinic.actor, samples.REN.id)

    assert judgement.assess(other, samples.NOW).peak.rate_weighted_ml == 80


def test_a_form_that_is_not_wanted_is_forgotten(clinic):
    clinic.drafts.keep(clinic.actor, samples.DRAFT)

    clinic.drafts.drop(clinic.actor, samples.DRAFT.entry)

    assert clinic.drafts.of_patient(clinic.actor, samples.REN.id) == ()


def test_a_nurse_may_write_a_form(clinic, nurse):
    assert clinic.drafts.keep(nurse, samples.DRAFT).by == nurse.staff


def test_a_form_is_counted_nowhere(clinic, books):
    clinic.drafts.keep(clinic.actor, samples.DRAFT)

    with books.begin() as work:
        assert work.treatments.tally() == ()
        assert work.treatments.past_lines(samples.REN.id) == ()
    assert clinic.treatments.versions(clinic.actor, samples.DRAFT.entry) == ()


def test_a_form_is_printed_nowhere(clinic, door):
    clinic.drafts.keep(clinic.actor, samples.DRAFT)

    with pytest.raises(NoCertificate):
        clinic.certificates.issue(clinic.actor, samples.DRAFT.entry, samples.TERMS)

    assert door.printer.printed == []


def test_a_form_that_is_discarded_leaves_no_trace(clinic, books):
    clinic.drafts.keep(clinic.actor, samples.DRAFT)

    clinic.drafts.drop(clinic.actor, samples.DRAFT.entry)

    assert books.trail == []
