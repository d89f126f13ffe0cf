"""Reading a PDF: its pages, larger and smaller, and a text searched for in them."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.i18n import Wording
from app.ui.kit.background import Lane
from app.ui.kit.buttons import Button
from app.ui.kit.labels import Label
from app.ui.parts.pdf_pages import Found, find_text, render
from app.ui.parts.pdf_search import PdfSearch
from app.ui.parts.pdf_view import PdfView, Picture


class PdfReader(QObject):
    """Holds the view and the tools for a page's head; draws and searches by way of the lane."""

    failed = Signal(object)

    def __init__(self, lane: Lane, pdf: bytes, spoken: str, say: Wording, page: QWidget) -> None:
        super().__init__(page)
        self._lane, self._pdf, self._found = lane, pdf, Found("", ())
        self.view, self.search = PdfView(spoken), PdfSearch(say)
        self._zoom = Label("", size=12, ink="text2", name="zoom")
        smaller, *others = self._buttons(say)
        self.tools: tuple[QWidget, ...] = (self.search, smaller, self._zoom, *others)
        self.view.wanted.connect(self._draw)
        self.search.typed.connect(self._look_for)
        self.search.moved.connect(self._on_moved)
        self._set_keys(page)

    def begin(self) -> None:
        """Draw the pages."""
        self._draw(self.view.dots())

    def _buttons(self, say: Wording) -> list[Button]:
        view = self.view
        told: tuple[tuple[str, str, str, Callable[[], None]], ...] = (
            ("−", "zoom_out", say("Smaller"), partial(view.zoom_by, -1)),
            ("+", "zoom_in", say("Larger"), partial(view.zoom_by, 1)),
            ("↔", "fit_width", say("As wide as the window (Ctrl+1)"), view.fit_width),
            ("↕", "fit_page", say("The whole page (Ctrl+2)"), view.fit_page),
        )
        buttons = []
        for sign, name, spoken, deed in told:
            button = Button(sign, name=name)
            button.setToolTip(spoken)
            button.setAccessibleName(spoken)
            button.clicked.connect(partial(_without_the_tick, deed))
            buttons.append(button)
        return buttons

    def _set_keys(self, page: QWidget) -> None:
        view, search = self.view, self.search
        moves: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Ctrl++", partial(view.zoom_by, 1)),
            ("Ctrl+;", partial(view.zoom_by, 1)),
            ("Ctrl+-", partial(view.zoom_by, -1)),
            ("Ctrl+1", view.fit_width),
            ("Ctrl+2", view.fit_page),
            ("F3", partial(search.step, 1)),
            ("Shift+F3", partial(search.step, -1)),
        )
        for keys, deed in moves:
            QShortcut(QKeySequence(keys), page).activated.connect(deed)

    def _draw(self, dots: int) -> None:
        pdf = self._pdf
        self._lane.run(
            self, lambda: render(pdf, dots), then=self._on_drawn, failed=self.failed.emit
        )

    def _on_drawn(self, pages: Sequence[Picture]) -> None:
        self.view.show_pages(pages)
        self._zoom.setText(f"{self.view.zoom} %")

    def _look_for(self, typed: str) -> None:
        pdf = self._pdf
        if not typed:
            self._on_found(Found("", ()))
            return
        self._lane.run(
            self, lambda: find_text(pdf, typed), then=self._on_found, failed=self.failed.emit
        )

    def _on_found(self, found: Found) -> None:
        # Something else was typed meanwhile: its answer is on the way.
        if found.typed == self.search.text():
            self._found = found
            self.search.show_count(len(found.marks))

    def _on_moved(self, place: int) -> None:
        self.view.show_marks(self._found.marks, place)


def _without_the_tick(deed: Callable[[], None], _checked: bool = False) -> None:
    deed()
