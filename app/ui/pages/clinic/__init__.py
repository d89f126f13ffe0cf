"""The page of the clinic: its own facts, its branches, and what is set for everybody."""

from app.ui.pages.clinic.page import ClinicPage

__all__ = ["ClinicPage"]
