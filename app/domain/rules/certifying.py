"""Which certificate a record bears, and what stands against one of legitimacy (certificate.md 2)."""

from app.domain.diagnoses import Certainty
from app.domain.rules.case import Case
from app.domain.verdicts import CertificateType, Finding, Outcome, Verdict

# These change no verdict, but nothing is certified over them (rules A8, A9).
LABEL_UNVERIFIED = "LABEL_UNVERIFIED"
_OPEN = frozenset({LABEL_UNVERIFIED, "REC_NOT_FINALISED"})


def obstacles(
    case: Case, found: tuple[Finding, ...], verdicts: tuple[Verdict, ...]
) -> tuple[Finding, ...]:
    """Return everything that stands against a certificate of type A, each thing once.

    Type A says that approved products were used within their indication: what the label
    says counts whoever the patient answers to. `found` is what holds for every body.
    """
    said = [*found, *(one for verdict in verdicts for one in verdict.findings)]
    if case.entry.certainty is Certainty.SUSPECTED:
        said.append(Finding("DIAGNOSIS_SUSPECTED", Outcome.REVIEW, field="certainty"))
    if not case.is_by_vein:
        said.append(Finding("ROUTE_NOT_IV", Outcome.REVIEW))
    against: dict[tuple[str, str], Finding] = {}
    for one in said:
        if case.labels_stand and one.code == LABEL_UNVERIFIED:
            continue
        if one.outcome.rank < Outcome.CAUTION.rank or one.code in _OPEN:
            against.setdefault((one.code, one.fact("product")), one)
    return tuple(against.values())


def best(
    case: Case,
    refusals: tuple[Finding, ...],
    verdicts: tuple[Verdict, ...],
    against: tuple[Finding, ...],
) -> CertificateType:
    """Return the best type of certificate for the strictest body."""
    outcomes = {verdict.outcome for verdict in verdicts}
    if (
        refusals
        or not case.entry.is_final
        or case.entry.ended is None
        or outcomes & {Outcome.BLOCKED, Outcome.INCOMPLETE}
    ):
        return CertificateType.NONE
    if Outcome.EXEMPTION_REQUIRED in outcomes:
        return CertificateType.C
    return CertificateType.A if verdicts and not against else CertificateType.B
