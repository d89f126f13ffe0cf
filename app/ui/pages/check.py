"""Checking a certificate: dropped onto the page, chosen, or pasted as a code."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.verifications import Answer
from app.problems import explain
from app.services.checking import Checked, Question
from app.ui.desk import Desk
from app.ui.kit.head_bar import HeadBar
from app.ui.kit.look import px
from app.ui.kit.notice import Notice
from app.ui.parts.check_form import CheckForm
from app.ui.parts.checked_card import CheckedCard
from app.verified import answer_sentence, doubt_sentence, grouped

_FORM = 384
_TONES = {Answer.VALID: "ok", Answer.UNKNOWN_CLINIC: "caution"}


class CheckPage(QWidget):
    """Asks, and shows the answer beside; the file is read by a process of its own."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("check_page")
        self._desk, self._is_asking = desk, False
        say = desk.say
        self._head = HeadBar("check_head")
        self._head.show_title(say("Check a certificate"))
        self._notice = Notice("check_notice", closable=True, close_words=say("Close"))
        self._form, self._card = CheckForm(say), CheckedCard(say)
        self._form.setFixedWidth(px(_FORM))
        sides = QHBoxLayout()
        sides.setContentsMargins(px(20), px(14), px(20), px(14))
        sides.setSpacing(px(12))
        sides.addWidget(self._form)
        sides.addWidget(self._card, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._notice)
        column.addLayout(sides, 1)
        self._form.file_asked.connect(self._choose)
        self._form.code_given.connect(self._check_code)
        QShortcut(QKeySequence("Ctrl+O"), self).activated.connect(self._choose)
        self.setAcceptDrops(True)
        self.setFocusProxy(self._form)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take one file that is held over the page."""
        if not self._is_asking and len(event.mimeData().urls()) == 1:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Check the file that was let go here."""
        path = event.mimeData().urls()[0].toLocalFile()
        if path:
            event.acceptProposedAction()
            self.check_file(path)

    def check_file(self, path: str) -> None:
        """Check a file."""
        self._check(Question(file=Path(path), clinic=self._form.fingerprint()))

    def _check_code(self, code: str) -> None:
        self._check(Question(code=code, clinic=self._form.fingerprint()))

    def _check(self, question: Question) -> None:
        desk, say = self._desk, self._desk.say
        if self._is_asking:
            return
        if self._form.lacks_fingerprint():
            self._form.ask_for_fingerprint(say("Without it nobody can tell whose it is."))
            return
        self._is_asking = True
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
        say, self._is_asking = self._desk.say, False
        words = {Answer.VALID: say("Genuine"), Answer.UNKNOWN_CLINIC: say("Unknown clinic")}
        facts = list(found.stated)
        if found.fingerprint:
            facts.append((say("Fingerprint"), grouped(found.fingerprint)))
        self._card.show_answer(
            _TONES.get(found.answer, "bad"),
            words.get(found.answer, say("Not valid")),
            answer_sentence(found.answer, say),
            [doubt_sentence(one, say) for one in found.doubts],
            facts,
        )

    def _on_failed(self, error: Exception) -> None:
        say, self._is_asking = self._desk.say, False
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
        dialog.fileSelected.connect(self.check_file)
        dialog.open()


_KINDS = "*.pdf *.png *.jpg *.jpeg *.txt"
