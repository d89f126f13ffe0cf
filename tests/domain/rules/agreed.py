"""Reads the agreed cases: what was given, and what is to be said of it."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from uuid import UUID

from app.domain.athletes import NO_ATHLETE, Athlete, Competition, Exemption, Outside
from app.domain.calendar import local, read_end, read_moment
from app.domain.diagnoses import Certainty
from app.domain.formulary import Evidence, Formulary, Product, Route
from app.domain.quantities import Dose
from app.domain.reading import AUTO, read
from app.domain.rules.case import Case, DayDose
from app.domain.rules.volume_limit import dripped, elsewhere
from app.domain.treatments import Draft, DraftLine, LineRole, Setting
from app.domain.verdicts import Assessment, Outcome
from app.paths import REFERENCE
from app.reference.formulary import read_formulary
from tests import samples

FOLDER = Path(__file__).parent / "cases"
LISTED = FOLDER / "listed" / "listed.toml"
PATIENT, PHYSICIAN = UUID(int=0xB1), UUID(int=0xA1)


@dataclass(frozen=True)
class Expected:
    """What is to be said of a case's last infusion; None and nothing are not asked.

    `clauses` names, by body and code, the clause on which a finding rests.
    """

    npb: str | None = None
    wada: str | None = None
    jbc: str | None = None
    codes: tuple[str, ...] = ()
    not_codes: tuple[str, ...] = ()
    rate_weighted_ml: str | None = None
    whole_ml: str | None = None
    can_save: bool = True
    certificate: str | None = None
    clauses: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class AgreedCase:
    """One agreed case: the clinic, the patient, the infusions in order, and what is expected.

    `outside` are infusions received elsewhere.
    """

    id: str
    title: str
    bodies: tuple[str, ...]
    infusions: tuple[Draft, ...]
    expected: Expected
    beds: int = 0
    athlete: Athlete = NO_ATHLETE
    outside: tuple[Outside, ...] = ()


@cache
def formulary() -> Formulary:
    """Return the formulary that ships with the program."""
    return read_formulary(REFERENCE)


def agreed_cases() -> Iterator[AgreedCase]:
    """Return every case of every group, as it is written."""
    for case, facts in _tables():
        case.pop("years", None)
        yield _case(case, facts)


@cache
def with_listed() -> Formulary:
    """Return the formulary with the invented products that a master lists."""
    made = (_product(one) for one in tomllib.loads(LISTED.read_text("utf-8"))["product"])
    return Formulary((*formulary().products, *made), formulary().blocked)


def listed_cases() -> Iterator[AgreedCase]:
    """Return the cases of products that an import brought: a clinic is asked, and its own formulary."""
    group = tomllib.loads(LISTED.read_text("utf-8"))
    for case in group["case"]:
        yield _case(case, group["facts"])


def judging_listed(agreed: AgreedCase) -> tuple[Case, date]:
    """Return the one infusion of a case as it comes before the judge of a clinic."""
    entry = replace(read(agreed.infusions[0], with_listed(), agreed.beds), is_final=True)
    return Case(entry), local(entry.started).date()


def agreed_in_other_years() -> Iterator[AgreedCase]:
    """Return each case that names other years in which the same was to be said, in each of them."""
    for case, facts in _tables():
        for year in case.pop("years", ()):
            moved = _case(_moved(case, year), _moved(facts, year))
            yield replace(moved, id=f"{moved.id} in {year}")


def judging(agreed: AgreedCase) -> tuple[Case, date]:
    """Return the last infusion of a case as it comes before the judge, all others being known."""
    *others, entry = (
        replace(read(draft, formulary(), agreed.beds), is_final=True) for draft in agreed.infusions
    )
    day = None if entry.started is None else local(entry.started).date()
    earlier = [
        DayDose(line.product, line.dose)
        for one in others
        if local(one.started).date() == day
        for line in Case(one).drugs
    ]
    case = Case(
        entry,
        others=[
            *(dripped(one) for one in others),
            *(elsewhere(UUID(int=n), one) for n, one in enumerate(agreed.outside)),
        ],
        earlier_today=earlier,
        athlete=agreed.athlete,
        labels_stand=True,
    )
    return case, day or samples.NOW.date()


def differences(case: AgreedCase, assessment: Assessment) -> list[str]:
    """Return where an assessment of the last infusion differs from what is expected."""
    expected, found = case.expected, []
    for body in ("npb", "wada", "jbc"):
        wanted = getattr(expected, body)
        verdict = assessment.verdict(body.upper())
        if wanted is not None and (verdict is None or verdict.outcome is not Outcome(wanted)):
            found.append(f"{body}: {verdict.outcome if verdict else None}, not {wanted}")
    findings = assessment.findings
    codes = {finding.code for finding in findings}
    found += [f"{code} is not found" for code in expected.codes if code not in codes]
    found += [f"{code} is found" for code in expected.not_codes if code in codes]
    for name in ("rate_weighted_ml", "whole_ml"):
        wanted, measured = getattr(expected, name), getattr(assessment.peak, name, None)
        if wanted is not None and (measured is None or str(measured.normalize()) != _plain(wanted)):
            found.append(f"{name}: {measured}, not {wanted}")
    for body, clauses in expected.clauses.items():
        found += [
            f"{body}: {code} does not rest on {clause}"
            for code, clause in clauses.items()
            if (code, body, clause) not in {(one.code, one.body, one.clause) for one in findings}
        ]
    if assessment.can_save is not expected.can_save:
        found.append(f"refusals: {[finding.code for finding in assessment.refusals]}")
    is_final = "REC_NOT_FINALISED" not in codes
    if is_final and expected.certificate not in {None, assessment.certificate}:
        found.append(f"certificate: {assessment.certificate}, not {expected.certificate}")
    return found


def _plain(number: str) -> str:
    return str(Decimal(number).normalize())


def _tables() -> Iterator[tuple[dict[str, object], dict[str, object]]]:
    """Yield each case as it is written, with the facts of its group."""
    for path in sorted(FOLDER.glob("*.toml")):
        group = tomllib.loads(path.read_text("utf-8"))
        for case in group["case"]:
            yield case, group.get("facts", {})


def _moved(written: object, year: int) -> object:
    """Return what was written with every date in another year."""
    if isinstance(written, dict):
        return {key: _moved(value, year) for key, value in written.items()}
    if isinstance(written, list):
        return [_moved(one, year) for one in written]
    if isinstance(written, date):
        return written.replace(year=year)
    if isinstance(written, str) and re.match(r"\d{4}-\d{2}-\d{2}", written):
        return f"{year}{written[4:]}"
    return written


def _case(table: dict[str, object], facts: dict[str, object]) -> AgreedCase:
    infusions = table.pop("infusion")
    expected = table.pop("expected")
    return AgreedCase(
        bodies=tuple(table.pop("bodies", ("NPB", "WADA"))),
        infusions=tuple(_draft(n, {**facts, **one}) for n, one in enumerate(infusions, 1)),
        expected=Expected(
            **{
                **expected,
                "codes": tuple(expected.get("codes", ())),
                "not_codes": tuple(expected.get("not_codes", ())),
            }
        ),
        athlete=_athlete(table),
        outside=tuple(map(_outside, table.pop("outside", ()))),
        **table,
    )


def _athlete(table: dict[str, object]) -> Athlete:
    """Take what binds the patient as an athlete out of a case."""
    weigh_in = table.pop("weigh_in", None)
    return Athlete(
        sport=table.pop("sport", ""),
        competitions=tuple(
            Competition(_moment(one["starts"]), _moment(one["ends"]))
            for one in table.pop("competitions", ())
        ),
        exemptions=tuple(map(_exemption, table.pop("exemptions", ()))),
        weigh_ins=() if weigh_in is None else (_moment(weigh_in),),
    )


def _exemption(facts: dict[str, object]) -> Exemption:
    volume = facts.get("max_volume_ml")
    products = tuple(formulary().named(name).id for name in facts.get("products", ()))
    return Exemption(
        number=facts["number"],
        body=facts["body"],
        covers=tuple(facts["covers"]),
        valid_from=facts["valid_from"],
        valid_to=facts["valid_to"],
        max_volume_ml=None if volume is None else Decimal(volume),
        products=products,
    )


def _outside(facts: dict[str, object]) -> Outside:
    started = _moment(facts["start"])
    return Outside(
        started,
        read_end(facts["end"], started),
        Decimal(facts["volume_ml"]),
        facts.get("what", "他院で点滴"),
        setting=facts.get("setting", ""),
        beds=facts.get("beds", 0),
    )


def _moment(text: str) -> datetime:
    moment = read_moment(text)
    assert moment is not None, text
    return moment


def _product(facts: dict[str, object]) -> Product:
    """Return a product as an import makes it of a master's row."""
    amount, _, unit = facts.pop("content", "").partition(" ")
    return Product(
        category="",
        brand_en="",
        generic_ja="",
        generic_en="",
        strength="",
        content=Dose(Decimal(amount), unit) if amount else None,
        package_ml=Decimal(facts.pop("package_ml")),
        routes=frozenset(),
        indications=(),
        evidence=Evidence.LISTED,
        **facts,
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
