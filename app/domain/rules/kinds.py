"""The kinds of rule that an edition may be made of; a body is data (rules A7)."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from decimal import Decimal

from app.domain.formulary import Route
from app.domain.quantities import NotANumber, read_decimal
from app.domain.rules.look import Rule
from app.domain.rules.record import CertainDiagnosis, UsedAsApproved
from app.domain.rules.reference import AsAnotherBody, TextUnknown, VolumeElsewhere
from app.domain.rules.settings import MedicalSetting
from app.domain.rules.substances import ProhibitedSubstances, Sports
from app.domain.rules.volume_limit import EXEMPTIONS, VolumeLimit
from app.domain.rules.weigh_in import WeighIn
from app.domain.text import fold
from app.domain.verdicts import Outcome

_WHEN = ("always", "in_competition")
Table = Mapping[str, object]


class BadRule(ValueError):
    """A rule of an edition file that cannot be read: its kind, a key, or a value."""


def make(table: Table) -> Rule:
    """Return the rule that a table of an edition file describes.

    Raises:
        BadRule: an unknown kind, a missing, unknown or unfit key.
    """
    fields = dict(table)
    kind = fields.pop("kind", None)
    maker = _KINDS.get(str(kind))
    if maker is None:
        raise BadRule(f"kind: {kind!r} is none of {', '.join(sorted(_KINDS))}")
    try:
        rule = maker(fields)
    except KeyError as error:
        raise BadRule(f"{kind}: {error.args[0]} is missing") from error
    except (TypeError, ValueError) as error:
        raise BadRule(f"{kind}: {error}") from error
    if fields:
        raise BadRule(f"{kind}: unknown key {', '.join(sorted(fields))}")
    return rule


def _text(fields: dict[str, object], key: str) -> str:
    value = fields.pop(key)
    if not isinstance(value, str):
        raise TypeError(f"{key} must be text")
    return value


def _texts(fields: dict[str, object], key: str) -> frozenset[str]:
    value = fields.pop(key)
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise TypeError(f"{key} must be a list of texts")
    return frozenset(value)


def _amount(fields: dict[str, object], key: str) -> Decimal:
    try:
        return read_decimal(_text(fields, key))
    except NotANumber as error:
        raise ValueError(f"{key} must be a plain number") from error


def _count(fields: dict[str, object], key: str) -> int:
    value = fields.pop(key)
    if type(value) is not int or value < 0:
        raise TypeError(f"{key} must be a whole number")
    return value


def _volume(fields: dict[str, object]) -> Rule:
    exempt = _texts(fields, "exempt")
    if unknown := exempt - EXEMPTIONS.keys():
        raise ValueError(f"exempt: {', '.join(sorted(unknown))} is no place that can be exempt")
    return VolumeLimit(
        clause=_text(fields, "clause"),
        limit_ml=_amount(fields, "limit_ml"),
        window=timedelta(hours=_count(fields, "window_hours")),
        exempt=exempt,
        near=_amount(fields, "near"),
        tolerance=timedelta(minutes=_count(fields, "tolerance_minutes")),
    )


def _substances(fields: dict[str, object]) -> Rule:
    return ProhibitedSubstances(
        clause=_text(fields, "clause"),
        out_of_competition=Outcome(_text(fields, "out_of_competition")),
        sports={name: _sports(table) for name, table in _tables(fields, "sports").items()},
        routes={
            name: frozenset(map(Route, _texts({name: words}, name)))
            for name, words in _tables(fields, "routes").items()
        },
    )


def _sports(table: object) -> Sports:
    if not isinstance(table, dict):
        raise TypeError("sports must name a table for each class")
    fields = dict(table)
    known = Sports(*(frozenset(map(fold, _texts(fields, key))) for key in _WHEN))
    if fields:
        raise ValueError(f"sports: unknown key {', '.join(sorted(fields))}")
    return known


def _tables(fields: dict[str, object], key: str) -> dict[str, object]:
    """Return a table that may be left out."""
    found = fields.pop(key, {})
    if not isinstance(found, dict):
        raise TypeError(f"{key} must be a table")
    return found


def _weigh_in(fields: dict[str, object]) -> Rule:
    return WeighIn(
        _text(fields, "clause"),
        timedelta(hours=_count(fields, "within_hours")),
        tuple(sorted(_texts(fields, "diagnoses"))),
    )


def _elsewhere(fields: dict[str, object]) -> Rule:
    renamed = fields.pop("renamed")
    if not isinstance(renamed, dict) or not all(isinstance(one, str) for one in renamed.values()):
        raise TypeError("renamed must be a table of texts")
    return VolumeElsewhere(
        _text(fields, "clause"), _text(fields, "body"), _texts(fields, "codes"), renamed
    )


_KINDS: dict[str, Callable[[dict[str, object]], Rule]] = {
    "volume_limit": _volume,
    "substances": _substances,
    "diagnosis": lambda fields: CertainDiagnosis(_text(fields, "clause")),
    "label": lambda fields: UsedAsApproved(_text(fields, "clause")),
    "setting": lambda fields: MedicalSetting(_text(fields, "clause")),
    "volume_elsewhere": _elsewhere,
    "as_another_body": lambda fields: AsAnotherBody(_text(fields, "body")),
    "weigh_in": _weigh_in,
    "text_unknown": lambda fields: TextUnknown(_text(fields, "code"), _text(fields, "clause")),
}
