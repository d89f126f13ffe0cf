"""What is read ahead on the worker, so that nobody waits for it at the first look at a page."""

import pkgutil
from importlib import import_module


def warm_up() -> None:
    """Read what stands behind the door, while the password is typed."""
    from app.main.opening import shelves
    from app.main.paper import printer

    # The place of work first: a tenth of a second of the window's own time.
    import_module("app.ui.attendance")
    _widgets()
    shelves()
    printer().warm_up()


def _widgets() -> None:
    """Let all that Qt knows be known: its Python makes it all at the first list that is shown."""
    for part in ("QtCore", "QtGui", "QtWidgets"):
        module = import_module(f"PySide6.{part}")
        for name in dir(module):
            getattr(module, name)


def pages() -> tuple[str, ...]:
    """Return the pages, each to be read as a piece of work of its own: somebody may want the lane."""
    from app.ui import pages

    return tuple(f"{pages.__name__}.{one.name}" for one in pkgutil.iter_modules(pages.__path__))


def read(page: str) -> None:
    """Read a page and all that it is made of."""
    import_module(page)
