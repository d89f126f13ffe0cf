"""Infusions under judgement, made short for the tests of the rules."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from app.domain.athletes import Athlete, Competition
from app.domain.calendar import JST
from app.domain.diagnoses import Certainty
from app.domain.formulary import Route
from app.domain.quantities import Dose
from app.domain.rules.case import Case
from app.domain.rules.look import Look
from app.domain.rules.volume import Dripped
from app.domain.rules.volume_limit import VolumeLimit
from app.domain.treatments import Entry, Line, LineRole, Setting
from tests import samples

TEN = datetime(2026, 6, 1, 10, 0, tzinfo=JST)
OWN = UUID(int=1)
NOTHING = Look((), lambda _body, _by: (), frozenset({"WADA"}))

SALINE, VITAMIN, STEROID = samples.SALINE, samples.VITAMIN, samples.STEROID
# The limit of the Prohibited List from 2018 on.
LIMIT = VolumeLimit(
    clause="M2.2",
    limit_ml=Decimal(100),
    window=timedelta(hours=12),
    exempt=frozenset({"outpatient_beds", "inpatient", "surgery", "diagnostic", "ambulance"}),
    near=Decimal("0.9"),
    tolerance=timedelta(minutes=30),
)
# A bag whose label allows no other use than to carry a drug.
CARRIER = replace(
    SALINE, id="T10", brand_ja="東都生食2ポート", routes=frozenset(), is_diluent_only=True
)


def line(product=SALINE, amount="80", unit="mL", **changes):
    """Return one product of an infusion; its indication is the first of its label."""
    facts = {
        "place": 0,
        "role": LineRole.DRUG,
        "dose": Dose(Decimal(amount), unit),
        "route": Route.IV_DRIP,
        "volume_ml": Decimal(amount) if unit == "mL" else Decimal(10),
        "indication": product.indications[0].text_ja if product.indications else "",
    }
    return Line(product=product, **(facts | changes))


def entry(*lines, **changes):
    """Return a complete and final infusion of thirty minutes, 80 mL, at a clinic without beds."""
    facts = {
        "id": OWN,
        "setting": Setting.OUTPATIENT,
        "diagnosis": "脱水症",
        "icd10": "E86",
        "certainty": Certainty.CONFIRMED,
        "basis": "嘔吐3回、経口摂取不可。BP 98/60",
        "started": TEN,
        "ended": TEN + timedelta(minutes=30),
        "physician": UUID(int=9),
        "lines": tuple(replace(one, place=place) for place, one in enumerate(lines or (line(),))),
        "is_final": True,
    }
    return Entry(**(facts | changes))


IN_COMPETITION = Athlete(competitions=(Competition(TEN, TEN + timedelta(hours=8)),))


def case(*lines, others=(), **changes):
    """Return an infusion with what surrounds it; facts of the entry and of the case alike."""
    around = {key: changes.pop(key) for key in tuple(changes) if key in Case.__slots__}
    return Case(entry(*lines, **changes), others=others, **around)


def other(ml, start, end=None, number=2, **changes):
    """Return another infusion of the patient, in minutes from ten o'clock; without an end a bolus."""
    begun = TEN + timedelta(minutes=start)
    until = begun if end is None else TEN + timedelta(minutes=end)
    facts = {"setting": "outpatient", "beds": 0} | changes
    return Dripped(UUID(int=number), begun, facts.pop("ended", until), Decimal(ml), **facts)


def codes(findings):
    """Return the reason codes of findings."""
    return [finding.code for finding in findings]
