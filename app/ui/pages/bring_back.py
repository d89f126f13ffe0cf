"""Bringing a backup back, before anybody is inside: verified first, and what would be lost is told."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import Wording
from app.problems import explain
from app.services.checkup import Progress
from app.services.restoring import Loss, Restored, Wish
from app.ui.kit.background import Lane
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card
from app.ui.kit.fields import Field
from app.ui.kit.labels import Label
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px
from app.ui.kit.notice import Notice
from app.ui.kit.progress import Watch
from app.ui.parts.folder_dialog import folder_dialog
from app.ui.parts.scrolled import scrolled
from app.ui.parts.work_card import WorkCard
from app.upkeep import loss_line, restored_line

WIDTH = 560
BringBack = Callable[[Wish, Progress], Restored | Loss]


class BringBackPage(QWidget):
    """Asks which backup and by whose password; it takes the clinic's place only when it is whole."""

    closed = Signal()

    def __init__(self, say: Wording, lane: Lane, bring_back: BringBack, folder: Path) -> None:
        super().__init__()
        self.setObjectName("bring_back_page")
        self._say, self._lane = say, lane
        self._bring_back, self._folder = bring_back, folder
        self._loss: Loss | None = None
        self._source = LineEdit("backup_source")
        self._login = LineEdit("backup_login")
        self._password = LineEdit("backup_password", secret=True)
        self._choose = Button(say("Choose…"), name="choose_backup")
        self._fields = (
            Field(say("Folder of the backup (…tenteki-backup)"), self._source),
            Field(say("User name"), self._login),
            Field(say("Password of the backup's day"), self._password),
        )
        self._notice = Notice("bring_back_notice")
        self._work = WorkCard("bring_back_work", say)
        self._cancel = Button(say("To the sign-in"), "quiet", name="bring_back_close")
        words = say("Verify and bring back")
        self._go = Button(words, "primary", name="bring_back")
        self._lay_out()
        self._choose.clicked.connect(self._ask_folder)
        self._go.clicked.connect(self._ask)
        self._notice.deed.connect(self._agree)
        self._cancel.clicked.connect(self.closed)
        self.setFocusProxy(self._source)

    def _ask_folder(self) -> None:
        dialog = folder_dialog(self, self._say, self._say("Choose a backup"), None)
        dialog.fileSelected.connect(self._source.setText)
        dialog.open()

    def _ask(self) -> None:
        empty = [field for field in self._fields if not self._text(field)]
        for field in reversed(empty):
            field.set_error(self._say("This field is empty. Please fill it in."))
            field.focus()
        if not empty:
            self._begin(None)

    def _agree(self) -> None:
        self._begin(self._loss)

    def _begin(self, agreed: Loss | None) -> None:
        watch, bring_back = Watch(), self._bring_back
        source, login, password = (self._text(field) for field in self._fields)
        wish = Wish(Path(source), login, password, agreed)
        self._set_busy(busy=True)
        self._notice.clear()
        self._work.follow(self._say("Bringing back…"), watch)
        self._lane.run(
            self,
            lambda: bring_back(wish, watch.tell),
            then=self._on_answer,
            failed=self._on_failed,
        )

    def _on_answer(self, answer: Restored | Loss) -> None:
        say = self._say
        self._rest()
        if isinstance(answer, Restored):
            self._password.clear()
            self._go.setEnabled(False)
            self._notice.tell("ok", restored_line(answer, self._folder, say))
            return
        self._loss = answer
        words = loss_line(answer, say)
        self._notice.tell("caution", words, deed=say("Set aside and bring back"), urgent=True)

    def _on_failed(self, error: Exception) -> None:
        self._rest()
        self._notice.tell("bad", str(explain(error, self._say)))

    def _rest(self) -> None:
        self._work.rest()
        self._set_busy(busy=False)

    def _set_busy(self, *, busy: bool) -> None:
        for widget in (self._go, self._cancel, self._choose, *self._fields):
            widget.setEnabled(not busy)

    def _text(self, field: Field) -> str:
        editor = field.editor
        return editor.text().strip() if isinstance(editor, LineEdit) else ""

    def _lay_out(self) -> None:
        say = self._say
        card = Card("bring_back_card")
        card.setFixedWidth(px(WIDTH))
        card.body.setContentsMargins(px(32), px(24), px(32), px(20))
        told = say(
            "The backup is verified in a temporary file before anything is changed. What stands in "
            "its place today is set aside, never deleted."
        )
        top = QHBoxLayout()
        top.addWidget(self._fields[0], 1)
        # Beside the line, below the height of its label.
        beside = QVBoxLayout()
        beside.addSpacing(px(20))
        beside.addWidget(self._choose)
        beside.addStretch(1)
        top.addLayout(beside)
        card.body.addWidget(Label(say("Bring a backup back"), size=20, bold=True))
        card.body.addWidget(Label(told, size=12, ink="text2", wrap=True))
        card.body.addLayout(top)
        for widget in (*self._fields[1:], self._notice, self._work):
            card.body.addWidget(widget)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._go)
        card.body.addLayout(foot)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        middle = QVBoxLayout()
        middle.addStretch(2)
        middle.addLayout(row)
        middle.addStretch(3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(middle, "bring_back_scroll"))
