from dataclasses import replace

import pytest
from fhir.resources.R4B import get_fhir_model_class

from app.fhir.bundle import to_fhir
from app.services.canonical import record_sha256
from tests import drips, samples
from tests.fakes import saved
from tests.fhir.reading import SAY, bundle_of, of_kind, references
from tests.records import WITHDRAWAL, record_of

KINDS = (
    *("Bundle", "Patient", "Practitioner", "Organization", "Condition"),
    *("Medication", "MedicationAdministration", "Provenance"),
)


def test_a_patient_is_one_collection_with_all_that_it_names(record):
    bundle = bundle_of(record)

    urls = [entry["fullUrl"] for entry in bundle["entry"]]
    assert (bundle["type"], bundle["timestamp"][-6:]) == ("collection", "+09:00")
    assert len(urls) == len(set(urls))
    assert all(url.startswith("urn:uuid:") for url in urls)
    assert {one for one in references(bundle) if not one.startswith("#")} <= set(urls)
    for one in of_kind(bundle, "MedicationAdministration"):
        within = {f"#{drug['id']}" for drug in one["contained"]}
        assert within == {each for each in references(one) if each.startswith("#")}


def test_the_same_record_gives_the_same_bytes(record):
    assert to_fhir(record, SAY) == to_fhir(record, SAY)


def test_nothing_goes_out_that_nobody_asked_for(record):
    text = to_fhir(record, SAY).decode()

    patient, physician = record.patient, samples.PHYSICIAN
    for private in (patient.phone, patient.allergies, patient.team, physician.login):
        assert private not in text


def test_of_an_amended_record_the_newest_version_is_told_and_the_others_named(record):
    bundle = bundle_of(record)

    versions = next(one for one in record.infusions if len(one) == 2)
    told = next(
        one
        for one in of_kind(bundle, "Provenance")
        if one["activity"]["coding"][0]["code"] == "UPDATE"
    )
    roles = {one["role"]: one["what"]["identifier"]["value"] for one in told["entity"]}
    assert roles == {
        "source": record_sha256(versions[1]),
        "revision": record_sha256(versions[0]),
    }
    assert told["entity"][0]["what"]["display"].endswith(" v2")
    assert told["reason"][0]["text"] == versions[1].amendment


def test_what_was_withdrawn_is_marked_as_entered_in_error_with_its_reason(record):
    bundle = bundle_of(record)

    (given,) = (
        one
        for one in of_kind(bundle, "MedicationAdministration")
        if one["status"] == "entered-in-error"
    )
    (why,) = (
        one
        for one in of_kind(bundle, "Condition")
        if one["verificationStatus"]["coding"][0]["code"] == "entered-in-error"
    )
    told = [each["text"] for one in of_kind(bundle, "Provenance") for each in one.get("reason", [])]
    # JP Core knows completed and stopped only, so this one claims no profile of it.
    assert "profile" not in given["meta"]
    assert "clinicalStatus" not in why
    assert WITHDRAWAL in told


def test_the_order_that_was_taken_back_before_it_began_is_no_administration(door, clinic):
    order = drips.ordered(clinic)
    clinic.treatments.withdraw(clinic.actor, order.entry, "中止", samples.PASSWORD)

    bundle = bundle_of(record_of(door))

    assert [entry["resource"]["resourceType"] for entry in bundle["entry"]] == [
        "Patient",
        "Organization",
    ]


def test_a_patient_without_infusions_is_a_bundle_too(door, clinic):
    assert len(bundle_of(record_of(door))["entry"]) == 2


def test_who_finalised_stands_for_it(door, clinic):
    treatment = saved(clinic)
    clinic.treatments.finalise(clinic.actor, treatment.id, samples.PASSWORD)

    (told,) = of_kind(bundle_of(record_of(door)), "Provenance")

    roles = [one["type"]["coding"][0]["code"] for one in told["agent"]]
    assert roles == ["author", "attester", "custodian"]


@pytest.mark.parametrize("kind", KINDS)
def test_what_r4b_added_to_r4_stands_in_none_of_these_resources(kind):
    # The library's nearest edition is R4B; its new datatypes would show here.
    fields = get_fhir_model_class(kind).model_fields.values()

    assert not [
        field
        for field in fields
        if "CodeableReference" in str(field.annotation) or "RatioRange" in str(field.annotation)
    ]


def test_a_branch_is_a_part_of_the_clinic_and_named_where_it_gave(door, clinic):
    clinic.branches.add(clinic.actor, replace(samples.WARD.facility, name="名だけの分院"))
    branch = clinic.branches.add(clinic.actor, samples.WARD.facility)
    saved(clinic, branch=branch.id)

    bundle = bundle_of(record_of(door))

    main, part = of_kind(bundle, "Organization")
    assert (main["name"], part["name"]) == (samples.FACILITY.name, samples.WARD.facility.name)
    (told,) = of_kind(bundle, "Provenance")
    assert told["agent"][0]["onBehalfOf"] == {"reference": f"urn:uuid:{branch.id}"}
    urls = {
        entry["resource"]["name"]: entry["fullUrl"]
        for entry in bundle["entry"]
        if entry["resource"]["resourceType"] == "Organization"
    }
    assert part["partOf"] == {"reference": urls[samples.FACILITY.name]}
