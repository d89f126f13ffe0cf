"""What a scanner reads off a package: which product it is, its lot and expiry (GS1)."""

from datetime import date
from enum import StrEnum

from app.domain.keys import Stamp
from app.domain.values import dataclass


class DoubtKind(StrEnum):
    """Why a person must look at what was scanned."""

    RUNS_ON = "runs_on"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Doubt:
    """What else the scan may mean: lot, expiry and serial number as they are likely.

    `RUNS_ON`: the sign behind the lot was lost on the way (FNC1), so that the lot swallowed what
    follows. `UNREADABLE`: all but the product cannot be read.
    """

    kind: DoubtKind
    lot: str = ""
    expiry: date | None = None
    serial: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """One scan as read; `gtin` has 14 digits and the right check digit."""

    gtin: str
    lot: str = ""
    expiry: date | None = None
    serial: str = ""
    doubt: Doubt | None = None


@dataclass(frozen=True, slots=True)
class Packaged:
    """What the master of package codes knows of one: its product, and when it was stopped.

    `product` is "" where the code is on several products, or on none that may be given.
    """

    product: str = ""
    stopped_on: date | None = None


@dataclass(frozen=True, slots=True)
class LearntCode:
    """Somebody's word that a code stands on the packages of a product; a later one takes its place."""

    gtin: str
    product: str
    stamp: Stamp


class ScanWarning(StrEnum):
    """What is told beside a scanned product."""

    UNKNOWN_GTIN = "unknown_gtin"
    NOT_ORDERED = "not_ordered"
    EXPIRED = "expired"
    STOPPED = "stopped"
    DOUBTFUL = "doubtful"
