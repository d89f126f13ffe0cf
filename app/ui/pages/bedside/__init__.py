"""The page at the bedside: what is ordered, and what is done at one drip."""

from app.ui.pages.bedside.page import BedsidePage

__all__ = ["BedsidePage"]
