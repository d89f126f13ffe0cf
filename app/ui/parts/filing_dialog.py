"""The window in which something is filed or withdrawn; nothing typed in it is lost."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from app.domain.errors import Refused
from app.i18n import Wording
from app.problems import explain
from app.ui.kit.buttons import Button, Kind
from app.ui.kit.dialog import Dialog
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.kit.notice import Notice
from app.ui.kit.panel import Scroller
from app.ui.kit.progress import Watch
from app.ui.parts.filing_sheet import FilingSheet
from app.ui.parts.form_rows import all_changed
from app.ui.parts.tall_enough import TallEnough
from app.ui.parts.work_card import WorkCard

_CHANGES = (
    QEvent.Type.Resize,
    QEvent.Type.LayoutRequest,
    QEvent.Type.Show,
    QEvent.Type.Hide,
)
_MARGIN = 60  # so much of the window behind stays in sight


class FilingDialog(Dialog):
    """Holds a sheet until what it says was taken; leaving what was typed asks once."""

    filed = Signal(object)  # the sheet's value

    def __init__(
        self,
        sheet: FilingSheet,
        say: Wording,
        parent: QWidget,
        *,
        title: str,
        told: str = "",
        deed: str = "",
        kind: Kind = "primary",
    ) -> None:
        super().__init__(parent)
        self.sheet, self._say, self._behind = sheet, say, parent
        self._deed = deed or say("Save")
        self._before, self._warned_of = sheet.typed(), sheet.typed()
        self.setObjectName("filing_dialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._notice = Notice("filing_notice")
        self._cancel = Button(say("Cancel"), "quiet", name="filing_cancel", key_hint="Esc")
        self._file = Button(self._deed, kind, name="filing_file", key_hint="Ctrl+S")
        self._file.setDefault(True)
        self._work = WorkCard("filing_work", say)
        self._told = Label(told, size=13, ink="text2", wrap=True)
        self._told.setVisible(bool(told))
        self._lay_out(title)
        self._notice.deed.connect(self._on_insisted)
        self._cancel.clicked.connect(self.reject)
        self._file.clicked.connect(self._on_file)
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self._file.click)
        sheet.lay_lists_over(self)
        sheet.setFocus()

    def tell(self, error: Exception) -> None:
        """Tell why it was not taken; everything typed is still there."""
        self._set_busy(False)
        if isinstance(error, Refused):
            self.sheet.show_faults(error.faults)
            if words := all_changed(self.sheet, self._say):
                self._notice.tell("caution", words, urgent=True)
            QTimer.singleShot(0, self, self._bring_into_sight)
        else:
            self._notice.tell("bad", str(explain(error, self._say)), urgent=True)

    def rest(self) -> None:
        """Take the sheet up again: nothing came of it, and nothing went wrong."""
        self._set_busy(False)

    def follow(self, what: str, watch: Watch) -> None:
        """Show how far the work comes that was asked for here."""
        self._work.follow(what, watch)

    def reject(self) -> None:
        """Close, but ask once before what was typed is dropped."""
        typed = self.sheet.typed()
        if typed in (self._before, self._warned_of):
            super().reject()
            return
        self._warned_of = typed
        say = self._say
        self._notice.tell(
            "caution",
            say("What you typed is not saved yet."),
            deed=say("Leave without saving"),
            urgent=True,
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep as high as the sheet, within the window behind."""
        if event.type() in _CHANGES:
            # Queued: the sheet has its height only then.
            QTimer.singleShot(0, self, self._fit)
        return super().eventFilter(watched, event)

    def _on_file(self) -> None:
        self._notice.clear()
        try:
            value = self.sheet.value()
        except Refused as refused:
            self.tell(refused)
            return
        # Pressed once: the answer comes from the lane.
        self._set_busy(True)
        self.filed.emit(value)

    def _on_insisted(self) -> None:
        super().reject()

    def _set_busy(self, busy: bool) -> None:
        self._file.setEnabled(not busy)
        if not busy:
            self._work.rest()
        self._file.set_words(self._say("Saving…") if busy else self._deed)

    def _bring_into_sight(self) -> None:
        # Nobody may have the keyboard, though the stubs say otherwise.
        here: QWidget | None = self.focusWidget()
        if here is not None and self._scroller.isAncestorOf(here):
            self._scroller.ensureWidgetVisible(here, 0, px(_MARGIN))

    def _fit(self) -> None:
        layout = self.layout()
        if layout is None:
            return
        room = self._behind.window().height() - px(_MARGIN)
        around = _height(layout, self.width()) - self._scroller.height()
        wanted = self._content.minimumHeight() or self._content.sizeHint().height()
        self._scroller.setFixedHeight(max(min(wanted, room - around), px(120)))
        self.setFixedHeight(_height(layout, self.width()))

    def _lay_out(self, title: str) -> None:
        self._content = QWidget()
        inner = QVBoxLayout(self._content)
        inner.setContentsMargins(px(2), px(2), px(10), px(2))
        inner.addWidget(self.sheet)
        inner.addStretch(1)
        TallEnough(self._content)
        for watched in (self._content, self._notice, self._work):
            watched.installEventFilter(self)
        self._scroller = Scroller(self._content, name="filing_scroll")
        foot = QHBoxLayout()
        foot.setSpacing(px(10))
        foot.addStretch(1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._file)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(16), px(16))
        column.setSpacing(px(12))
        column.addWidget(Label(title, size=16, bold=True, name="filing_title"))
        for widget in (self._told, self._notice, self._scroller, self._work):
            column.addWidget(widget)
        column.addLayout(foot)
        self.setFixedWidth(px(660))


def _height(layout: QLayout, width: int) -> int:
    """Return how high a layout wants to be; one without wrapped words does not ask for the width."""
    if layout.hasHeightForWidth():
        return layout.totalHeightForWidth(width)
    return layout.totalSizeHint().height()
