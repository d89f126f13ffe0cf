"""The page of one patient: who it is, what binds the athlete, what was given and certified."""

from app.ui.pages.patient.page import PatientPage

__all__ = ["PatientPage"]
