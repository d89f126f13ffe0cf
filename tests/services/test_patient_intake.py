"""Patients from a spreadsheet: the form's gate, all good rows in one deed, none after a stop."""

from dataclasses import replace

import pytest

from app.domain.audit import Deed
from app.domain.patients import Sex
from app.services.trouble import WorkWasStopped
from tests import samples
from tests.reliability.tables import PATIENTS, patients, wish

GOOD = ("山﨑　樹", "ヤマザキ イツキ", "平成13年7月9日", "男", "横浜市中区山下町1", "NPB、JADA")


def wished(*rows, head=PATIENTS):
    return wish(head, rows, patients(1).mapping.taken)


def faults(tried, place=0):
    return {(one.field, one.code) for one in tried.rows[place].faults}


def test_a_row_becomes_a_patient_with_everything_that_it_says(clinic, books):
    tried = clinic.patient_intake.take(clinic.actor, wished(GOOD))

    (patient,) = [one for one in books.patients() if one.family == "山﨑"]
    assert tried.good == tried.made == 1
    assert (patient.given, patient.kana) == ("樹", "やまざき いつき")
    assert patient.romaji == "YAMAZAKI Itsuki"
    assert (patient.birth.isoformat(), patient.sex) == ("2001-07-09", Sex.MALE)
    assert patient.bodies == ("NPB", "WADA")
    assert patient.number == "00-4181"


def test_trying_writes_nothing(clinic, books):
    before = books.patients()

    tried = clinic.patient_intake.try_out(clinic.actor, wished(GOOD))

    assert tried.good == 1
    assert books.patients() == before
    assert books.trail == []


def test_all_good_rows_are_one_deed_and_the_others_stay_out(clinic, books):
    bad = ("佐々木", "ささき", "H33.1.1", "？", "", "FIFA")

    tried = clinic.patient_intake.take(clinic.actor, wished(GOOD, bad))

    (trace,) = books.trail
    assert trace.deed is Deed.PATIENTS_IMPORTED
    assert trace.details is not None
    assert (trace.details["taken"], trace.details["refused"]) == (1, 1)
    assert [row.number for row in tried.refused] == [3]
    assert faults(tried, 1) == {
        *(("given", "missing"), ("given_kana", "missing"), ("address", "missing")),
        *(("birth", "date"), ("sex", "unknown_word"), ("bodies", "body")),
        ("given_romaji", "missing"),
    }


def test_a_table_without_a_good_row_leaves_no_trace(clinic, books):
    tried = clinic.patient_intake.take(clinic.actor, wished(("", *GOOD[1:])))

    assert tried.good == 0
    assert books.trail == []


def test_nobody_is_registered_twice(clinic):
    clinic.patient_intake.take(clinic.actor, wished(GOOD))

    again = clinic.patient_intake.take(clinic.actor, wished(GOOD))
    twice = clinic.patient_intake.try_out(clinic.actor, wished(*(2 * [("山﨑 楓", *GOOD[1:])])))

    assert faults(again) == {("name", "known_patient")}
    assert [faults(twice, place) for place in (0, 1)] == [set(), {("name", "twice_in_table")}]


def test_a_namesake_of_another_birth_is_somebody_else(clinic):
    clinic.patient_intake.take(clinic.actor, wished(GOOD))

    tried = clinic.patient_intake.take(clinic.actor, wished((*GOOD[:2], "H13.7.10", *GOOD[3:])))

    assert tried.good == 1


def test_numbers_of_the_table_are_kept_and_never_given_twice(clinic, books):
    head = ("診察券番号", *PATIENTS)
    rows = [("A-77", *GOOD), ("A-77", "山﨑 楓", *GOOD[1:]), ("", "山﨑 梢", *GOOD[1:])]
    taken = (samples.REN.number, "山﨑 柊", *GOOD[1:])
    clinic.patients.register(clinic.actor, replace(samples.PATIENT_FORM, family="別"))
    held = next(iter(books.patients())).number

    tried = clinic.patient_intake.take(clinic.actor, wished(*rows, (held, *taken[1:]), head=head))

    numbers = [one.number for one in books.patients()]
    assert faults(tried, 1) == faults(tried, 3) == {("number", "number_taken")}
    assert "A-77" in numbers
    assert len(set(numbers)) == len(numbers)


def test_what_a_spreadsheet_spoilt_is_told(clinic):
    head = (*PATIENTS, "電話番号", "登録番号")

    tried = clinic.patient_intake.try_out(
        clinic.actor, wished((*GOOD, "9012345678", "4.98712E+12"), head=head)
    )

    assert faults(tried) == {("phone", "zero_lost"), ("registration", "damaged_code")}


def test_a_stop_leaves_none(clinic, books):
    before = books.patients()

    def stop(done, _total):
        if done == 5:
            raise WorkWasStopped

    with pytest.raises(WorkWasStopped):
        clinic.patient_intake.take(clinic.actor, patients(10), stop)

    assert books.patients() == before
    assert books.trail == []


def test_how_far_it_is_is_told(clinic):
    heard = []

    clinic.patient_intake.try_out(clinic.actor, patients(3), lambda *far: heard.append(far))

    assert heard == [(0, 3), (1, 3), (2, 3)]


def test_a_sport_of_the_list_is_kept_by_its_code(clinic, books):
    head = (*PATIENTS, "競技")

    clinic.patient_intake.take(clinic.actor, wished((*GOOD, "野球"), head=head))

    assert "baseball" in {one.sport for one in books.patients()}


def test_letters_of_the_table_go_before_those_of_the_reading(clinic, books):
    head = (*PATIENTS, "ローマ字")

    clinic.patient_intake.take(clinic.actor, wished((*GOOD, "YAMASAKI Itsuki"), head=head))

    assert "YAMASAKI Itsuki" in {one.romaji for one in books.patients()}


def test_the_columns_may_be_told_by_hand(clinic):
    table = wished(GOOD)
    mapping = table.mapping.with_source("birth", None)

    tried = clinic.patient_intake.try_out(clinic.actor, replace(table, mapping=mapping))

    assert faults(tried) == {("birth", "date")}
