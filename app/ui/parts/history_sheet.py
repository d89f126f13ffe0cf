"""All versions of a record: listed, read in full, and any two side by side."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.treatments import Treatment
from app.domain.versions import RecordHistory
from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.choice import Choice
from app.ui.kit.dialog import Dialog
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.kit.notice import Notice
from app.ui.kit.option import Option
from app.ui.kit.tick import Tick
from app.ui.parts.comparison import VersionComparison
from app.ui.parts.patient_words import names
from app.ui.parts.record_facts import record_facts
from app.ui.parts.version_table import shown, version_table

_ALONE = 0
_TABLE = 36 + 36 * 4


class HistorySheet(Dialog):
    """Lies over what one works on, which stays as it is; Esc closes it."""

    def __init__(self, say: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("history_sheet")
        self.setWindowTitle(say("Versions of the record"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._say = say
        self._history: RecordHistory | None = None
        self._title = Label(say("Versions of the record"), size=16, bold=True)
        self._notice = Notice("history_notice")
        self._beside = Choice("compare_with", spoken=say("Compare with"), height=32)
        self._beside.setFixedWidth(px(300))
        self._only = Tick(say("Only what differs"), name="only_differences")
        self._only.setChecked(True)
        self._only.setEnabled(False)
        self._shown = QWidget()
        # One look for several changes: another version offers others to compare with.
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._show)
        self._beside.on_change(self._show_soon)
        self._only.on_change(self._show_soon)
        for keys, pages in (("PgDown", 1), ("PgUp", -1)):
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self._turn, pages))
        self._lay_out()
        room = parent.window().size()
        self.resize(min(px(1120), room.width() - px(40)), min(px(760), room.height() - px(40)))

    def tell(self, sentence: str) -> None:
        """Tell why the versions cannot be shown."""
        self._notice.tell("bad", sentence)

    def show_history(self, history: RecordHistory) -> None:
        """Show a record's versions, the newest beside the one before."""
        self._history = history
        name, _ = names(history.patient, self._say)
        about = self._say("Versions of the record: {name}", name=name)
        self._title.setText(about)
        self._table = version_table(history, self._say)
        self._table.setFixedHeight(px(min(_TABLE, 36 + 36 * len(history.versions))))
        self._place.insertWidget(2, self._table)
        self._table.moved.connect(self._on_moved)
        self._table.selectRow(0)
        # Shown before its turn: what is not seen yet does not take the keyboard.
        self._table.show()
        self._table.setFocus()

    def _lay_out(self) -> None:
        close = Button(self._say("Close"), name="close_history", key_hint="Esc")
        close.clicked.connect(self.reject)
        top = QHBoxLayout()
        top.addWidget(self._title)
        top.addStretch(1)
        top.addWidget(close)
        ways = QHBoxLayout()
        ways.setSpacing(px(12))
        ways.addWidget(Label(self._say("Compare with"), size=13, ink="text2"))
        ways.addWidget(self._beside)
        ways.addWidget(self._only)
        ways.addStretch(1)
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(px(20), px(16), px(20), px(16))
        self._place.setSpacing(px(10))
        self._place.addLayout(top)
        self._place.addWidget(self._notice)
        self._place.addLayout(ways)
        self._place.addWidget(self._shown, 1)

    def _on_moved(self, _place: int) -> None:
        one = self._table.current_row()
        if one is None or self._history is None:
            return
        say = self._say
        others = [other for other in self._history.versions[::-1] if other is not one]
        options = [
            Option(
                other.version,
                say(
                    "Version {number}, {time}", number=other.version, time=shown(other.recorded.at)
                ),
            )
            for other in others
        ]
        self._beside.set_options([Option(_ALONE, say("No other: read it in full")), *options])
        before = [other.version for other in others if other.version < one.version]
        self._beside.set_value(before[0] if before else _ALONE)
        self._show_soon()

    def _turn(self, pages: int) -> None:
        if isinstance(self._shown, VersionComparison):
            self._shown.turn(pages)

    def _show_soon(self) -> None:
        self._timer.start()

    def _show(self) -> None:
        one = self._table.current_row()
        if one is None or self._history is None:
            return
        wanted = self._beside.value()
        sides = [each for each in self._history.versions if each is one or each.version == wanted]
        self._only.setEnabled(len(sides) > 1)
        only = self._only.isChecked() and len(sides) > 1
        told = [(self._head(each), record_facts(self._history, each, self._say)) for each in sides]
        new = VersionComparison(told, self._say, only=only)
        self._place.replaceWidget(self._shown, new)
        self._shown.setParent(None)
        self._shown.deleteLater()
        self._shown = new

    def _head(self, one: Treatment) -> str:
        say, history = self._say, self._history
        head = say("Version {number}, {time}", number=one.version, time=shown(one.recorded.at))
        numbers = () if history is None else history.certificates.get(one.id, ())
        if not numbers:
            return head
        return say("{version}, certificate {numbers}", version=head, numbers=", ".join(numbers))
