"""The trace that every deed leaves, and the chain that ties the traces together."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from uuid import UUID

from app.domain.staff import StaffId

# The first link hangs on nothing.
NO_HASH = bytes(32)


class Deed(StrEnum):
    """What was done."""

    CLINIC_FOUNDED = "clinic_founded"
    CLINIC_CHANGED = "clinic_changed"
    SIGNED_IN = "signed_in"
    REFERENCE_LOADED = "reference_loaded"
    PATIENT_REGISTERED = "patient_registered"
    PATIENT_CHANGED = "patient_changed"
    TREATMENT_SAVED = "treatment_saved"
    TREATMENT_FINALISED = "treatment_finalised"
    PRODUCT_REFUSED = "product_refused"
    LABEL_CONFIRMED = "label_confirmed"
    CERTIFICATE_ISSUED = "certificate_issued"
    CERTIFICATE_PRINTED = "certificate_printed"


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One deed: whose, when, what, and on what; `details` are plain words and numbers."""

    by: StaffId
    at: datetime
    deed: Deed
    subject: UUID | None = None
    details: Mapping[str, object] | None = None


def canonical(value: object) -> str:
    """Return plain data as JSON in one form only: keys sorted, no gaps, no floats.

    Raises:
        TypeError: something that JSON does not hold, or a float, whose digits would vary.
    """
    _refuse_floats(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def payload(entry: AuditEntry) -> str:
    """Return the entry as the text that is chained; `v` is the form's version."""
    return canonical(
        {
            "v": 1,
            "by": str(entry.by),
            "at": entry.at.astimezone(UTC).isoformat(timespec="milliseconds"),
            "deed": entry.deed.value,
            "subject": None if entry.subject is None else str(entry.subject),
            "details": dict(entry.details or {}),
        }
    )


def link(previous: bytes, text: str) -> bytes:
    """Return the hash that ties a payload to everything before it (SHA-256)."""
    return hashlib.sha256(previous + text.encode()).digest()


def _refuse_floats(value: object) -> None:
    if isinstance(value, float):
        raise TypeError("a float has no one canonical form")
    if isinstance(value, Mapping):
        for key, one in value.items():
            if not isinstance(key, str):
                raise TypeError("a canonical key is text")
            _refuse_floats(one)
    elif isinstance(value, list | tuple):
        for one in value:
            _refuse_floats(one)
