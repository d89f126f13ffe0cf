"""Whatever a record states, the standard's own library finds nothing wrong with its bundle."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from app.domain.diagnoses import Certainty
from app.domain.formulary import Route
from app.domain.keys import Withdrawn
from app.domain.patients import Sex
from app.domain.quantities import UNITS, Dose
from app.domain.treatments import Setting
from tests import samples
from tests.fakes import founded_door, saved
from tests.fhir.reading import bundle_of, of_kind
from tests.records import record_of

TEXT = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=20)
AMOUNTS = st.decimals("0.000001", 5000, places=6)


@cache
def plain():
    """Return a record of one infusion."""
    door = founded_door()
    saved(door.enter(samples.PHYSICIAN.login, samples.PASSWORD))
    return record_of(door)


@st.composite
def lines(draw):
    """Return a line of any product, dose and route."""
    ((one,),) = plain().infusions
    return replace(
        one.given[0],
        brand=draw(TEXT),
        yj=draw(st.sampled_from(("", "3311401A0001"))),
        dose=Dose(draw(AMOUNTS), draw(st.sampled_from(UNITS))),
        route=draw(st.sampled_from(Route)),
        volume_ml=draw(st.just(Decimal(0)) | st.decimals(0, 1000, places=3)),
        lot=draw(st.just("") | TEXT),
        expiry=draw(st.sampled_from(("", "2028-03", "2028-03-31", "?"))),
    )


@st.composite
def records(draw):
    """Return a record of any infusion."""
    ((one,),) = plain().infusions
    withdrawn = Withdrawn(one.physician, one.recorded.at, draw(TEXT))
    treatment = replace(
        one,
        setting=draw(st.sampled_from(Setting)),
        diagnosis=draw(TEXT),
        icd10=draw(st.sampled_from(("", "E86", "J03.9"))),
        diagnosis_codes=draw(st.sampled_from(("", "0091005", "4012/0091005/8002"))),
        certainty=draw(st.sampled_from(Certainty)),
        onset=draw(st.none() | st.dates()),
        basis=draw(TEXT),
        ended=one.started + timedelta(minutes=draw(st.integers(0, 3000))),
        given=tuple(draw(st.lists(lines(), min_size=1, max_size=5))),
        off_label_reason=draw(st.just("") | TEXT),
        withdrawn=draw(st.none() | st.just(withdrawn)),
    )
    patient = replace(
        plain().patient, family=draw(TEXT), address=draw(TEXT), sex=draw(st.sampled_from(Sex))
    )
    return replace(plain(), patient=patient, infusions=((treatment,),))


@given(records())
def test_any_record_is_a_valid_bundle_that_loses_no_volume(record):
    ((treatment,),) = record.infusions

    found = of_kind(bundle_of(record), "MedicationAdministration")

    doses = [one["dosage"]["dose"] for one in found]
    wet = sum(one.volume_ml for one in treatment.given if one.volume_ml)
    dry = [one for one in treatment.given if not one.volume_ml and one.dose.unit == "mL"]
    told = sum(one["value"] for one in doses if one.get("code") == "mL")
    assert told == wet + sum(one.dose.amount for one in dry)
    assert all(one["effectivePeriod"]["start"].endswith("+09:00") for one in found)
