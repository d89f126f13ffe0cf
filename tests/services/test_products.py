from dataclasses import replace
from datetime import date

import pytest

from app.domain.audit import Deed
from app.domain.diagnoses import Diagnosis
from app.domain.errors import NotPermitted, NotThere, Refused
from app.domain.formulary import Formulary, Route
from app.services.judgement import confirmed
from tests import samples

ENTRY = samples.DRAFT.entry


@pytest.mark.parametrize("typed", ["エクソソーム", "えくそそーむ点滴", "EXOSOME", "幹細胞上清液"])
def test_a_blocked_name_is_answered_with_the_reason(clinic, typed):
    answer = clinic.products.ask(typed)

    assert answer.blocked == samples.EXOSOME
    assert answer.matched
    assert answer.products == ()


def test_an_approved_name_is_answered_with_products(clinic):
    answer = clinic.products.ask("東都生食")

    assert answer.products == (samples.SALINE,)
    assert answer.blocked is None


def test_an_unknown_name_is_answered_with_nothing(clinic):
    answer = clinic.products.ask("謎の液")

    assert (answer.products, answer.blocked) == ((), None)


def test_asking_leaves_no_trace(clinic, books):
    clinic.products.ask("エクソソーム")

    assert books.trail == []


def test_a_diagnosis_is_proposed_from_the_starter_list(clinic):
    assert clinic.products.diagnoses("だっすい") == (samples.DEHYDRATION,)


def test_a_diagnosis_of_the_master_is_proposed_with_its_codes(clinic, door):
    door.finder.master = (Diagnosis("脱水症", "ダッスイショウ", "", "E86", codes="2765001"),)

    (found,) = clinic.products.diagnoses("だっすい")

    assert (found.codes, found.name_en) == ("2765001", "Dehydration")


def test_a_refused_name_is_written_into_the_trail(clinic, books, nurse):
    clinic.products.note_refusal(nurse, ENTRY, samples.EXOSOME, "エクソソーム点滴" * 100)

    (trace,) = books.trail
    assert (trace.by, trace.deed, trace.subject) == (nurse.staff, Deed.PRODUCT_REFUSED, ENTRY)
    assert trace.details["blocked"] == samples.EXOSOME.id
    assert len(trace.details["typed"]) == 200


def test_an_unverified_label_is_asked_for_until_it_is_confirmed(clinic):
    products = ("T01", "T03", "T03", "T99")
    assert clinic.products.unconfirmed(clinic.actor, products) == (samples.VITAMIN,)

    clinic.products.confirm_label(clinic.actor, "T03", date(2025, 4, 1))

    assert clinic.products.unconfirmed(clinic.actor, products) == ()


def test_a_confirmation_tells_who_when_and_by_which_insert(clinic, books):
    confirmation = clinic.products.confirm_label(clinic.actor, "T03", date(2025, 4, 1))

    assert confirmation.stamp.by == samples.PHYSICIAN.id
    assert confirmation.stamp.at == samples.NOW
    (trace,) = books.trail
    assert trace.deed is Deed.LABEL_CONFIRMED
    assert trace.details == {
        "product": "T03",
        "insert_date": "2025-04-01",
        "facts_sha256": samples.VITAMIN.facts_sha256,
    }


def test_a_confirmation_stands_for_the_facts_it_was_given_for(clinic, books):
    clinic.products.confirm_label(clinic.actor, "T03", date(2025, 4, 1))
    changed = replace(samples.VITAMIN, routes=frozenset({Route.IM}))
    formulary = Formulary((changed,), ())

    with books.begin() as work:
        before = confirmed(work, samples.FORMULARY)
        after = confirmed(work, formulary)

    assert "T03" in before
    assert after == frozenset()


def test_a_pharmacist_may_confirm_and_a_nurse_may_not(clinic, nurse, pharmacist):
    assert clinic.products.confirm_label(pharmacist, "T03", date(2025, 4, 1))
    with pytest.raises(NotPermitted):
        clinic.products.confirm_label(nurse, "T03", date(2025, 4, 1))


def test_an_insert_of_tomorrow_is_refused(clinic, books):
    with pytest.raises(Refused) as refusal:
        clinic.products.confirm_label(clinic.actor, "T03", date(2026, 11, 21))

    assert [one.code for one in refusal.value.faults] == ["date_ahead"]
    assert books.trail == []


def test_the_label_of_nothing_is_not_confirmed(clinic, books):
    with pytest.raises(NotThere):
        clinic.products.confirm_label(clinic.actor, "T99", date(2025, 4, 1))

    assert books.trail == []
