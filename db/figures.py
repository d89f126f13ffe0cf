"""Counting in the books: infusions of a span by verdict and product, lots, exemptions that end.

What counts is a record in its newest version that nobody withdrew, and no order that waits, by what
was judged as it was saved. Reading goes past the writers' turn, as does that of the trail.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from app.domain.athletes import Exemption
from app.domain.course import Act
from app.domain.figures import Counts, EndingExemption, Figures, LotLine, OfBody, OfProduct, Step
from app.domain.spans import Span
from app.domain.verdicts import Outcome
from db.past import STANDS
from db.tables import (
    EXEMPTION,
    FINALISATION,
    PATIENT,
    TREATMENT,
    TREATMENT_LINE,
    TREATMENT_STEP,
    VERDICT,
    WITHDRAWAL,
)
from db.trouble import storage_errors

_T, _L, _V, _E = TREATMENT.c, TREATMENT_LINE.c, VERDICT.c, EXEMPTION.c
_DAY_MS = 86_400_000
_HERE_MS = 9 * 3_600_000  # Japan's midnight before that of UTC
_BEGAN = date(1970, 1, 1)
_WORST_FIRST = tuple(Outcome)
_RANK = sa.case(
    {one.value: one.rank for one in Outcome},
    value=_V.outcome,
    else_=Outcome.NOT_APPLICABLE.rank,
)
# An order that waits is a plan: nobody received anything of it.
_STEP = TREATMENT_STEP.c
_BEGUN = sa.or_(
    _T.ordered_by.is_(None),
    sa.exists().where(_STEP.treatment_id == _T.id, _STEP.act == Act.BEGUN.value),
)
# Sorts behind every number that begins the same.
_LAST = "\U0010ffff"


class Counting:
    """Counts in the open books."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def figures(self, span: Span, team: str) -> Figures:
        """Return what was counted of a span, of one team or of everybody."""
        wanted = _wanted(span, team)
        with storage_errors(), self._engine.connect() as connection:
            totals = connection.execute(_totals(wanted)).one()
            days = connection.execute(_by_day(wanted)).all()
            bodies = connection.execute(_by_body(wanted)).all()
            products = connection.execute(_by_product(wanted)).all()
        return Figures(
            *(totals.infusions, totals.patients, totals.final),
            _course(span, days),
            _bodies(bodies),
            tuple(OfProduct(*row) for row in products),
        )

    def teams(self) -> tuple[str, ...]:
        """Return the teams that patients belong to."""
        team = PATIENT.c.team
        query = sa.select(team).where(team != "").distinct().order_by(team)
        with storage_errors(), self._engine.connect() as connection:
            return tuple(connection.scalars(query))

    def ending(self, first: date, last: date) -> tuple[EndingExemption, ...]:
        """Return the exemptions that end within two days, both among them, the soonest first."""
        gone = sa.exists().where(WITHDRAWAL.c.filed_id == _E.id)
        query = (
            sa.select(EXEMPTION)
            .where(_E.valid_to.between(first, last), ~gone)
            .order_by(_E.valid_to, _E.id)
        )
        with storage_errors(), self._engine.connect() as connection:
            return tuple(
                EndingExemption(
                    row.patient_id,
                    Exemption(
                        *(row.number, row.body, tuple(row.covers), row.valid_from, row.valid_to),
                        max_volume_ml=row.max_volume,
                        products=tuple(row.products),
                    ),
                )
                for row in connection.execute(query)
            )

    def of_lot(self, folded: str, limit: int) -> tuple[LotLine, ...]:
        """Return the products whose lot begins with a text, the newest infusion first."""
        lot = sa.func.upper(_L.lot)
        query = (
            sa.select(
                *(_T.entry_id, _T.patient_id, _T.started_at),
                *(_L.brand, _L.lot, _L.expiry, _L.volume),
            )
            .join_from(TREATMENT_LINE, TREATMENT)
            # The index holds no line without a lot.
            .where(sa.text("lot <> ''"), lot >= folded, lot < folded + _LAST, STANDS, _BEGUN)
            .order_by(_T.started_at.desc(), _T.id, _L.line_no)
            .limit(limit)
        )
        with storage_errors(), self._engine.connect() as connection:
            return tuple(LotLine(*row) for row in connection.execute(query))


def _wanted(span: Span, team: str) -> sa.CTE:
    query = sa.select(_T.id, _T.patient_id, _T.started_at).where(
        _T.started_at >= span.since, _T.started_at < span.until, STANDS, _BEGUN
    )
    if team:
        of_team = sa.select(PATIENT.c.id).where(PATIENT.c.team == team)
        query = query.where(_T.patient_id.in_(of_team))
    return query.cte("wanted")


def _totals(wanted: sa.CTE) -> sa.Select[int, int, int]:
    final = FINALISATION.c.treatment_id
    return sa.select(
        sa.func.count().label("infusions"),
        sa.func.count(wanted.c.patient_id.distinct()).label("patients"),
        sa.func.count(final).label("final"),
    ).select_from(wanted.outerjoin(FINALISATION, final == wanted.c.id))


def _by_day(wanted: sa.CTE) -> sa.Select[Any]:
    """Return the days since 1970 with each infusion's worst outcome, counted."""
    began = sa.type_coerce(wanted.c.started_at, sa.BigInteger)
    each = (
        sa.select(((began + _HERE_MS) // _DAY_MS).label("day"), sa.func.min(_RANK).label("rank"))
        .select_from(wanted.outerjoin(VERDICT, _V.treatment_id == wanted.c.id))
        .group_by(wanted.c.id, wanted.c.started_at)
        .subquery()
    )
    return sa.select(each.c.day, each.c.rank, sa.func.count()).group_by(each.c.day, each.c.rank)


def _by_body(wanted: sa.CTE) -> sa.Select[Any]:
    return (
        sa.select(_V.body, _V.outcome, sa.func.count())
        .select_from(wanted.join(VERDICT, _V.treatment_id == wanted.c.id))
        .group_by(_V.body, _V.outcome)
    )


def _by_product(wanted: sa.CTE) -> sa.Select[Any]:
    infusions = sa.func.count(wanted.c.id.distinct())
    # One name for a number: what was printed on the package may have changed since.
    return (
        sa.select(
            *(_L.product_id, sa.func.max(_L.brand), sa.func.max(_L.generic), infusions),
            sa.func.sum(_L.volume, type_=_L.volume.type),
        )
        .select_from(wanted.join(TREATMENT_LINE, _L.treatment_id == wanted.c.id))
        .group_by(_L.product_id)
        .order_by(infusions.desc(), _L.product_id)
    )


def _course(span: Span, days: Iterable[Any]) -> tuple[Step, ...]:
    found: dict[date, Counter[Outcome]] = {step: Counter() for step in span.steps()}
    for day, rank, count in days:
        step = span.step_of(_BEGAN + timedelta(days=day))
        found[step][_WORST_FIRST[rank]] += count
    return tuple(Step(first, _counts(counter)) for first, counter in found.items())


def _bodies(rows: Iterable[Any]) -> tuple[OfBody, ...]:
    found: dict[str, Counter[Outcome]] = {}
    for body, outcome, count in rows:
        found.setdefault(body, Counter())[Outcome(outcome)] += count
    return tuple(OfBody(body, _counts(found[body])) for body in sorted(found))


def _counts(counter: Counter[Outcome]) -> Counts:
    return tuple((one, counter[one]) for one in _WORST_FIRST if counter[one])
