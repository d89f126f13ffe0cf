"""Checking a certificate: dropped onto the page, chosen, or pasted as a code.

A clinic's list of revocations and its fingerprint, as files, are taken in the same way.
"""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QVBoxLayout, QWidget

from app.problems import explain
from app.services.brought import Brought, Kind, brought
from app.services.checking import Checked, Question
from app.ui.desk import Desk
from app.ui.kit.buttons import Button
from app.ui.kit.head_bar import HeadBar
from app.ui.kit.look import px
from app.ui.kit.notice import Notice
from app.ui.pages.check.knowing import Knowing
from app.ui.pages.check.telling import told_of
from app.ui.parts.check_form import CheckForm
from app.ui.parts.checked_card import CheckedCard
from app.ui.parts.scrolled import scrolled

_FORM, _NARROW = 384, 700


class CheckPage(QWidget):
    """Asks, and shows the answer beside; the file is read by a process of its own."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("check_page")
        self._desk, self._is_asking = desk, False
        self._last: Question | None = None
        self._fingerprint = ""
        say = desk.say
        self._head = HeadBar("check_head")
        self._head.show_title(say("Check a certificate"))
        self._notice = Notice("check_notice", closable=True, close_words=say("Close"))
        self._form, self._card = CheckForm(say), CheckedCard(say)
        self._knowing = Knowing(desk, self)
        known = Button(say("Known clinics…"), name="known_clinics")
        self._head.add(known)
        sides = self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        sides.setContentsMargins(px(20), px(14), px(20), px(14))
        sides.setSpacing(px(12))
        sides.addWidget(self._form)
        sides.addWidget(self._card, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._notice)
        column.addWidget(scrolled(sides, "check_scroll"), 1)
        self._form.file_asked.connect(self._choose)
        self._form.code_given.connect(self._check_code)
        known.clicked.connect(self._knowing.show_all)
        self._card.keep_asked.connect(self._keep)
        self._knowing.told.connect(self._notice.tell)
        self._knowing.changed.connect(self._check_again)
        self._knowing.failed.connect(self._on_failed)
        QShortcut(QKeySequence("Ctrl+O"), self).activated.connect(self._choose)
        self.setAcceptDrops(True)
        self.setFocusProxy(self._form)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the answer below the question in a small window."""
        super().resizeEvent(event)
        narrow = self.width() < px(_NARROW)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._sides.setDirection(down if narrow else across)
        self._form.setMaximumWidth(16_777_215 if narrow else px(_FORM))
        self._form.setMinimumWidth(0 if narrow else px(_FORM))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file that is held over the page."""
        if not self._is_asking and len(event.mimeData().urls()) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file that was let go here."""
        path = event.mimeData().urls()[0].toLocalFile()
        if path:
            event.acceptProposedAction()
            self.take_file(path)

    def take_file(self, path: str) -> None:
        """Check a certificate; a list or a fingerprint is taken as what it is."""
        self._desk.lane.aside(
            self, lambda: brought(Path(path)), then=self._on_brought, failed=self._on_failed
        )

    def _on_brought(self, found: Brought) -> None:
        if found.kind is Kind.LIST:
            self._knowing.take_list(found.content)
        elif found.kind is Kind.FINGERPRINT and self._knowing.may_change:
            self._knowing.ask("".join(found.content.decode("ascii").split()))
        else:
            self._check(Question(file=found.path, clinic=self._form.fingerprint()))

    def _keep(self) -> None:
        self._knowing.ask(self._fingerprint)

    def _check_again(self) -> None:
        """Look again at what is shown: who is known has changed."""
        if self._last is not None:
            self._check(self._last)

    def _check_code(self, code: str) -> None:
        self._check(Question(code=code, clinic=self._form.fingerprint()))

    def _check(self, question: Question) -> None:
        desk, say = self._desk, self._desk.say
        if self._is_asking:
            return
        if self._form.lacks_fingerprint():
            self._form.ask_for_fingerprint(say("Without it nobody can tell whose it is."))
            return
        self._is_asking, self._last = True, question
        self._notice.clear()
        self._card.rest(say("Checking…"))
        # Beside all other work: a file made to keep a program busy takes seconds.
        desk.lane.aside(
            self,
            lambda: desk.clinic.checks.check(desk.actor, question, say.language),
            then=self._on_checked,
            failed=self._on_failed,
        )

    def _on_checked(self, found: Checked) -> None:
        self._is_asking, self._fingerprint = False, found.fingerprint
        told = told_of(found, self._desk.say, may_keep=self._knowing.may_change)
        self._card.show_answer(told)

    def _on_failed(self, error: Exception) -> None:
        say, was_asking = self._desk.say, self._is_asking
        self._is_asking = False
        if was_asking:
            self._last = None
            self._card.rest(say("Nothing was checked yet."))
        self._notice.tell("bad", str(explain(error, say)))

    def _choose(self) -> None:
        say = self._desk.say
        dialog = QFileDialog(self, say("Choose a certificate"))
        dialog.setObjectName("check_dialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(say("Certificates and pictures ({kinds})", kinds=_KINDS))
        # Qt leaves these in English.
        dialog.setLabelText(QFileDialog.DialogLabel.LookIn, say("Folder:"))
        dialog.setLabelText(QFileDialog.DialogLabel.FileType, say("Kind of file:"))
        dialog.setViewMode(QFileDialog.ViewMode.List)
        dialog.fileSelected.connect(self.take_file)
        dialog.open()


_KINDS = "*.pdf *.png *.jpg *.jpeg *.txt *.fingerprint"
