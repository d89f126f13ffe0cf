"""The page that checks certificates, and knows other clinics."""

from app.ui.pages.check.page import CheckPage

__all__ = ["CheckPage"]
