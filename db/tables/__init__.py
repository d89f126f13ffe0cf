"""The tables of the clinic's books."""

from db.tables.accounts import ACCOUNT, ALARM, ALARM_SEEN, SETTING
from db.tables.athletes import BAN, COMPETITION, EXEMPTION, OUTSIDE_INFUSION, WITHDRAWAL
from db.tables.clinics import KNOWN_CLINIC, REVOCATION_LIST
from db.tables.common import METADATA
from db.tables.diagnoses import DISEASE_MODIFIER, DISEASE_NAME, DISEASE_WORD
from db.tables.imprints import IMPRINT
from db.tables.masters import (
    HOT_CODE,
    LEARNT_CODE,
    LISTED_DRUG,
    MASTER_IMPORT,
    PACKAGE_CODE,
    PACKAGE_INSERT,
    PRICE_LISTING,
)
from db.tables.own_products import OWN_PRODUCT
from db.tables.papers import (
    AUDIT,
    CERTIFICATE,
    CERTIFICATE_REVOCATION,
    CHAIN_HEAD,
    CHECKPOINT,
)
from db.tables.people import BRANCH, FACILITY, PATIENT, PATIENT_BODY, PATIENT_WORD, STAFF
from db.tables.products import (
    BLOCKED_ALIAS,
    BLOCKED_NAME,
    LABEL_CONFIRMATION,
    PRODUCT,
    PRODUCT_COMPLETION,
    PRODUCT_STOP,
    REFERENCE_LOAD,
)
from db.tables.regular_sets import REGULAR_SET
from db.tables.treatments import (
    ASSESSMENT,
    DRAFT,
    FINALISATION,
    OPEN_RECORD,
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
    "BAN",
    "BLOCKED_ALIAS",
    "BLOCKED_NAME",
    "BRANCH",
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
    "HOT_CODE",
    "IMPRINT",
    "KNOWN_CLINIC",
    "LABEL_CONFIRMATION",
    "LEARNT_CODE",
    "LISTED_DRUG",
    "MASTER_IMPORT",
    "METADATA",
    "OF_BACKUPS",
    "OF_PRINTS",
    "OPEN_RECORD",
    "OUTSIDE_INFUSION",
    "OWN_PRODUCT",
    "PACKAGE_CODE",
    "PACKAGE_INSERT",
    "PATIENT",
    "PATIENT_BODY",
    "PATIENT_WORD",
    "PRICE_LISTING",
    "PRODUCT",
    "PRODUCT_COMPLETION",
    "PRODUCT_STOP",
    "PRODUCT_WORD",
    "REFERENCE_LOAD",
    "REGULAR_SET",
    "REVOCATION_LIST",
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
