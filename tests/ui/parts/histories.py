"""A record with its versions, as the tests of the history look at it."""

from dataclasses import replace

from app.domain.measurements import Measure, TypedMeasurement
from app.domain.recording import draft_of
from app.domain.staff import Actor
from tests import samples
from tests.fakes import finalised

MEASURED = (TypedMeasurement(Measure.PULSE, "112"), TypedMeasurement(Measure.CRP, "8.4"))


def history_of_three(clinic):
    """Return a final record, certified, and its two amendments by a colleague."""
    line = replace(samples.DRAFT.lines[0], lot="A123", expiry="2027-03")
    final = finalised(clinic, lines=(line,), measurements=MEASURED)
    clinic.certificates.issue(clinic.actor, final.entry, samples.TERMS)
    colleague = Actor(samples.SECOND_PHYSICIAN)
    for changes in (
        {"basis": "尿比重 1.030。"},
        {"basis": "尿比重 1.030。", "lines": (replace(line, lot="B456"),)},
    ):
        newest = clinic.treatments.current(clinic.actor, final.entry)
        form = replace(draft_of(newest), **changes)
        clinic.treatments.amend(colleague, form, "書き漏らし。", samples.PASSWORD)
    return clinic.history.visit(clinic.actor, final.entry)
