from dataclasses import replace

import pytest

from app.domain.audit import Deed
from app.domain.errors import (
    NotThere,
    Refused,
    TreatmentIsFinal,
    TreatmentIsIncomplete,
    TreatmentIsOpen,
    TreatmentIsWithdrawn,
    WrongPassword,
)
from app.domain.keys import Stamp, Withdrawn
from app.domain.recording import draft_of
from app.services.canonical import record_sha256
from tests import samples
from tests.fakes import finalised, saved

REASON = "投与量の書き誤り。"
LONG_AGO = {"started": "2026-11-17 14:00", "ended": "14:30"}


def amend(clinic, treatment, password=samples.PASSWORD, reason=REASON, **changes):
    draft = replace(draft_of(treatment), **{"basis": "尿比重 1.030。", **changes})
    return clinic.treatments.amend(clinic.actor, draft, reason, password)


def withdraw(clinic, treatment, password=samples.PASSWORD, reason="別の患者の記録"):
    return clinic.treatments.withdraw(clinic.actor, treatment.entry, reason, password)


def test_an_amendment_is_a_final_version_beside_the_one_before(clinic, books):
    final = finalised(clinic)

    amended = amend(clinic, final)

    assert (amended.version, amended.amendment, amended.basis) == (2, REASON, "尿比重 1.030。")
    assert amended.finalised == Stamp(samples.PHYSICIAN.id, samples.NOW)
    assert amended.assessment.certificate == "A"
    assert clinic.treatments.versions(clinic.actor, final.entry) == (final, amended)
    trace = books.trail[-1]
    assert (trace.deed, trace.subject) == (Deed.TREATMENT_AMENDED, amended.id)
    assert trace.details["reason"] == REASON
    assert trace.details["amends"] == str(final.id)
    assert trace.details["record_sha256"] == record_sha256(amended)


def test_an_amendment_may_be_amended(clinic):
    first = amend(clinic, finalised(clinic))

    second = amend(clinic, first, basis="尿比重 1.031。")

    assert second.version == 3


def test_an_amendment_that_says_the_same_changes_nothing(clinic, books):
    amended = amend(clinic, finalised(clinic))

    again = amend(clinic, amended)

    assert again == amended
    assert len(books.trail) == 3


def test_the_rolling_volume_is_that_of_the_amendment(clinic):
    final = finalised(clinic)
    line = replace(draft_of(final).lines[0], dose="40", volume_ml="40")

    amend(clinic, final, lines=(line,))

    second = saved(clinic, entry=samples.REN.id, started="2026-11-20 18:00", ended="18:30")
    assert second.assessment.peak.rate_weighted_ml == 120


@pytest.mark.parametrize("reason", ["", "　", "なし", "-"])
def test_an_amendment_without_a_reason_leaves_nothing(clinic, books, reason):
    final = finalised(clinic)

    with pytest.raises(Refused) as refusal:
        amend(clinic, final, reason=reason)

    assert [one.field for one in refusal.value.faults] == ["reason"]
    assert len(books.trail) == 2


def test_an_amendment_with_a_wrong_password_leaves_nothing(clinic, books):
    final = finalised(clinic)

    with pytest.raises(WrongPassword):
        amend(clinic, final, password="wrong-horse-77")

    assert len(books.trail) == 2


def test_an_amendment_passes_the_same_gate_as_a_record(clinic):
    final = finalised(clinic)

    with pytest.raises(Refused) as refusal:
        amend(clinic, final, basis="なし")

    assert [one.code for one in refusal.value.faults] == ["REC_BASIS_MISSING"]


def test_an_amendment_keeps_the_end(clinic, books):
    final = finalised(clinic)

    with pytest.raises(TreatmentIsIncomplete):
        amend(clinic, final, ended="")

    assert len(books.trail) == 2


def test_what_is_not_final_is_not_amended(clinic):
    treatment = saved(clinic)

    with pytest.raises(TreatmentIsOpen):
        amend(clinic, treatment)


def test_what_is_not_there_is_neither_amended_nor_withdrawn(clinic):
    with pytest.raises(NotThere):
        clinic.treatments.amend(clinic.actor, samples.DRAFT, REASON, samples.PASSWORD)
    with pytest.raises(NotThere):
        clinic.treatments.withdraw(clinic.actor, samples.REN.id, REASON, samples.PASSWORD)


@pytest.mark.parametrize("make", [saved, finalised])
def test_a_withdrawn_record_stays_to_be_read(clinic, books, make):
    treatment = make(clinic)

    withdrawn = withdraw(clinic, treatment)

    assert withdrawn.withdrawn == Withdrawn(samples.PHYSICIAN.id, samples.NOW, "別の患者の記録")
    assert clinic.treatments.of_patient(clinic.actor, samples.REN.id) == (withdrawn,)
    trace = books.trail[-1]
    assert (trace.deed, trace.subject) == (Deed.TREATMENT_WITHDRAWN, treatment.id)
    assert trace.details["reason"] == "別の患者の記録"


def test_a_withdrawn_record_counts_in_no_volume(clinic):
    withdraw(clinic, saved(clinic))

    second = saved(clinic, entry=samples.REN.id, started="2026-11-20 18:00", ended="18:30")

    assert second.assessment.peak.rate_weighted_ml == 80


def test_nothing_is_done_to_a_withdrawn_record(clinic):
    treatment = saved(clinic)
    withdraw(clinic, treatment)
    treatments, actor, password = clinic.treatments, clinic.actor, samples.PASSWORD

    for deed in (
        lambda: saved(clinic, basis="尿比重 1.030。"),
        lambda: treatments.finalise(actor, treatment.id, password),
        lambda: amend(clinic, treatment),
        lambda: withdraw(clinic, treatment),
    ):
        with pytest.raises(TreatmentIsWithdrawn):
            deed()


@pytest.mark.parametrize(
    ("refused", "error"),
    [({"reason": "なし"}, Refused), ({"password": "wrong-horse-77"}, WrongPassword)],
)
def test_a_withdrawal_asks_for_reason_and_password(clinic, books, refused, error):
    treatment = saved(clinic)

    with pytest.raises(error):
        withdraw(clinic, treatment, **refused)

    assert len(books.trail) == 1


def test_a_withdrawn_record_has_no_certificate(clinic):
    withdraw(clinic, finalised(clinic))

    with pytest.raises(TreatmentIsWithdrawn):
        clinic.certificates.issue(clinic.actor, samples.DRAFT.entry, samples.TERMS)


@pytest.mark.parametrize("deed", [amend, withdraw])
def test_the_certificate_of_what_no_longer_stands_is_marked(clinic, deed):
    final = finalised(clinic)
    clinic.certificates.issue(clinic.actor, final.entry, samples.TERMS)
    before = clinic.certificates.of_patient(clinic.actor, samples.REN.id)

    deed(clinic, final)

    after = clinic.certificates.of_patient(clinic.actor, samples.REN.id)
    assert ([one.is_valid for one in before], [one.is_valid for one in after]) == ([True], [False])


def test_a_withdrawn_record_is_not_compared_with_the_rules(clinic):
    withdraw(clinic, saved(clinic))

    assert clinic.editions.compare(clinic.actor).total == 0


@pytest.mark.parametrize("reason", ["", "なし"])
def test_a_late_entry_without_its_reason_is_refused(clinic, books, reason):
    with pytest.raises(Refused) as refusal:
        saved(clinic, **LONG_AGO, late_reason=reason)

    assert [(one.field, one.code) for one in refusal.value.faults] == [
        ("late_reason", "REC_LATE_REASON_MISSING")
    ]
    assert books.trail == []


def test_a_late_entry_keeps_its_reason(clinic):
    treatment = saved(clinic, **LONG_AGO, late_reason="紙の記録から入力した。")

    assert treatment.is_late
    assert draft_of(treatment).late_reason == "紙の記録から入力した。"


def test_what_is_written_within_the_day_is_not_late(clinic):
    treatment = saved(clinic, late_reason="紙の記録から入力した。")

    assert not treatment.is_late


def test_an_amendment_much_later_makes_no_late_entry(clinic, door):
    final = finalised(clinic)
    door.clock.forward(days=9)

    amended = amend(clinic, final)

    assert (amended.is_amended, amended.is_late) == (True, False)


def test_an_amendment_of_a_late_entry_says_still_that_it_was_late(clinic):
    final = finalised(clinic, **LONG_AGO)

    assert amend(clinic, final).late_reason == final.late_reason


def test_a_final_record_is_changed_by_no_plain_save(clinic):
    final = finalised(clinic)

    with pytest.raises(TreatmentIsFinal):
        saved(clinic, basis="尿比重 1.030。")

    assert clinic.treatments.current(clinic.actor, final.entry) == final
