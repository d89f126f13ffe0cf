"""How far the clock of this computer could be trusted when something was written."""

from enum import StrEnum


class ClockState(StrEnum):
    """What was known of the clock: kept in step with standard time or not, or set just before.

    `LEAPT` outweighs the others: it was set by more than a minute since the entry before, or
    since the sign-in where there was none.
    """

    SYNCHRONISED = "synchronised"
    UNSYNCHRONISED = "unsynchronised"
    UNKNOWN = "unknown"
    LEAPT = "leapt"
