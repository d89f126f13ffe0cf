from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from app.domain.course import Act
from app.domain.formulary import Route
from app.domain.quantities import Dose
from app.domain.treatments import DraftLine
from tests import drips, samples
from tests.fakes import saved
from tests.fhir.reading import bundle_of, of_kind
from tests.records import record_of

RP = "http://jpfhir.jp/fhir/core/mhlw/IdSystem/Medication-RPGroupNumber"
REQUEST = "urn:oid:1.2.392.100495.20.3.11"
ENTRY = UUID(int=0xC9)


@pytest.fixture
def given(door, clinic):
    """Return a function that tells what was given, as an infusion with some other facts."""
    treatment = saved(clinic)
    record = record_of(door)

    def tell(**facts):
        changed = replace(record, infusions=((replace(treatment, **facts),),))
        return of_kind(bundle_of(changed), "MedicationAdministration")

    return tell


@pytest.fixture
def line(clinic):
    """Return a function that makes a line like the recorded one, with some other facts."""
    (first,) = saved(clinic, entry=ENTRY).given
    return lambda **facts: replace(first, **facts)


def test_an_infusion_is_told_as_jp_core_wants_an_injection(given):
    (found,) = given()

    (drug,) = found["contained"]
    numbers = {one["system"]: one["value"] for one in found["identifier"]}
    assert found["meta"]["profile"][0].endswith("/JP_MedicationAdministration_Injection")
    assert found["status"] == "completed"
    assert "medicationCodeableConcept" not in found
    assert found["medicationReference"] == {"reference": f"#{drug['id']}"}
    assert (numbers[RP], set(numbers)) == ("1", {RP, REQUEST})
    assert found["effectivePeriod"] == {
        "start": "2026-11-20T13:20:00+09:00",
        "end": "2026-11-20T14:10:00+09:00",
    }
    dosage = found["dosage"]
    assert dosage["route"]["coding"] == [
        {"system": "http://jpfhir.jp/fhir/core/CodeSystem/route-codes", "code": "IV"}
    ]
    assert dosage["method"]["coding"][0]["code"] == "3"
    assert dosage["dose"] == {
        "value": 80,
        "unit": "mL",
        "system": "http://unitsofmeasure.org",
        "code": "mL",
    }
    assert "rateRatio" not in dosage
    assert found["performer"][0]["function"]["coding"][0]["code"] == "performer"


def test_a_drug_is_told_with_code_strength_lot_and_expiry(given, line):
    (found,) = given(given=(line(expiry="2028-03"),))

    (drug,) = found["contained"]
    (part,) = drug["ingredient"]
    assert drug["status"] == "active"
    assert part["itemCodeableConcept"]["coding"][0] == {
        "system": "http://capstandard.jp/iyaku.info/CodeSystem/YJ-code",
        "code": "3311401A0001",
        "display": "東都生食注100mL",
    }
    assert part["strength"]["numerator"]["value"] == 80
    assert part["strength"]["denominator"]["code"] == "TIME"
    assert drug["batch"] == {"lotNumber": "TT-2611", "expirationDate": "2028-03-31"}


def test_a_product_without_a_code_is_a_word(given, line):
    (found,) = given(given=(line(yj="", brand="院内製剤"),))

    assert found["contained"][0]["ingredient"][0]["itemCodeableConcept"] == {"text": "院内製剤"}


def test_what_flows_in_together_is_one_mixture_and_each_lot_is_kept(given, line):
    vitamin = line(brand="東都B1", dose=Dose(Decimal(1), "amp"), volume_ml=Decimal(20), lot="V-1")

    (found,) = given(given=(line(), vitamin))

    mixture, *lots = found["contained"]
    assert found["dosage"]["dose"]["value"] == 100
    assert [one["strength"]["numerator"]["code"] for one in mixture["ingredient"]] == ["mL", "AMP"]
    assert "batch" not in mixture
    assert [one["batch"]["lotNumber"] for one in lots] == ["TT-2611", "V-1"]


def test_what_goes_another_way_is_a_group_of_its_own(given, line):
    shot = line(route=Route.IM, dose=Dose(Decimal("0.5"), "mg"), volume_ml=Decimal(0))

    drip, injected = given(given=(line(), shot))

    assert [one["identifier"][0]["value"] for one in (drip, injected)] == ["1", "2"]
    assert injected["dosage"]["route"]["coding"][0]["code"] == "IM"
    assert injected["dosage"]["dose"]["value"] == Decimal("0.5")


def test_what_is_no_injection_claims_not_to_be_one(given, line):
    (found,) = given(given=(line(route=Route.ORAL),))

    assert "profile" not in found["meta"]
    assert "method" not in found["dosage"]


def test_a_dose_without_a_coded_unit_claims_no_profile(given, line):
    kit = line(route=Route.IM, dose=Dose(Decimal(1), "kit"), volume_ml=Decimal(0))

    (found,) = given(given=(kit,))

    assert found["dosage"]["dose"] == {"value": 1, "unit": "kit"}
    assert "profile" not in found["meta"]


def test_a_way_without_a_code_is_a_word(given, line):
    (found,) = given(given=(line(route=Route.INTRAOSSEOUS),))

    assert found["dosage"]["route"] == {"text": "骨髄内"}


def test_each_rate_is_an_administration_and_what_follows_from_it_says_so(door, clinic):
    drip = drips.step(clinic, drips.begun(clinic), Act.RATE_CHANGED, "14:15", rate_ml_h="600")
    drips.step(clinic, drip, Act.ENDED, "14:20", delivered_ml="80")

    first, second = of_kind(bundle_of(record_of(door)), "MedicationAdministration")

    assert [one["dosage"]["dose"]["value"] for one in (first, second)] == [30, 50]
    assert "rateRatio" not in first["dosage"]
    assert second["dosage"]["rateRatio"]["numerator"]["value"] == 600
    assert second["dosage"]["rateRatio"]["denominator"]["code"] == "h"
    assert first["effectivePeriod"]["end"] == second["effectivePeriod"]["start"]
    assert {one["identifier"][0]["value"] for one in (first, second)} == {"1"}
    assert "計算" in second["dosage"]["extension"][0]["valueString"]


def test_rates_that_contradict_what_was_told_are_left_out(door, clinic):
    drip = drips.step(clinic, drips.begun(clinic), Act.RATE_CHANGED, "14:15", rate_ml_h="6000")
    drips.step(clinic, drip, Act.ENDED, "14:20", delivered_ml="80")

    (found,) = of_kind(bundle_of(record_of(door)), "MedicationAdministration")

    assert found["dosage"]["dose"]["value"] == 80
    assert "rateRatio" not in found["dosage"]


def test_an_interruption_parts_what_was_told_to_flow(door, clinic):
    drip = drips.step(clinic, drips.interrupted(clinic), Act.RESUMED, "14:17")
    drips.step(clinic, drip, Act.ENDED, "14:20", delivered_ml="60")

    first, second = of_kind(bundle_of(record_of(door)), "MedicationAdministration")

    assert [one["dosage"]["dose"]["value"] for one in (first, second)] == [20, 40]
    assert [one["status"] for one in (first, second)] == ["completed", "stopped"]
    assert first["performer"][0]["actor"]["display"] == samples.NURSE.name


def test_who_ordered_and_when_is_told_beside_who_gave(door, clinic):
    drips.ended(clinic)

    (found,) = of_kind(bundle_of(record_of(door)), "MedicationAdministration")

    told = {one["url"].rpartition("_")[2]: one for one in found["extension"]}
    assert told["Requester"]["valueReference"]["display"] == samples.PHYSICIAN.name
    assert told["RequestDepartment"]["valueCodeableConcept"] == {"text": "内科"}
    assert told["RequestAuthoredOn"]["valueDateTime"].endswith("+09:00")
    assert found["performer"][0]["actor"]["display"] == samples.NURSE.name


def test_why_it_went_by_vein_and_what_was_seen_are_notes(door, clinic):
    drip = drips.step(clinic, drips.begun(clinic), Act.REACTION, "14:14", note="発疹なし")
    drips.step(clinic, drip, Act.ENDED, "14:20", delivered_ml="80")

    (found,) = of_kind(bundle_of(record_of(door)), "MedicationAdministration")

    assert [one["text"] for one in found["note"]] == [samples.DRAFT.iv_reason, "発疹なし"]


def test_the_stretches_of_a_mixture_hold_its_doses_together(door, clinic):
    lines = (
        *samples.DRAFT.lines,
        DraftLine(
            product=samples.VITAMIN.id,
            dose="50",
            unit="mg",
            route=Route.IV_DRIP,
            volume_ml="20",
            indication="ビタミンB1欠乏症の予防及び治療",
        ),
    )
    drip = drips.begun(clinic, lines=lines, off_label_reason="摂取不良の予防。")
    drip = drips.step(clinic, drip, Act.INTERRUPTED, "14:15", delivered_ml="33")
    drip = drips.step(clinic, drip, Act.RESUMED, "14:17")
    drips.step(clinic, drip, Act.ENDED, "14:20", delivered_ml="100")

    found = of_kind(bundle_of(record_of(door)), "MedicationAdministration")

    strengths = [
        [part["strength"]["numerator"]["value"] for part in one["contained"][0]["ingredient"]]
        for one in found
    ]
    assert [sum(doses) for doses in zip(*strengths, strict=True)] == [80, 50]
    assert strengths[0] == [Decimal("26.4"), Decimal("16.5")]


def test_a_record_whose_times_were_corrected_counts_more_than_its_course(door, clinic):
    drips.step(clinic, drips.interrupted(clinic), Act.ENDED, "14:20", delivered_ml="60")
    record = record_of(door)
    (versions,) = record.infusions
    moved = replace(versions[-1], started=versions[-1].started - timedelta(minutes=5))

    found = of_kind(
        bundle_of(replace(record, infusions=((*versions[:-1], moved),))), "MedicationAdministration"
    )

    assert [one["effectivePeriod"]["start"] for one in found] == ["2026-11-20T14:07:00+09:00"]
    assert found[0]["dosage"]["dose"]["value"] == 60


def test_a_drip_that_ended_while_it_stood_still_was_given_until_then(door, clinic):
    drips.step(clinic, drips.interrupted(clinic), Act.ENDED, "14:20", delivered_ml="20")

    (found,) = of_kind(bundle_of(record_of(door)), "MedicationAdministration")

    assert found["status"] == "stopped"
    assert found["effectivePeriod"]["end"] == "2026-11-20T14:15:00+09:00"
    assert found["dosage"]["dose"]["value"] == 20
