"""How the clinic's values are kept in columns, exactly and alike on every database."""

import json
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

from app.domain.audit import canonical
from app.domain.calendar import local
from app.domain.quantities import PLACES

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
# One zone without summer time: what is added to this moment stays on Japan's clock.
_EPOCH_HERE = local(_EPOCH)
_MILLISECOND = timedelta(milliseconds=1)
_ONE: int = 10**PLACES


class TooFine(ValueError):
    """An amount has more decimals than are kept; rounding it would change the record."""


class Key(TypeDecorator[UUID]):
    """An identity: its sixteen bytes on every database, half of its text form."""

    impl = sa.LargeBinary(16)
    cache_ok = True

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> bytes | None:
        """Return the identity as it is kept."""
        return None if value is None else value.bytes

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> UUID | None:
        """Return the identity as the clinic knows it."""
        return None if value is None else UUID(bytes=value)


class Whole(TypeDecorator[int]):
    """A whole number of up to 63 bits."""

    impl = sa.BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Return the column's type on a database; a strict SQLite table knows INTEGER alone."""
        kept = sa.Integer() if dialect.name == "sqlite" else sa.BigInteger()
        return dialect.type_descriptor(kept)


class Moment(TypeDecorator[datetime]):
    """A moment: milliseconds since 1970 in UTC; it comes back on Japan's clock."""

    impl = Whole
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Return the moment as it is kept; what is finer than a millisecond is left off."""
        return None if value is None else (value - _EPOCH) // _MILLISECOND

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """Return the moment as a clock in Japan shows it."""
        return None if value is None else _EPOCH_HERE + value * _MILLISECOND


class Exact(TypeDecorator[Decimal]):
    """An exact decimal: a whole number of millionths."""

    impl = Whole
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        """Return the amount as it is kept.

        Raises:
            TooFine: more than six decimals.
        """
        if value is None:
            return None
        numerator, denominator = value.as_integer_ratio()
        millionths, rest = divmod(numerator * _ONE, denominator)
        if rest:
            raise TooFine(str(value))
        return millionths

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        """Return the amount without trailing zeros."""
        return None if value is None else Decimal(value) / _ONE


class Day(TypeDecorator[date]):
    """A day of the calendar, as 2026-11-22."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """Return the day as it is kept."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        """Return the day."""
        return None if value is None else date.fromisoformat(value)


class Plain(TypeDecorator[object]):
    """Plain data as canonical JSON: the same value is always the same text."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str | None:
        """Return the data as text."""
        return None if value is None else canonical(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> object:
        """Return the data."""
        return None if value is None else json.loads(value)


class Flag(TypeDecorator[bool]):
    """Yes or no, as 1 or 0."""

    impl = sa.Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        """Return the claim as it is kept."""
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        """Return the claim."""
        return None if value is None else bool(value)
