from dataclasses import replace

import pytest

from app.domain.copies import copied, is_copied, is_copied_diagnosis, refuse_a_copy
from app.domain.errors import Refused
from app.domain.treatments import Draft
from tests.db.samples import treatment
from tests.samples import DRAFT

EARLIER = treatment()
FRESH = Draft(DRAFT.entry, DRAFT.patient, started="2026-11-23 09:00")


def test_an_infusion_is_copied_without_what_belonged_to_its_day():
    draft = copied(FRESH, EARLIER)

    assert (draft.diagnosis, draft.icd10) == (EARLIER.diagnosis, EARLIER.icd10)
    assert [one.product for one in draft.lines] == [one.product for one in EARLIER.given]
    assert not any(one.lot or one.expiry for one in draft.lines)
    assert (draft.entry, draft.started, draft.ended) == (
        FRESH.entry,
        FRESH.started,
        "2026-11-23 09:30",
    )
    assert (draft.measurements, draft.onset, draft.base) == ((), "", 0)


@pytest.mark.parametrize(
    "basis", [EARLIER.basis, f" {EARLIER.basis}\n", EARLIER.basis[:4] + " " + EARLIER.basis[4:]]
)
def test_a_copied_basis_is_refused_until_it_says_something_of_today(basis):
    draft = replace(copied(FRESH, EARLIER), basis=basis)

    assert is_copied(draft)
    with pytest.raises(Refused) as refused:
        refuse_a_copy(draft)
    assert [(one.field, one.code) for one in refused.value.faults] == [("basis", "copied")]


def test_a_basis_written_anew_is_no_copy():
    draft = replace(copied(FRESH, EARLIER), basis=EARLIER.basis + " 本日 BP 92/58。")

    assert not is_copied(draft)
    refuse_a_copy(draft)


def test_a_form_that_copied_nothing_is_no_copy():
    assert not is_copied(FRESH)
    assert not is_copied(replace(DRAFT, copied_basis=""))


def test_a_copied_diagnosis_is_one_until_it_is_changed_and_again_when_changed_back():
    draft = copied(FRESH, EARLIER)
    other = replace(draft, diagnosis="急性胃腸炎")

    assert is_copied_diagnosis(draft)
    assert not is_copied_diagnosis(other)
    assert is_copied_diagnosis(replace(other, diagnosis=EARLIER.diagnosis))
    assert not is_copied_diagnosis(FRESH)
