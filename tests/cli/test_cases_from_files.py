"""The agreed cases, sent through `tenteki check` as other programs send them."""

import pytest

from tests.cli.telling import asked, differences, told
from tests.domain.rules.agreed import agreed_cases, agreed_in_other_years

CASES = (*agreed_cases(), *agreed_in_other_years())


@pytest.mark.parametrize("agreed", CASES, ids=lambda case: case.id)
def test_an_agreed_case_is_answered_as_agreed(agreed, monkeypatch, capsysbinary):
    ((status, answer, faults),) = asked(
        told(agreed), monkeypatch=monkeypatch, capsysbinary=capsysbinary
    )

    assert faults == []
    assert differences(agreed, answer) == []
    assert status == (0 if all(map(_is_good, answer["entries"])) else 1)


def _is_good(entry):
    outcomes = {verdict["outcome"] for verdict in entry["verdicts"].values()}
    return entry["can_save"] and outcomes <= {"legitimate", "caution", "not_applicable"}
