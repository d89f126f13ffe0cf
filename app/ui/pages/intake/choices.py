"""What may hold for every row of a table, where no column tells it."""

from app.domain.diagnoses import Certainty
from app.domain.formulary import Route
from app.domain.patients import Sex
from app.domain.treatments import IvReason, LineRole, Setting
from app.ui.desk import Desk
from app.ui.kit.option import Option
from app.ui.parts import patient_words
from app.ui.parts.mapping_form import Fixed
from app.words import (
    certainty_word,
    iv_reason_word,
    person_word,
    role_word,
    route_word,
    setting_word,
)


def fixed_choices(desk: Desk) -> Fixed:
    """Return the choices by the last part of a field's address."""
    say, beds = desk.say, desk.clinic.premises.beds(desk.clinic.branch)
    return {
        "sex": [Option(one.value, patient_words.sex(one, say)) for one in Sex],
        "setting": [Option(one.value, setting_word(one, beds, say)) for one in Setting],
        "certainty": [Option(one.value, certainty_word(one, say)) for one in Certainty],
        "iv_reason": [Option(one.value, iv_reason_word(one, say)) for one in IvReason],
        "route": [Option(one.value, route_word(one, say)) for one in Route],
        "role": [Option(one.value, role_word(one, say)) for one in LineRole],
        "physician": [Option(one.name, person_word(one, say)) for one in desk.clinic.physicians],
    }
