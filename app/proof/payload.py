"""A proof as a CBOR map with whole numbers for keys, and back; docs/certificate-code.md lists them."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from enum import IntEnum
from typing import Any

import cbor2

from app.domain.proofs import Proof, ProvenItem
from app.domain.quantities import show_decimal

FORM = 1
# Beyond the year 2242 and a million litres nobody is infused; what says so was made to do harm.
_LAST_SECOND, _MOST_DIGITS = 2**33, 20
_IN_NUMBERS = frozenset("0123456789.-")


class Unreadable(ValueError):
    """What was read is no proof of a certificate."""


class Key(IntEnum):
    """The keys of the map; a number is never given another meaning."""

    FORM = 0
    NUMBER = 1
    KIND = 2
    ISSUED = 3
    SUPERSEDES = 4
    PATIENT = 5
    BIRTH = 6
    REGISTER_NUMBER = 7
    INSTITUTION = 8
    ICD10 = 9
    SETTING = 10
    STARTED = 11
    ENDED = 12
    ITEMS = 13
    TOTAL_ML = 14
    WORST_ML = 15
    VERDICTS = 16
    RECORD_SHA256 = 17
    RECIPIENT = 18
    FILE_SHA256 = 19


def pack(proof: Proof) -> bytes:
    """Return a proof in the one canonical form of CBOR (RFC 8949, 4.2); what is empty is left out."""
    worst = proof.worst_ml
    facts: dict[int, object] = {
        Key.NUMBER: proof.number,
        Key.KIND: proof.kind,
        Key.ISSUED: _seconds(proof.issued),
        Key.SUPERSEDES: proof.supersedes,
        Key.PATIENT: proof.patient,
        Key.BIRTH: proof.birth.isoformat(),
        Key.REGISTER_NUMBER: proof.register_number,
        Key.INSTITUTION: proof.institution,
        Key.ICD10: proof.icd10,
        Key.SETTING: proof.setting,
        Key.STARTED: _seconds(proof.started),
        Key.ENDED: _seconds(proof.ended),
        Key.ITEMS: [_item(one) for one in proof.items],
        Key.TOTAL_ML: show_decimal(proof.total_ml),
        Key.WORST_ML: "" if worst is None else show_decimal(worst),
        Key.VERDICTS: [list(one) for one in proof.verdicts],
        Key.RECORD_SHA256: bytes.fromhex(proof.record_sha256),
        Key.RECIPIENT: proof.recipient,
        Key.FILE_SHA256: bytes.fromhex(proof.file_sha256),
    }
    told = {int(key): value for key, value in facts.items() if value not in ("", [])}
    return cbor2.dumps({int(Key.FORM): FORM, **told}, canonical=True)


def unpack(data: bytes) -> Proof:
    """Return the proof that a map states.

    Raises:
        Unreadable: it is no such map, or another form of it.
    """
    try:
        facts = cbor2.loads(data)
    except (cbor2.CBORDecodeError, ValueError, TypeError, RecursionError, MemoryError) as error:
        raise Unreadable("no CBOR") from error
    if not isinstance(facts, dict) or facts.get(int(Key.FORM)) != FORM:
        raise Unreadable("another form")
    try:
        return _proof(_Facts(facts))
    except (KeyError, TypeError, ValueError, OverflowError, InvalidOperation) as error:
        raise Unreadable("a fact is missing or of another kind") from error


class _Facts:
    """The map, asked by key and kind."""

    def __init__(self, facts: Mapping[Any, Any]) -> None:
        self._facts = facts

    def text(self, key: Key, *, is_asked: bool = False) -> str:
        value = self._facts[int(key)] if is_asked else self._facts.get(int(key), "")
        return _text(value)

    def moment(self, key: Key) -> datetime:
        value = self._facts[int(key)]
        if type(value) is not int or not 0 <= value <= _LAST_SECOND:
            raise TypeError(key.name)
        return datetime.fromtimestamp(value, UTC)

    def rows(self, key: Key, width: int) -> list[list[Any]]:
        rows = self._facts.get(int(key), [])
        if not isinstance(rows, list) or any(
            not isinstance(row, list) or len(row) != width for row in rows
        ):
            raise TypeError(key.name)
        return rows

    def digest(self, key: Key) -> str:
        value = self._facts[int(key)]
        if not isinstance(value, bytes) or len(value) != 32:
            raise TypeError(key.name)
        return value.hex()


def _proof(facts: _Facts) -> Proof:
    worst = facts.text(Key.WORST_ML)
    return Proof(
        number=facts.text(Key.NUMBER, is_asked=True),
        kind=facts.text(Key.KIND, is_asked=True),
        issued=facts.moment(Key.ISSUED),
        supersedes=facts.text(Key.SUPERSEDES),
        patient=facts.text(Key.PATIENT, is_asked=True),
        birth=date.fromisoformat(facts.text(Key.BIRTH, is_asked=True)),
        register_number=facts.text(Key.REGISTER_NUMBER),
        institution=facts.text(Key.INSTITUTION),
        icd10=facts.text(Key.ICD10),
        setting=facts.text(Key.SETTING),
        started=facts.moment(Key.STARTED),
        ended=facts.moment(Key.ENDED),
        items=tuple(_unpacked_item(row) for row in facts.rows(Key.ITEMS, 6)),
        total_ml=_number(facts.text(Key.TOTAL_ML, is_asked=True)),
        worst_ml=_number(worst) if worst else None,
        verdicts=tuple(
            (_text(body), _text(outcome), _text(edition))
            for body, outcome, edition in facts.rows(Key.VERDICTS, 3)
        ),
        record_sha256=facts.digest(Key.RECORD_SHA256),
        file_sha256=facts.digest(Key.FILE_SHA256),
        recipient=facts.text(Key.RECIPIENT),
    )


def _item(one: ProvenItem) -> list[str]:
    volume = show_decimal(one.volume_ml)
    return [one.yj, one.dose, one.unit, one.route, volume, one.lot]


def _unpacked_item(row: list[Any]) -> ProvenItem:
    yj, dose, unit, route, volume, lot = (_text(one) for one in row)
    return ProvenItem(yj, dose, unit, route, _number(volume), lot)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(type(value).__name__)
    return value


def _number(text: str) -> Decimal:
    # Written with an exponent, five signs would stand for a gigabyte of noughts.
    if len(text) > _MOST_DIGITS or not set(text) <= _IN_NUMBERS:
        raise ValueError(text)
    return Decimal(text)


def _seconds(at: datetime) -> int:
    return int(at.timestamp())
