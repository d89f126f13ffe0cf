"""The clinic's books on disk: encrypted tables, their fences, and the stores that fill them."""

from db.opening import Books, create, open_books

__all__ = ["Books", "create", "open_books"]
