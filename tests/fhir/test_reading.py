import pytest
from fhir.resources.R4B.medicationadministration import MedicationAdministration

from tests.fhir.reading import check


def administration(status):
    return MedicationAdministration.model_validate(
        {
            "status": status,
            "subject": {"reference": "urn:uuid:1"},
            "medicationReference": {"reference": "#1"},
            "effectiveDateTime": "2026-11-20",
        }
    )


@pytest.mark.parametrize("status", ["completed", "stopped", "entered-in-error"])
def test_a_code_of_a_required_list_passes(status):
    check(administration(status))


def test_a_code_that_is_on_no_required_list_is_found():
    with pytest.raises(AssertionError, match="given"):
        check(administration("given"))
