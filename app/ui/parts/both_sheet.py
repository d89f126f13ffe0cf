"""A record that somebody saved meanwhile, beside what was typed here: nothing is overwritten unseen."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.i18n import Wording
from app.ui.kit.buttons import Button
from app.ui.kit.compared import Compared, ComparedLine
from app.ui.kit.dialog import Dialog
from app.ui.kit.labels import Label
from app.ui.kit.look import px


class BothSheet(Dialog):
    """Shows what differs; one goes on with the own form over the saved record, or gives it up."""

    went_on = Signal()
    gave_up = Signal()

    def __init__(
        self,
        changes: Sequence[tuple[str, str, str]],
        say: Wording,
        parent: QWidget,
        *,
        may_go_on: bool = True,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("both_sheet")
        self.setWindowTitle(say("Both side by side"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heads = (say("Saved meanwhile"), say("As you typed it"))
        lines = [
            ComparedLine(name, texts, is_changed=True, spoken=say("{name}: different", name=name))
            for name, *texts in changes
        ]
        told = (
            say("What you go on with becomes a new version; the saved one stays to be read.")
            if may_go_on
            else say("The record is final. Show a physician what you typed, to have it amended.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(12))
        column.addWidget(Label(say("Both side by side"), size=16, bold=True))
        column.addWidget(Label(told, size=13, ink="text2", wrap=True))
        column.addWidget(Compared(heads, lines), 1)
        column.addLayout(self._buttons(say, may_go_on=may_go_on))
        self.resize(px(760), px(min(230 + 46 * len(lines), 620)))

    def _buttons(self, say: Wording, *, may_go_on: bool) -> QHBoxLayout:
        later = Button(say("Cancel"), "quiet", name="both_later")
        drop = Button(say("Discard mine"), name="both_discard")
        go_on = Button(say("Go on with mine"), "primary", name="both_go_on")
        go_on.setDefault(True)
        go_on.setVisible(may_go_on)
        row = QHBoxLayout()
        row.setSpacing(px(10))
        row.addStretch(1)
        for button in (later, drop, go_on):
            row.addWidget(button)
        later.clicked.connect(self.reject)
        for button, signal in ((drop, self.gave_up), (go_on, self.went_on)):
            button.clicked.connect(self.accept)
            button.clicked.connect(signal)
        return row
