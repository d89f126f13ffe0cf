"""The book of other clinics: who is kept, who is taken out, and whose lists are taken."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.audit import Deed
from app.domain.errors import Refused
from app.domain.known_clinics import Compared, KnownClinicForm, ListIsNotTaken, WhyNot
from app.services.trouble import SavedByAnother
from tests.clinics import MADE, list_file

SIGNS = "ab" * 32
FORM = KnownClinicForm("AB:" + "ab " * 31, " 架空駅前クリニック ", Compared.LETTER)


@pytest.fixture
def other(clinic):
    """Return a clinic that is known here."""
    return clinic.known.keep(clinic.actor, FORM)


def names(clinic):
    return [one.clinic.name for one in clinic.known.all(clinic.actor)]


def faults(clinic, **changes):
    with pytest.raises(Refused) as refused:
        clinic.known.keep(clinic.actor, replace(FORM, **changes))
    return {(one.field, one.code) for one in refused.value.faults}


def test_a_fingerprint_is_kept_with_a_name_and_how_it_was_compared(clinic, other, door):
    assert (other.fingerprint, other.name) == (SIGNS, "架空駅前クリニック")
    assert names(clinic) == [other.name]
    trace = door.books.trail[-1]
    assert (trace.deed, trace.subject) == (Deed.KNOWN_CLINIC_KEPT, other.id)
    assert trace.details == {"name": other.name, "way": "letter", "fingerprint": SIGNS}


def test_everything_that_is_missing_is_told_at_once(clinic):
    assert faults(clinic, fingerprint="ab" * 31, name="\u3000", compared=None) == {
        ("fingerprint", "fingerprint"),
        ("name", "missing"),
        ("compared", "not_compared"),
    }


def test_one_key_is_one_clinics(clinic, other):
    assert faults(clinic, name="別の医院") == {("fingerprint", "fingerprint_known")}


def test_the_own_key_is_no_other_clinics(clinic, door):
    own = door.keys.shown().today.fingerprint

    assert faults(clinic, fingerprint=own) == {("fingerprint", "fingerprint_own")}


def test_one_is_taken_out_for_a_reason_and_may_be_kept_again(clinic, other, door):
    clinic.known.withdraw(clinic.actor, other.id, " 鍵が盗まれたため ")

    assert names(clinic) == []
    assert door.books.trail[-1].details == {"name": other.name, "reason": "鍵が盗まれたため"}
    assert clinic.known.keep(clinic.actor, FORM).id != other.id


def test_one_is_not_taken_out_without_a_reason_nor_twice(clinic, other):
    with pytest.raises(Refused):
        clinic.known.withdraw(clinic.actor, other.id, "なし")
    clinic.known.withdraw(clinic.actor, other.id, "鍵が盗まれたため")

    with pytest.raises(SavedByAnother):
        clinic.known.withdraw(clinic.actor, other.id, "鍵が盗まれたため")


def test_a_known_clinics_list_is_taken_and_its_date_shown(clinic, other, door):
    taken = clinic.known.take_list(clinic.actor, list_file(SIGNS, "A-2026-000001"))

    assert (taken.name, taken.made, taken.count) == (other.name, MADE, 1)
    assert clinic.known.all(clinic.actor)[0].listed == MADE
    assert door.books.trail[-1].deed is Deed.REVOCATIONS_TAKEN


@pytest.mark.parametrize("earlier", [timedelta(0), timedelta(days=1)])
def test_only_a_newer_list_takes_the_place_of_the_last_one(clinic, other, earlier):
    clinic.known.take_list(clinic.actor, list_file(SIGNS, "A-2026-000001"))

    with pytest.raises(ListIsNotTaken) as refused:
        clinic.known.take_list(clinic.actor, list_file(SIGNS, made=MADE - earlier))

    assert refused.value.why is WhyNot.OLDER
    newer = list_file(SIGNS, made=MADE + timedelta(seconds=1))
    assert clinic.known.take_list(clinic.actor, newer).count == 0


def test_a_list_of_nobody_known_is_not_taken(clinic):
    with pytest.raises(ListIsNotTaken) as refused:
        clinic.known.take_list(clinic.actor, list_file(SIGNS))

    assert (refused.value.why, refused.value.about) == (WhyNot.NOBODY_KNOWN, SIGNS)


def test_the_own_list_is_not_taken(clinic, door):
    own = door.keys.shown().today.fingerprint

    with pytest.raises(ListIsNotTaken) as refused:
        clinic.known.take_list(clinic.actor, list_file(own))

    assert refused.value.why is WhyNot.OWN


def test_what_is_no_list_is_not_taken(clinic):
    with pytest.raises(ListIsNotTaken) as refused:
        clinic.known.take_list(clinic.actor, b"IVR1:")

    assert refused.value.why is WhyNot.UNREADABLE
