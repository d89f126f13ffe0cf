"""The page of what belongs to this computer alone."""

from app.ui.pages.computer.page import ComputerPage

__all__ = ["ComputerPage"]
