"""The tables of the clinic's books."""

from db.tables.accounts import ACCOUNT, ALARM, ALARM_SEEN, SETTING
from db.tables.athletes import COMPETITION, EXEMPTION, OUTSIDE_INFUSION, WITHDRAWAL
from db.tables.common import METADATA
from db.tables.diagnoses import DISEASE_MODIFIER, DISEASE_NAME, DISEASE_WORD
from db.tables.papers import (
    AUDIT,
    CERTIFICATE,
    CERTIFICATE_REVOCATION,
    CHAIN_HEAD,
    CHECKPOINT,
    OF_BACKUPS,
    OF_PRINTS,
)
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
    TREATMENT_APPROVAL,
    TREATMENT_LINE,
    TREATMENT_MEASUREMENT,
    TREATMENT_STEP,
    TREATMENT_WITHDRAWAL,
    VERDICT,
)
from db.tables.words import PRODUCT_WORD

__all__ = [
    "ACCOUNT",
    "ALARM",
    "ALARM_SEEN",
    "ASSESSMENT",
    "AUDIT",
    "BLOCKED_ALIAS",
    "BLOCKED_NAME",
    "CERTIFICATE",
    "CERTIFICATE_REVOCATION",
    "CHAIN_HEAD",
    "CHECKPOINT",
    "COMPETITION",
    "DISEASE_MODIFIER",
    "DISEASE_NAME",
    "DISEASE_WORD",
    "DRAFT",
    "EXEMPTION",
    "FACILITY",
    "FINALISATION",
    "LABEL_CONFIRMATION",
    "METADATA",
    "OF_BACKUPS",
    "OF_PRINTS",
    "OUTSIDE_INFUSION",
    "PATIENT",
    "PATIENT_BODY",
    "PATIENT_WORD",
    "PRODUCT",
    "PRODUCT_WORD",
    "REFERENCE_LOAD",
    "SETTING",
    "STAFF",
    "TREATMENT",
    "TREATMENT_APPROVAL",
    "TREATMENT_LINE",
    "TREATMENT_MEASUREMENT",
    "TREATMENT_STEP",
    "TREATMENT_WITHDRAWAL",
    "VERDICT",
    "WITHDRAWAL",
]
