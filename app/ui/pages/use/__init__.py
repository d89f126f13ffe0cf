"""May I give this? The question before there is a patient."""

from app.ui.pages.use.window import UseWindow

__all__ = ["UseWindow"]
