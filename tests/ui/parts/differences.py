"""Differences that tests of the window show."""

from dataclasses import replace
from datetime import date

from app.domain.changes import Change, Comparison, Difference
from app.domain.keys import Stamp
from app.domain.verdicts import Finding, Outcome, Verdict
from tests import samples
from tests.db import samples as books
from tests.proposals import with_limit

PROPOSED = with_limit("80", date(2026, 11, 1))
_VOLUMES = (("total", "96"), ("limit", "80"), ("hours", "12"), ("over", "16"), ("whole", "96"))
NEAR = Finding(
    "VOL_NEAR_LIMIT", Outcome.CAUTION, facts=(*_VOLUMES[:1], ("limit", "100"), _VOLUMES[2])
)
OVER = Finding("M22_EXCEEDED", Outcome.EXEMPTION_REQUIRED, facts=_VOLUMES)
DIFFERS = Finding("NPB_JADA_DIFF", Outcome.CAUTION, facts=_VOLUMES)

WADA = Change(
    "WADA",
    Verdict("WADA", Outcome.CAUTION, (NEAR,), "2026", "a" * 64),
    Verdict("WADA", Outcome.EXEMPTION_REQUIRED, (OVER,), "made up", "f" * 64),
)
NPB = Change(
    "NPB",
    Verdict("NPB", Outcome.CAUTION, (NEAR,), "2024", "b" * 64),
    Verdict("NPB", Outcome.CAUTION, (DIFFERS,), "2024", "b" * 64),
)
WRITTEN = Stamp(samples.PHYSICIAN.id, samples.NOW)
TREATMENT = books.treatment(
    patient=samples.REN.id, started=samples.NOW, ended=samples.NOW, recorded=WRITTEN
)
DIFFERENCE = Difference(samples.REN, TREATMENT, (NPB, WADA))
COMPARISON = Comparison((DIFFERENCE,), 21, 18, 21, PROPOSED)


def compared(**changes: object) -> Comparison:
    """Return the comparison with some of its facts changed."""
    return replace(COMPARISON, **changes)  # type: ignore[arg-type]
