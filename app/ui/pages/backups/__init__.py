"""The backups: where they go, which there are, and whether they hold."""

from app.ui.pages.backups.page import BackupsPage

__all__ = ["BackupsPage"]
