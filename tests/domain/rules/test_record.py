from app.domain.diagnoses import Certainty
from app.domain.rules.record import CertainDiagnosis, UsedAsApproved
from app.domain.verdicts import Finding, Outcome
from tests.domain.rules.making import NOTHING, case, codes, line


def test_a_suspected_diagnosis_is_to_be_reviewed():
    rule = CertainDiagnosis("criterion 1")

    (finding,) = rule.examine(case(certainty=Certainty.SUSPECTED), NOTHING)

    assert finding == Finding(
        "DIAGNOSIS_SUSPECTED", Outcome.REVIEW, clause="criterion 1", field="certainty"
    )


def test_a_diagnosis_that_stands_is_no_matter():
    assert list(CertainDiagnosis("criterion 1").examine(case(), NOTHING)) == []


def test_what_the_label_says_is_found_under_the_bodys_clause():
    found = list(UsedAsApproved("criterion 2").examine(case(line(indication="美白")), NOTHING))

    assert codes(found) == ["INDICATION_MISMATCH", "DOSE_NOT_COMPARED"]
    assert {one.clause for one in found} == {"criterion 2"}
