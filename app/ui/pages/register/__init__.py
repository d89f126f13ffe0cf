"""The register of all certificates."""

from app.ui.pages.register.page import RegisterPage

__all__ = ["RegisterPage"]
