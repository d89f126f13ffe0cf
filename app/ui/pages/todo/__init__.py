"""The page of what is left to do."""

from app.ui.pages.todo.page import TodoPage

__all__ = ["TodoPage"]
