"""The kinds of rule that an edition may be made of; a body is data (rules A7)."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from decimal import Decimal

from app.domain.quantities import NotANumber, read_decimal
from app.domain.rules.look import Rule
from app.domain.rules.record import CertainDiagnosis, UsedAsApproved
from app.domain.rules.reference import AsAnotherBody, TextUnknown, VolumeElsewhere
from app.domain.rules.settings import MedicalSetting
from app.domain.rules.substances import ProhibitedSubstances
from app.domain.rules.volume_limit import EXEMPTIONS, VolumeLimit
from app.domain.verdicts import Outcome

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


def _elsewhere(fields: dict[str, object]) -> Rule:
    renamed = fields.pop("renamed")
    if not isinstance(renamed, dict) or not all(isinstance(one, str) for one in renamed.values()):
        raise TypeError("renamed must be a table of texts")
    return VolumeElsewhere(
        _text(fields, "clause"), _text(fields, "body"), _texts(fields, "codes"), renamed
    )


_KINDS: dict[str, Callable[[dict[str, object]], Rule]] = {
    "volume_limit": _volume,
    "substances": lambda fields: ProhibitedSubstances(
        _text(fields, "clause"), Outcome(_text(fields, "out_of_competition"))
    ),
    "diagnosis": lambda fields: CertainDiagnosis(_text(fields, "clause")),
    "label": lambda fields: UsedAsApproved(_text(fields, "clause")),
    "setting": lambda fields: MedicalSetting(_text(fields, "clause")),
    "volume_elsewhere": _elsewhere,
    "as_another_body": lambda fields: AsAnotherBody(_text(fields, "body")),
    "text_unknown": lambda fields: TextUnknown(_text(fields, "code"), _text(fields, "clause")),
}
