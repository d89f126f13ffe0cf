"""The people of the clinic, and the papers in the safe."""

from app.ui.pages.people.page import PeoplePage

__all__ = ["PeoplePage"]
