"""The page of the regular sets."""

from app.ui.pages.sets.page import SetsPage

__all__ = ["SetsPage"]
