"""What the trail vouches for: which rows belong together.

Read from the tables themselves, so that a new one is vouched for as soon as it is there.
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import sqlalchemy as sa

from db.tables import METADATA

# Half-written forms are no records; the chain vouches for itself; what is open follows from the rest.
UNVOUCHED = frozenset({"draft", "open_record", "audit", "chain_head"})
# Loaded together, and vouched for together.
WHOLE = frozenset(
    {
        *("product", "blocked_name", "blocked_alias", "product_word"),
        *("listed_drug", "price_listing", "hot_code", "package_code", "package_insert"),
        *("disease_name", "disease_modifier", "disease_word"),
    }
)
# Numbered within a product, and still somebody's word of its own.
_ALONE = frozenset({"label_confirmation", "product_completion", "product_stop"})

RowKey = tuple[object, ...]


class Leaf(NamedTuple):
    """A table whose rows are part of another's row, such as the products of an infusion."""

    table: sa.Table
    owner: sa.Column[object]


class Root(NamedTuple):
    """A table whose rows are vouched for one by one, each with its leaves, or all together."""

    table: sa.Table
    leaves: tuple[Leaf, ...]

    @property
    def name(self) -> str:
        """Return the table's name."""
        return self.table.name

    @property
    def key(self) -> tuple[str, ...]:
        """Return the columns that tell one row from another; none where there is one hash."""
        keys = self.table.primary_key.columns.keys()
        return () if self.name in WHOLE else tuple(keys)


@cache
def roots() -> Mapping[str, Root]:
    """Return what is vouched for, by the table's name."""
    tables = [one for one in METADATA.sorted_tables if one.name not in UNVOUCHED]
    leaves: dict[str, list[Leaf]] = {one.name: [] for one in tables if _owner(one) is None}
    for table in sorted(tables, key=lambda one: one.name):
        owner = _owner(table)
        if owner is not None:
            leaves[of_whom(owner).table.name].append(Leaf(table, owner))
    return {name: Root(METADATA.tables[name], tuple(some)) for name, some in leaves.items()}


def key_text(key: RowKey) -> str:
    """Return a row's key as the trail writes it."""
    return "|".join(one.hex() if isinstance(one, bytes) else str(one) for one in key)


def _owner(table: sa.Table) -> sa.Column[object] | None:
    """Return the column that says whose part a row is: a part is numbered within its owner."""
    keys = list(table.primary_key.columns)
    if len(keys) == 1 or table.name in _ALONE | WHOLE:
        return None
    return next((one for one in keys if one.foreign_keys), None)


def of_whom(owner: sa.Column[object]) -> sa.Column[object]:
    """Return the column of the owner's table that a part names."""
    (key,) = owner.foreign_keys
    return key.column
