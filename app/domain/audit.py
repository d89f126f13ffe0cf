"""The trace that every deed leaves, and the chain that ties the traces together."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from uuid import UUID

from app.domain.staff import StaffId
from app.domain.values import dataclass

# The first link hangs on nothing.
NO_HASH = bytes(32)

# By table and row: the hash of what it says from now on, behind that of what it said before.
Rows = Mapping[str, Mapping[str, Sequence[str]]]
# What somebody stated, by the name of each thing.
Facts = Mapping[str, object]


class Deed(StrEnum):
    """What was done."""

    CLINIC_FOUNDED = "clinic_founded"
    CLINIC_CHANGED = "clinic_changed"
    BRANCH_ADDED = "branch_added"
    BRANCH_CHANGED = "branch_changed"
    IMPRINT_CHOSEN = "imprint_chosen"
    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    SIGN_IN_FAILED = "sign_in_failed"
    LOCKED = "locked"
    UNLOCKED = "unlocked"
    GLASS_BROKEN = "glass_broken"
    RECOVERED = "recovered"
    ALARM_SEEN = "alarm_seen"
    CLOCK_LEAPT = "clock_leapt"
    SETTINGS_CHANGED = "settings_changed"
    MEMBER_ADDED = "member_added"
    MEMBER_CHANGED = "member_changed"
    MEMBER_CLOSED = "member_closed"
    MEMBER_REOPENED = "member_reopened"
    PASSWORD_RESET = "password_reset"  # noqa: S105 - a deed
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - a deed
    SECOND_FACTOR_SET_UP = "second_factor_set_up"
    SECOND_FACTOR_TAKEN_OFF = "second_factor_taken_off"
    EMERGENCY_CODE_MADE = "emergency_code_made"
    EMERGENCY_CODE_WITHDRAWN = "emergency_code_withdrawn"
    RECOVERY_PRINTED = "recovery_printed"
    KEY_RENEWED = "key_renewed"
    SIGNING_KEY_MADE = "signing_key_made"
    SIGNING_KEY_EXPORTED = "signing_key_exported"
    SIGNING_KEY_REPLACED = "signing_key_replaced"
    REFERENCE_LOADED = "reference_loaded"
    BOOKS_UPDATED = "books_updated"
    BOOKS_MOVED = "books_moved"
    PATIENT_REGISTERED = "patient_registered"
    PATIENT_CHANGED = "patient_changed"
    PATIENTS_IMPORTED = "patients_imported"
    PATIENT_VIEWED = "patient_viewed"
    COMPETITION_FILED = "competition_filed"
    BAN_FILED = "ban_filed"
    EXEMPTION_FILED = "exemption_filed"
    OUTSIDE_FILED = "outside_filed"
    ATHLETE_FACT_WITHDRAWN = "athlete_fact_withdrawn"
    TREATMENT_SAVED = "treatment_saved"
    TREATMENT_ORDERED = "treatment_ordered"
    TREATMENT_GIVEN = "treatment_given"
    TREATMENT_ENTERED = "treatment_entered"
    TREATMENTS_IMPORTED = "treatments_imported"
    TREATMENT_APPROVED = "treatment_approved"
    TREATMENT_FINALISED = "treatment_finalised"
    TREATMENT_AMENDED = "treatment_amended"
    TREATMENT_WITHDRAWN = "treatment_withdrawn"
    RECORD_VIEWED = "record_viewed"
    PRODUCT_REFUSED = "product_refused"
    LABEL_CONFIRMED = "label_confirmed"
    LABEL_COMPLETED = "label_completed"
    PRODUCT_STOPPED = "product_stopped"
    PRODUCT_USED_AGAIN = "product_used_again"
    OWN_PRODUCT_ADDED = "own_product_added"
    OWN_PRODUCT_CHANGED = "own_product_changed"
    CODE_LEARNT = "code_learnt"
    MASTER_IMPORTED = "master_imported"
    CERTIFICATE_ISSUED = "certificate_issued"
    CERTIFICATE_VIEWED = "certificate_viewed"
    CERTIFICATE_PRINTED = "certificate_printed"
    CERTIFICATE_COPIED = "certificate_copied"
    CERTIFICATE_REVOKED = "certificate_revoked"
    REGISTER_EXPORTED = "register_exported"
    REVOCATIONS_GIVEN = "revocations_given"
    SET_KEPT = "set_kept"
    KNOWN_CLINIC_KEPT = "known_clinic_kept"
    KNOWN_CLINIC_WITHDRAWN = "known_clinic_withdrawn"
    REVOCATIONS_TAKEN = "revocations_taken"
    RECORD_PRINTED = "record_printed"
    RECORD_EXPORTED = "record_exported"
    EVIDENCE_PACKED = "evidence_packed"
    BACKED_UP = "backed_up"
    BACKUP_FAILED = "backup_failed"
    BACKUP_VERIFIED = "backup_verified"
    BACKUP_TRIED = "backup_tried"
    BACKUPS_PLANNED = "backups_planned"
    RESTORED = "restored"
    CHECKPOINT_MADE = "checkpoint_made"
    TRAIL_VERIFIED = "trail_verified"
    LIST_EXPORTED = "list_exported"
    TRAIL_EXPORTED = "trail_exported"
    RULES_EXPORTED = "rules_exported"


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One deed: whose, when, what, and on what; `details` are plain words and numbers."""

    by: StaffId
    at: datetime
    deed: Deed
    subject: UUID | None = None
    details: Mapping[str, object] | None = None


def differing(before: Facts, after: Facts) -> tuple[Facts, Facts]:
    """Return what two states of the same thing say differently: as it was, and as it is."""
    changed = [name for name in after if after[name] != before.get(name)]
    return {one: before.get(one) for one in changed}, {one: after[one] for one in changed}


def canonical(value: object) -> str:
    """Return plain data as JSON in one form only: keys sorted, no gaps, no floats.

    Raises:
        TypeError: something that JSON does not hold, or a float, whose digits would vary.
    """
    _refuse_floats(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def payload(entry: AuditEntry, rows: Rows | None = None) -> str:
    """Return the entry as the text that is chained; `v` is the form's version.

    `rows` are those of the books that the entry vouches for; most entries write none.
    """
    told = {
        "v": 1,
        "by": str(entry.by),
        "at": entry.at.astimezone(UTC).isoformat(timespec="milliseconds"),
        "deed": entry.deed.value,
        "subject": None if entry.subject is None else str(entry.subject),
        "details": dict(entry.details or {}),
    }
    return canonical({**told, "rows": rows} if rows else told)


def link(previous: bytes, text: str) -> bytes:
    """Return the hash that ties a payload to everything before it (SHA-256)."""
    return hashlib.sha256(previous + text.encode()).digest()


def _refuse_floats(value: object) -> None:
    if value is None or isinstance(value, str | int):
        # Most are: asking whether a text is a mapping would cost more than writing it.
        return
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
