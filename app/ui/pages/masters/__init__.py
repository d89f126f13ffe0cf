"""The public masters: files chosen or drawn here, what each did, and what was taken in so far."""

from app.ui.pages.masters.page import MastersPage

__all__ = ["MastersPage"]
