"""A patient's infusions as a table that leaves the house."""

from app.domain.calendar import local
from app.domain.patients import PatientId
from app.domain.sheets import TableForm
from app.domain.treatments import Treatment
from app.ui.desk import Desk
from app.ui.parts.lists_out import infusions_table
from app.ui.parts.take_out_sheet import TakeOut
from app.words import person_word


def infusions_out(desk: Desk, patient: PatientId, wanted: TakeOut, form: TableForm) -> bytes:
    """Return the infusions that are wanted, as they stand, as a file."""
    clinic = desk.clinic
    person = clinic.patients.get(desk.actor, patient)
    names = {one.id: person_word(one, desk.say) for one in clinic.physicians}
    treatments = [
        one for one in clinic.treatments.of_patient(desk.actor, patient) if _is_wanted(one, wanted)
    ]
    table = infusions_table(
        person, treatments, lambda one: names.get(one, ""), clinic.premises, desk.say
    )
    return clinic.tables.take_out(desk.actor, table, form, patient)


def _is_wanted(one: Treatment, wanted: TakeOut) -> bool:
    if wanted.entry is not None:
        return one.entry == wanted.entry
    day = local(one.started).date()
    return (wanted.since is None or wanted.since <= day) and (
        wanted.until is None or day <= wanted.until
    )
