"""How amounts are written in lists."""

from decimal import Decimal

from app.domain.quantities import show_ml


def millilitres(volume_ml: Decimal) -> str:
    """Return a volume with at least one decimal, never rounded down."""
    shown = show_ml(volume_ml)
    return shown if "." in shown else f"{shown}.0"
