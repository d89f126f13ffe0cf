"""Changes the rules of an edition one value at a time, as a slip of the hand would."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain.formulary import Route
from app.domain.rules.edition import Edition, Editions
from app.domain.rules.kinds import make
from app.domain.verdicts import Outcome
from app.paths import EDITIONS

Table = dict[str, object]
# What might be put into a list by mistake, beside what is there.
TOO_MUCH = {
    "S9": frozenset(route.value for route in Route),
    "always": frozenset({"baseball", "golf", "mini_golf"}),
    "in_competition": frozenset({"baseball", "mini_golf"}),
    "codes": frozenset({"EXEMPT_NEARBY"}),
    "diagnoses": frozenset({"D50"}),
}
_STEP = Decimal("0.0001")
ANOTHER_BODY = {"WADA": "NPB", "NPB": "WADA"}


@dataclass(frozen=True)
class Mutation:
    """One slip: in which edition, what became of a value, and the rules as they are then."""

    edition: Edition
    what: str
    tables: tuple[Table, ...]

    def __str__(self) -> str:
        return f"{self.edition.body} {self.edition.name}: {self.what}"

    def on(self, shelf: Editions) -> Editions:
        """Return a shelf with the changed edition in the place of the true one."""
        changed = replace(self.edition, rules=tuple(map(make, self.tables)))
        return Editions(tuple(changed if one is self.edition else one for one in shelf.all))


def mutations(shelf: Editions) -> Iterator[Mutation]:
    """Yield each edition of a shelf with each rule left out, and with each value changed."""
    read = [tomllib.loads(path.read_text("utf-8")) for path in sorted(EDITIONS.glob("*.toml"))]
    written = {(one["body"], one["name"]): tuple(one["rule"]) for one in read}
    for edition in shelf.all:
        tables = written[edition.body, edition.name]
        for place, table in enumerate(tables):
            before, after = tables[:place], tables[place + 1 :]
            yield Mutation(edition, f"no {table['kind']}", (*before, *after))
            for what, changed in _changes(table):
                yield Mutation(edition, f"{table['kind']}, {what}", (*before, changed, *after))


def _changes(table: Table) -> Iterator[tuple[str, Table]]:
    """Yield the table of a rule with each of its values changed, but for its kind."""
    for key, value in table.items():
        if key != "kind":
            yield from ((what, {**table, key: other}) for what, other in _slips(key, value))


def _slips(key: str, value: object) -> Iterator[tuple[str, object]]:
    """Yield what a slip makes of one value, with a few words for it."""
    if isinstance(value, dict):
        for name, held in value.items():
            for what, other in _slips(name, held):
                yield what, {**value, name: other}
            # What belongs to particular sports has two lists, both of which must stand.
            if key != "P1":
                yield f"{key} without {name}", {one: value[one] for one in value if one != name}
    elif isinstance(value, list):
        for one in value:
            yield f"{key} without {one}", [other for other in value if other != one]
        for one in sorted(TOO_MUCH.get(key, frozenset()) - set(value)):
            yield f"{key} with {one}", [*value, one]
    else:
        yield from ((f"{key} = {other}", other) for other in _others(key, value))


def _others(key: str, value: object) -> list[object]:
    """Return other values for one: a little less and a little more, or another word."""
    if isinstance(value, int):
        return [value - 1, value + 1]
    if key in {"limit_ml", "near"}:
        return [str(Decimal(str(value)) + step) for step in (-_STEP, _STEP)]
    if key == "out_of_competition":
        return [one.value for one in Outcome if one.value != value]
    return [ANOTHER_BODY.get(str(value), f"not {value}")]
