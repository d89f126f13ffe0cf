"""The page of one infusion: typed, judged as one types, saved, finalised, certified."""

from app.ui.pages.treatment.page import TreatmentPage

__all__ = ["TreatmentPage"]
