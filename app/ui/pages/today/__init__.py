"""The page of the day: where each infusion waits."""

from app.ui.pages.today.page import TodayPage

__all__ = ["TodayPage"]
