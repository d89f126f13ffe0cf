"""Taking patients and past infusions from a spreadsheet."""

from app.ui.pages.intake.page import IntakePage

__all__ = ["IntakePage"]
