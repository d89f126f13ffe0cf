from dataclasses import replace
from datetime import date

import pytest

from app.domain.audit import Deed
from app.domain.completions import CompletionForm
from app.domain.errors import LabelIsKnown, NotPermitted, NotThere, Refused
from app.domain.formulary import Route
from app.domain.treatments import DraftLine
from app.domain.verdicts import CertificateType, Outcome
from tests import samples
from tests.fakes import finalised, saved
from tests.imports import LISTED

FORM = CompletionForm(
    product="620000001",
    indications="脱水症の補液",
    routes=frozenset({Route.IV_DRIP}),
    insert_date=date(2026, 4, 1),
    is_compared=True,
)
LINE = DraftLine("620000001", dose="80", unit="mL", route=Route.IV_DRIP, indication="脱水症の補液")


@pytest.fixture
def clinic(door):
    """The clinic after a master was imported that lists one product."""
    found = door.enter(samples.PHYSICIAN.login, samples.PASSWORD)
    found.masters.take(found.actor, LISTED)
    door.books.trail.clear()
    return found


def outcome(treatment):
    return treatment.assessment.verdict("NPB").outcome


def test_a_listed_product_is_to_be_reviewed_until_its_label_is_completed(clinic):
    before = saved(clinic, lines=(LINE,))

    clinic.labels.complete(clinic.actor, FORM)

    after = saved(clinic, entry=before.entry, diagnosis="熱中症", lines=(LINE,))
    assert (outcome(before), outcome(after)) == (Outcome.REVIEW, Outcome.LEGITIMATE)
    assert "LABEL_UNVERIFIED" not in after.assessment.verdict("NPB").codes


def test_after_completion_the_ordinary_rules_hold(clinic):
    clinic.labels.complete(clinic.actor, FORM)

    with pytest.raises(Refused) as refusal:
        saved(clinic, lines=(replace(LINE, indication="美白"),))

    assert {one.code for one in refusal.value.faults} == {"REC_OFF_LABEL_REASON_MISSING"}


def test_an_infusion_with_a_completed_label_is_certified_as_legitimate(clinic):
    clinic.labels.complete(clinic.actor, FORM)
    final = finalised(clinic, lines=(LINE,))

    issued = clinic.certificates.issue(clinic.actor, final.entry, samples.TERMS)

    assert issued.kind is CertificateType.A


def test_who_completed_what_from_which_insert_is_traced(clinic, books):
    product = clinic.labels.complete(clinic.actor, FORM)

    (trace,) = books.trail
    assert (trace.by, trace.deed) == (samples.PHYSICIAN.id, Deed.LABEL_COMPLETED)
    assert trace.details == {
        "product": "620000001",
        "insert_date": "2026-04-01",
        "indications": ["脱水症の補液"],
        "routes": ["iv_drip"],
        "may_dilute": False,
        "facts_sha256": product.facts_sha256,
    }


def test_a_later_completion_takes_the_place_of_an_earlier_one(clinic, door):
    clinic.labels.complete(clinic.actor, FORM)
    door.clock.forward(minutes=1)

    clinic.labels.complete(clinic.actor, replace(FORM, indications="電解質の補給"))

    known = clinic.products.named("620000001")
    assert [one.text_ja for one in known.indications] == ["電解質の補給"]


def test_what_is_refused_changes_nothing(clinic, books):
    with pytest.raises(Refused):
        clinic.labels.complete(clinic.actor, replace(FORM, is_compared=False))

    assert clinic.products.named("620000001").label_is_unknown
    assert not books.trail


def test_a_label_that_is_known_is_not_typed_over(clinic):
    with pytest.raises(LabelIsKnown):
        clinic.labels.complete(clinic.actor, replace(FORM, product=samples.VITAMIN.id))


def test_only_a_listed_product_can_be_completed(clinic):
    with pytest.raises(NotThere):
        clinic.labels.complete(clinic.actor, replace(FORM, product="629999999"))


def test_a_pharmacist_may_complete_a_label_and_a_nurse_may_not(clinic, nurse, pharmacist):
    assert clinic.labels.complete(pharmacist, FORM)
    with pytest.raises(NotPermitted):
        clinic.labels.complete(nurse, FORM)
