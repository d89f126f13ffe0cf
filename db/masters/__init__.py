"""The books of the public masters: what was imported, and what becomes of it."""

from db.masters.shelf import MasterShelf

__all__ = ["MasterShelf"]
