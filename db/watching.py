"""Which tables are watched while a deed writes, and the triggers that watch those whose rows may change."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from db.fences import APPEND_ONLY, LASTING
from db.vouching import Root, roots

_WRITES = re.compile(r"(?:INSERT INTO|UPDATE|DELETE FROM) (\w+)")


@cache
def watched() -> Mapping[str, tuple[Root, tuple[str, ...]]]:
    """Return each table with the root that it belongs to, and the columns that name its row there."""
    found = {root.name: (root, root.key) for root in roots().values()}
    for root in roots().values():
        found |= {leaf.table.name: (root, (leaf.owner.name,)) for leaf in root.leaves}
    return found


@lru_cache(maxsize=512)
def written_by(statement: str) -> tuple[str, bool]:
    """Return the table that a statement writes to, if it is watched, and whether it only adds to it."""
    begins = _WRITES.match(statement)
    table = begins.group(1) if begins else ""
    return (table, table in APPEND_ONLY) if table in watched() else ("", False)


def triggers() -> Iterator[str]:
    """Return what notes the rows that come, change or go where rows may change."""
    yield "CREATE TEMP TABLE changed (root TEXT, first, second, made INTEGER)"
    for table, (root, key) in watched().items():
        if table in APPEND_ONLY:
            continue
        is_made = int(table == root.name and bool(key))
        yield _trigger(table, "INSERT", root, key, is_made)
        yield _trigger(table, "UPDATE", root, key, 0)
        if table not in LASTING:
            yield _trigger(table, "DELETE", root, key, 0)


def _trigger(table: str, deed: str, root: Root, key: tuple[str, ...], is_made: int) -> str:
    row = "OLD" if deed == "DELETE" else "NEW"
    first, second = [*(f"{row}.{name}" for name in key), "NULL", "NULL"][:2]
    values = f"'{root.name}', {first}, {second}, {is_made}"
    noted = f"INSERT INTO changed VALUES ({values})"  # noqa: S608  our own words
    # Of rows that are vouched for together one is enough: a master has a hundred thousand.
    once = "" if key else f" WHEN NOT EXISTS (SELECT 1 FROM changed WHERE root = '{root.name}')"  # noqa: S608
    name = f"changed_{table}_{deed.lower()}"
    return f"CREATE TEMP TRIGGER {name} AFTER {deed} ON main.{table}{once} BEGIN {noted}; END"
