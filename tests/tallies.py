"""Counting in books that lie in memory, by a way of its own: record by record."""

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import Any

from app.domain.calendar import local
from app.domain.course import Stage
from app.domain.figures import EndingExemption, Figures, LotLine, OfBody, OfProduct, Step, fold_lot
from app.domain.spans import Span
from app.domain.verdicts import Outcome, worst


class FakeTallies:
    """Counts what stands in the books."""

    def __init__(self, books: Any) -> None:
        self._books = books

    def figures(self, span: Span, team: str) -> Figures:
        """Count a span."""
        found = [
            one
            for one in self._standing()
            if span.first <= local(one.started).date() <= span.last
            and team in ("", self._patient(one.patient).team)
        ]
        return Figures(
            len(found),
            len({one.patient for one in found}),
            sum(one.finalised is not None for one in found),
            tuple(_step(step, found, span) for step in span.steps()),
            tuple(_bodies(found)),
            tuple(_products(found)),
        )

    def teams(self) -> tuple[str, ...]:
        """Return all teams."""
        return tuple(sorted({one.team for one in self._patients() if one.team}))

    def ending(self, first: date, last: date) -> tuple[EndingExemption, ...]:
        """Return what ends soon."""
        with self._books.begin() as work:
            filed = [
                EndingExemption(one.id, kept.value)
                for one in self._patients()
                for kept in work.athletes.file(one.id).exemptions
                if kept.stands and first <= kept.value.valid_to <= last
            ]
        return tuple(sorted(filed, key=lambda one: one.exemption.valid_to))

    def of_lot(self, folded: str, limit: int) -> tuple[LotLine, ...]:
        """Return what begins so."""
        lines = [
            LotLine(
                one.entry,
                one.patient,
                one.started,
                line.brand,
                line.lot,
                line.expiry,
                line.volume_ml,
            )
            for one in sorted(self._standing(), key=lambda one: one.started, reverse=True)
            for line in one.given
            if line.lot and fold_lot(line.lot).startswith(folded)
        ]
        return tuple(lines[:limit])

    def _patients(self) -> tuple[Any, ...]:
        with self._books.begin() as work:
            found: tuple[Any, ...] = work.patients.search("", 10_000)
            return found

    def _patient(self, patient: Any) -> Any:
        with self._books.begin() as work:
            return work.patients.get(patient)

    def _standing(self) -> list[Any]:
        with self._books.begin() as work:
            return [
                one
                for patient in self._patients()
                for one in work.treatments.of_patient(patient.id)
                if one.withdrawn is None and one.stage is not Stage.ORDERED
            ]


def _counts(outcomes: Any) -> tuple[tuple[Outcome, int], ...]:
    counter = Counter(outcomes)
    return tuple((one, counter[one]) for one in Outcome if counter[one])


def _step(step: date, found: list[Any], span: Span) -> Step:
    own = [one for one in found if span.step_of(local(one.started).date()) == step]
    said = (
        worst((two.outcome for two in one.assessment.verdicts), Outcome.NOT_APPLICABLE)
        for one in own
    )
    return Step(step, _counts(said))


def _bodies(found: list[Any]) -> list[OfBody]:
    said = [(two.body, two.outcome) for one in found for two in one.assessment.verdicts]
    return [
        OfBody(body, _counts(outcome for own, outcome in said if own == body))
        for body in sorted({body for body, _ in said})
    ]


def _products(found: list[Any]) -> list[OfProduct]:
    lines = [(one.entry, line) for one in found for line in one.given]
    made = [
        OfProduct(
            product,
            max(line.brand for _, line in lines if line.product == product),
            max(line.generic for _, line in lines if line.product == product),
            len({entry for entry, line in lines if line.product == product}),
            sum((line.volume_ml for _, line in lines if line.product == product), Decimal(0)),
        )
        for product in {line.product for _, line in lines}
    ]
    return sorted(made, key=lambda one: (-one.infusions, one.product))
