"""The tables of the clinic's books."""

from db.tables.common import METADATA
from db.tables.papers import AUDIT, CERTIFICATE, CHAIN_HEAD
from db.tables.people import FACILITY, PATIENT, PATIENT_BODY, PATIENT_WORD, STAFF
from db.tables.products import (
    BLOCKED_ALIAS,
    BLOCKED_NAME,
    LABEL_CONFIRMATION,
    PRODUCT,
    REFERENCE_LOAD,
)
from db.tables.treatments import (
    ASSESSMENT,
    DRAFT,
    FINALISATION,
    TREATMENT,
    TREATMENT_LINE,
    VERDICT,
)

__all__ = [
    "ASSESSMENT",
    "AUDIT",
    "BLOCKED_ALIAS",
    "BLOCKED_NAME",
    "CERTIFICATE",
    "CHAIN_HEAD",
    "DRAFT",
    "FACILITY",
    "FINALISATION",
    "LABEL_CONFIRMATION",
    "METADATA",
    "PATIENT",
    "PATIENT_BODY",
    "PATIENT_WORD",
    "PRODUCT",
    "REFERENCE_LOAD",
    "STAFF",
    "TREATMENT",
    "TREATMENT_LINE",
    "VERDICT",
]
