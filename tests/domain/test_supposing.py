"""What would be, before there is a patient."""

from app.domain.supposing import code_of, supposed
from app.domain.treatments import DraftLine, LineRole, Setting
from tests import samples


def test_the_person_has_what_the_indication_names():
    line = DraftLine(samples.SALINE.id, LineRole.DRUG, "50", "mL", indication="脱水症")

    draft = supposed(line, samples.SALINE, Setting.OUTPATIENT, samples.NOW)

    assert draft.icd10 == "E86"
    assert draft.diagnosis
    assert draft.basis
    assert draft.lines[0].dose == "50"


def test_a_use_that_is_on_no_label_names_no_diagnosis():
    assert code_of(samples.SALINE, "適応外") == ""
