"""The place where one page is shown at a time."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QSize
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget


@runtime_checkable
class Keeping(Protocol):
    """A page that holds something unfinished, and keeps it before it goes."""

    def leave(self) -> None:
        """Keep what is unfinished."""


@runtime_checkable
class Asking(Protocol):
    """A page that holds something which it cannot keep, and asks before it goes."""

    def may_leave(self) -> bool:
        """Tell whether nothing would be lost, or the user insists."""


@runtime_checkable
class Searching(Protocol):
    """A page in which one looks for somebody."""

    def search(self) -> None:
        """Bring the keyboard to the search line."""


@runtime_checkable
class Telling(Protocol):
    """A page that tells why something did not come about."""

    def show_error(self, error: Exception) -> None:
        """Tell it."""


@runtime_checkable
class Following(Protocol):
    """A page that shows what others may change meanwhile."""

    def look_again(self) -> None:
        """Show what stands by now; what is typed, chosen and in sight stays as it is."""


class PageStack(QStackedWidget):
    """Shows one page and lets go of the one before; the first stays, and what is to be kept."""

    def __init__(self, first: QWidget) -> None:
        super().__init__()
        self.setObjectName("pages")
        self._page = first
        self._staying = [first]
        self._is_behind = False
        self.addWidget(first)
        self.setFocusProxy(first)

    @property
    def page(self) -> QWidget:
        """The page that is shown."""
        return self._page

    def minimumSizeHint(self) -> QSize:
        """Ask for the room of the page that is shown: those that stay hidden take none."""
        return self._page.minimumSizeHint()

    def keep(self, page: QWidget) -> None:
        """Let a page stay when it is left, so that one comes back to what it showed."""
        self._staying.append(page)

    def take_in(self, page: QWidget) -> None:
        """Take a page in without showing it: what it is to look like is found out ahead."""
        if self.indexOf(page) < 0:
            self.addWidget(page)

    def look_again(self) -> None:
        """Let the page follow what others saved; where nobody sees it, as soon as somebody does."""
        self._is_behind = not self.isVisible()
        if not self._is_behind and isinstance(self._page, Following):
            self._page.look_again()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what was saved while the window was locked, or somebody else's."""
        super().showEvent(event)
        if self._is_behind:
            self.look_again()

    def may_leave(self) -> bool:
        """Let the page keep what is unfinished; tell whether nothing would be lost now."""
        if isinstance(self._page, Asking):
            return self._page.may_leave()
        if isinstance(self._page, Keeping):
            self._page.leave()
        return True

    def keep_unfinished(self) -> None:
        """Let the page keep what is unfinished, and stay."""
        if isinstance(self._page, Keeping):
            self._page.leave()

    def show_page(self, page: QWidget) -> None:
        """Show a page, with the keyboard in it."""
        old, self._page = self._page, page
        self.take_in(page)
        self.setCurrentWidget(page)
        if old not in (*self._staying, page):
            self.removeWidget(old)
            old.deleteLater()
        self.setFocusProxy(page)
        page.setFocus()
