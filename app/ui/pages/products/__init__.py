"""The page of the products."""

from app.ui.pages.products.page import ProductsPage

__all__ = ["ProductsPage"]
