from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from app.domain.errors import Refused
from app.domain.patients import PatientForm, Sex, register

TODAY = date(2026, 11, 20)
NUMBER = UUID(int=0xB1)
FORM = PatientForm(
    family=" 渡邉",
    given="蓮 ",
    family_kana="ワタナベ",
    given_kana="れん",
    family_romaji="Watanabe",
    given_romaji="Ren",
    birth=date(1998, 4, 3),
    sex=Sex.MALE,
    address="東京都文京区本郷7-3-1",
    bodies=("NPB", "WADA"),
)


def faults(**changes):
    with pytest.raises(Refused) as refusal:
        register(replace(FORM, **changes), NUMBER, "00-0001", TODAY)
    return {(one.field, one.code) for one in refusal.value.faults}


def test_a_complete_form_becomes_a_patient():
    patient = register(FORM, NUMBER, "00-0001", TODAY)

    assert patient.name == "渡邉 蓮"
    assert patient.kana == "わたなべ れん"
    assert patient.romaji == "WATANABE Ren"
    assert patient.version == 1
    assert patient.bodies == ("NPB", "WADA")


@pytest.mark.parametrize(
    "kana",
    ["わたなべ", "ワタナベ", "\uff9c\uff80\uff85\uff8d\uff9e", "うぃりあむ・じょーんず", "ヴァン"],
)
def test_a_reading_is_kept_as_hiragana(kana):
    patient = register(replace(FORM, family_kana=kana), NUMBER, "00-0001", TODAY)

    assert not any("ァ" <= sign <= "ヶ" for sign in patient.family_kana)


@pytest.mark.parametrize("kana", ["渡辺", "Watanabe", "わたなべ1", "ー", "・"])
def test_a_reading_in_other_signs_is_refused(kana):
    assert faults(family_kana=kana) == {("family_kana", "kana")}


@pytest.mark.parametrize("romaji", ["O'Brien", "van der Berg", "Abe-Sato", "X"])
def test_a_name_in_latin_letters_may_be_foreign(romaji):
    assert register(replace(FORM, family_romaji=romaji), NUMBER, "1", TODAY)


@pytest.mark.parametrize("romaji", ["わたなべ", "Ōtani", "Ren1", "-Ren"])
def test_a_name_in_other_letters_is_refused(romaji):
    assert faults(given_romaji=romaji) == {("given_romaji", "romaji")}


@pytest.mark.parametrize("family", ["Na", "無", "𠮷野", "﨑", "渡邉\U000e0101", "佐々木"])
def test_an_unusual_name_is_a_name(family):
    assert register(replace(FORM, family=family), NUMBER, "1", TODAY).family == family


@pytest.mark.parametrize("birth", [date(1899, 12, 31), date(2026, 11, 21)])
def test_nobody_is_born_tomorrow_or_before_1900(birth):
    assert faults(birth=birth) == {("birth", "birth")}


@pytest.mark.parametrize("birth", [date(1900, 1, 1), TODAY])
def test_the_first_and_last_possible_birthdays_stand(birth):
    assert register(replace(FORM, birth=birth), NUMBER, "1", TODAY).birth == birth


def test_every_faulty_field_is_named_at_once():
    with pytest.raises(Refused) as refusal:
        register(PatientForm(address="\u3000", given="\u200b"), NUMBER, "00-0001", TODAY)

    assert {(one.field, one.code) for one in refusal.value.faults} == {
        ("family", "missing"),
        ("given", "missing"),
        ("family_kana", "missing"),
        ("given_kana", "missing"),
        ("family_romaji", "missing"),
        ("given_romaji", "missing"),
        ("address", "missing"),
        ("birth", "date"),
        ("sex", "missing"),
    }


def test_somebody_who_answers_to_no_body_is_no_athlete():
    assert register(replace(FORM, bodies=()), NUMBER, "1", TODAY).bodies == ()
