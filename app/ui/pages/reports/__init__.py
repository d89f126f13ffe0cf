"""The page of overviews and of lots."""

from app.ui.pages.reports.page import ReportsPage

__all__ = ["ReportsPage"]
