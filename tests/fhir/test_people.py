from dataclasses import replace

import pytest

from app.fhir.people import INSTITUTION, REPRESENTATION, organization, patient, practitioner
from tests import samples

INSURED = replace(samples.FACILITY, institution_code="0110113719")


def test_a_patient_has_the_number_of_the_clinic_and_a_name_in_kanji_and_kana():
    found = patient(samples.REN, INSURED)

    kanji, kana = found["name"]
    assert found["meta"]["profile"] == ["http://jpfhir.jp/fhir/core/StructureDefinition/JP_Patient"]
    assert found["identifier"] == [
        {"system": "urn:oid:1.2.392.100495.20.3.51.10110113719", "value": "00-4173"}
    ]
    assert (kanji["family"], kanji["given"]) == ("渡邉", ["蓮"])
    assert (kana["family"], kana["given"]) == ("ワタナベ", ["レン"])
    assert [one["extension"] for one in (kanji, kana)] == [
        [{"url": REPRESENTATION, "valueCode": code}] for code in ("IDE", "SYL")
    ]
    assert (found["gender"], found["birthDate"]) == ("male", "1998-04-03")


@pytest.mark.parametrize(
    ("phone", "system"),
    [
        ("03-0000-0000", "urn:oid:1.2.392.100495.20.3.51.19300000000"),
        ("0120-12", None),
    ],
)
def test_a_clinic_without_a_code_is_known_by_its_telephone_as_jp_core_says(phone, system):
    found = patient(samples.REN, replace(samples.FACILITY, phone=phone))

    assert found["identifier"][0].get("system") == system


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("東京都文京区本郷7-3-1", {"text": "東京都文京区本郷7-3-1"}),
        ("〒113-8655 東京都文京区", {"text": "東京都文京区", "postalCode": "113-8655"}),
    ],
)
def test_an_address_is_text_and_its_postcode_stands_apart(typed, told):
    found = patient(replace(samples.REN, address=typed), INSURED)

    assert found["address"] == [{**told, "country": "JP"}]


def test_the_code_of_an_insured_institution_is_told_whole_and_in_its_parts():
    found = organization(INSURED)

    parts = {one["url"].rpartition("_")[2]: one for one in found["extension"]}
    assert found["identifier"] == [{"system": INSTITUTION, "value": "0110113719"}]
    assert parts["PrefectureNo"]["valueCoding"]["code"] == "01"
    assert parts["InsuranceOrganizationCategory"]["valueCoding"]["code"] == "1"
    assert parts["InsuranceOrganizationNo"]["valueIdentifier"]["value"] == "0113719"


def test_a_clinic_that_is_not_insured_has_no_code():
    assert not {"identifier", "extension"} & set(organization(samples.FACILITY))


def test_a_physician_has_the_number_of_the_register_and_a_nurse_none():
    doctor, nurse = practitioner(samples.PHYSICIAN), practitioner(samples.NURSE)

    (licence,) = doctor["qualification"]
    assert licence["identifier"][0]["value"] == "123456"
    assert (doctor["name"][0]["family"], doctor["name"][0]["given"]) == ("山本", ["美咲"])
    assert "qualification" not in nurse


def test_a_name_in_one_piece_stays_so():
    found = practitioner(replace(samples.NURSE, name="マリア"))

    assert found["name"] == [{"use": "official", "text": "マリア"}]
