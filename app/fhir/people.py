"""The patient, the people and the clinic of a record, as JP Core names them."""

import re
from uuid import UUID

from app.domain.facilities import Branch, Facility
from app.domain.patients import Patient, Sex
from app.domain.staff import Member, Role
from app.domain.text import to_katakana
from app.fhir.elements import (
    CORE,
    MHLW,
    Json,
    coding,
    concept,
    extension,
    identifier,
    profiled,
    reference,
)

PATIENT_NUMBER = "urn:oid:1.2.392.100495.20.3.51.1"
INSTITUTION = f"{CORE}/IdSystem/insurance-medical-institution-no"
REGISTER_NUMBER = f"{MHLW}/IdSystem/medicalRegistrationNumber"
REPRESENTATION = "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation"
_LICENCE = f"{CORE}/CodeSystem/JP_MedicalLicenseCertificate_CS"
_GENDERS = {Sex.FEMALE: "female", Sex.MALE: "male", Sex.OTHER: "other"}
_POSTCODE = r"〒?\s*(\d{3}-\d{4})\s*"


def patient(one: Patient, facility: Facility) -> Json:
    """Return the patient with the number at this clinic, kanji and full-width kana."""
    return {
        **profiled("Patient", "JP_Patient"),
        "identifier": [identifier(_numbered_by(facility), one.number)],
        "name": [
            _name("IDE", one.family, one.given),
            _name("SYL", to_katakana(one.family_kana), to_katakana(one.given_kana)),
        ],
        "gender": _GENDERS[one.sex],
        "birthDate": one.birth.isoformat(),
        "address": [_address(one.address)],
    }


def practitioner(one: Member) -> Json:
    """Return somebody of the clinic; a physician with the number in the Medical Register."""
    family, _, given = one.name.replace("\u3000", " ").partition(" ")
    name = _name("IDE", family, given) if given else {"use": "official", "text": one.name}
    resource = {**profiled("Practitioner", "JP_Practitioner"), "name": [name]}
    if one.role is Role.PHYSICIAN and one.register_number:
        resource["qualification"] = [
            {
                "identifier": [identifier(REGISTER_NUMBER, one.register_number)],
                "code": concept(coding(_LICENCE, "medical-registration")),
            }
        ]
    return resource


def organization(facility: Facility) -> Json:
    """Return the clinic; its code in full and in parts, where it is an insured institution."""
    resource = profiled("Organization", "JP_Organization")
    code = facility.institution_code
    if code is not None:
        resource["extension"] = [
            extension(
                "JP_Organization_PrefectureNo",
                "Coding",
                coding(f"{MHLW}/CodeSystem/PrefectureNo-2digits", code[:2]),
            ),
            extension(
                "JP_Organization_InsuranceOrganizationCategory",
                "Coding",
                coding(f"{MHLW}/CodeSystem/MedicationFeeScoreType", code[2]),
            ),
            extension(
                "JP_Organization_InsuranceOrganizationNo",
                "Identifier",
                identifier(f"{MHLW}/IdSystem/MedicalOrganizationID", code[3:]),
            ),
        ]
        resource["identifier"] = [identifier(INSTITUTION, code)]
    return {
        **resource,
        "name": facility.name,
        **({"alias": [facility.name_en]} if facility.name_en else {}),
        "telecom": [{"system": "phone", "value": facility.phone, "use": "work"}],
        "address": [_address(facility.address)],
    }


def branch(one: Branch, clinic: UUID) -> Json:
    """Return a further facility of the clinic, which is a part of it."""
    return {**organization(one.facility), "partOf": reference(clinic)}


def _numbered_by(facility: Facility) -> str:
    """Return the system of a clinic's numbers; one without a code is known by its telephone."""
    phone = "".join(sign for sign in facility.phone if sign.isascii() and sign.isdigit())
    if facility.institution_code is not None:
        return PATIENT_NUMBER + facility.institution_code
    return f"{PATIENT_NUMBER}9{phone[-9:]}" if len(phone) >= 9 else ""


def _name(written: str, family: str, given: str) -> Json:
    return {
        "extension": [{"url": REPRESENTATION, "valueCode": written}],
        "use": "official",
        "text": f"{family} {given}",
        "family": family,
        "given": [given],
    }


def _address(text: str) -> Json:
    # JP Core: an address that is not kept in parts is text, and its postcode stands apart.
    found = re.match(_POSTCODE, text)
    rest = text[found.end() :] if found else text
    postcode: Json = {"postalCode": found[1]} if found else {}
    return {"text": rest.strip() or text.strip(), **postcode, "country": "JP"}
