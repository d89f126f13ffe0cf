"""Reads the agreed cases: what was given, and what is to be said of it."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from uuid import UUID

from app.domain.diagnoses import Certainty
from app.domain.formulary import Formulary, Route
from app.domain.reading import AUTO
from app.domain.treatments import Draft, DraftLine, LineRole, Setting
from app.domain.verdicts import Assessment, Outcome
from app.paths import REFERENCE
from app.reference.formulary import read_formulary

FOLDER = Path(__file__).parent / "cases"
PATIENT, PHYSICIAN = UUID(int=0xB1), UUID(int=0xA1)


@dataclass(frozen=True)
class Expected:
    """What is to be said of a case's last infusion; None and nothing are not asked."""

    npb: str | None = None
    wada: str | None = None
    jbc: str | None = None
    codes: tuple[str, ...] = ()
    rate_weighted_ml: str | None = None
    whole_ml: str | None = None
    can_save: bool = True


@dataclass(frozen=True)
class AgreedCase:
    """One agreed case: the clinic, the patient, the infusions in order, and what is expected."""

    id: str
    title: str
    bodies: tuple[str, ...]
    infusions: tuple[Draft, ...]
    expected: Expected
    beds: int = 0
    in_competition: bool = False


@cache
def formulary() -> Formulary:
    """Return the formulary that ships with the program."""
    return read_formulary(REFERENCE)


def agreed_cases() -> Iterator[AgreedCase]:
    """Return every case of every group."""
    for path in sorted(FOLDER.glob("*.toml")):
        group = tomllib.loads(path.read_text("utf-8"))
        for case in group["case"]:
            yield _case(case, group.get("facts", {}))


def differences(case: AgreedCase, assessment: Assessment) -> list[str]:
    """Return where an assessment of the last infusion differs from what is expected."""
    expected, found = case.expected, []
    for body in ("npb", "wada", "jbc"):
        wanted = getattr(expected, body)
        verdict = assessment.verdict(body.upper())
        if wanted is not None and (verdict is None or verdict.outcome is not Outcome(wanted)):
            found.append(f"{body}: {verdict.outcome if verdict else None}, not {wanted}")
    codes = {finding.code for finding in assessment.findings}
    found += [f"{code} is not found" for code in expected.codes if code not in codes]
    for name in ("rate_weighted_ml", "whole_ml"):
        wanted, measured = getattr(expected, name), getattr(assessment.peak, name, None)
        if wanted is not None and (measured is None or str(measured.normalize()) != _plain(wanted)):
            found.append(f"{name}: {measured}, not {wanted}")
    if assessment.can_save is not expected.can_save:
        found.append(f"refusals: {[finding.code for finding in assessment.refusals]}")
    return found


def _plain(number: str) -> str:
    return str(Decimal(number).normalize())


def _case(table: dict[str, object], facts: dict[str, object]) -> AgreedCase:
    infusions = table.pop("infusion")
    expected = table.pop("expected")
    return AgreedCase(
        bodies=tuple(table.pop("bodies", ("NPB", "WADA"))),
        infusions=tuple(_draft(n, {**facts, **one}) for n, one in enumerate(infusions, 1)),
        expected=Expected(**{**expected, "codes": tuple(expected.get("codes", ()))}),
        **table,
    )


def _draft(number: int, facts: dict[str, object]) -> Draft:
    lines = facts.pop("lines")
    return Draft(
        entry=UUID(int=0xC00 + number),
        patient=PATIENT,
        setting=Setting(facts.pop("setting")),
        is_emergency=facts.pop("emergency", False),
        certainty=Certainty(facts.pop("certainty", "confirmed")),
        started=facts.pop("start"),
        ended=facts.pop("end"),
        physician=PHYSICIAN if facts.pop("physician", True) else None,
        lines=tuple(_line(dict(line)) for line in lines),
        **facts,
    )


def _line(facts: dict[str, object]) -> DraftLine:
    return DraftLine(
        route=Route(facts.pop("route")),
        role=LineRole(facts.pop("role", "drug")),
        indication=facts.pop("indication", AUTO),
        **facts,
    )
