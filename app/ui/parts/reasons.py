"""Why by vein, and, where it is asked for, why outside the label or why written late."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.treatments import Draft, IvReason
from app.i18n import Wording
from app.ui.kit.choice import Choice
from app.ui.kit.fields import Field
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px
from app.ui.kit.memo_edit import MemoEdit
from app.ui.kit.option import Option
from app.ui.parts.freeze import freeze
from app.words import field_word, iv_reason_word


class Reasons(QWidget):
    """The reason for the vein; those for off-label use and a late entry show only when asked for."""

    changed = Signal()

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self.setObjectName("reasons")
        ways = [Option(one, iv_reason_word(one, say)) for one in IvReason]
        self._code = Choice("iv_reason_code", ways, placeholder=say("Choose"))
        self._words = LineEdit("iv_reason", example=say("What stood against taking it orally"))
        self._off_label = MemoEdit("off_label_reason", lines=1, most_lines=4)
        self._late = MemoEdit(
            "late_reason", lines=1, most_lines=4, example=say("e.g. copied from the paper record")
        )
        self.fields = {
            "iv_reason_code": Field(field_word("iv_reason", say), self._code),
            "iv_reason": Field(say("In words"), self._words),
            "off_label_reason": Field(field_word("off_label_reason", say), self._off_label),
            "late_reason": Field(field_word("late_reason", say), self._late),
        }
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(self.fields["iv_reason_code"])
        row.addWidget(self.fields["iv_reason"], 1)
        self._code.setFixedWidth(px(220))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(self.fields["off_label_reason"])
        column.addLayout(row)
        column.addWidget(self.fields["late_reason"])
        for name in ("off_label_reason", "late_reason"):
            self.fields[name].hide()
        for editor in (self._off_label, self._code, self._words, self._late):
            editor.on_change(self._on_change)

    def show_draft(self, draft: Draft) -> None:
        """Show what a form states."""
        self._code.set_value(draft.iv_reason_code)
        self._words.setText(draft.iv_reason)
        self._off_label.set_text(draft.off_label_reason)
        self._late.set_text(draft.late_reason)
        self.ask_off_label(False)
        self.ask_late(False)

    def filled(self, draft: Draft) -> Draft:
        """Return a form with what stands here."""
        code = self._code.value()
        return replace(
            draft,
            iv_reason_code=code if isinstance(code, IvReason) else None,
            iv_reason=self._words.text().strip(),
            off_label_reason=self._off_label.text().strip(),
            late_reason=self._late.text().strip(),
        )

    def ask_off_label(self, asked: bool) -> None:
        """Ask for the reason of off-label use, or no longer; what was written stays in sight."""
        self.fields["off_label_reason"].setVisible(asked or bool(self._off_label.text()))

    def ask_late(self, asked: bool) -> None:
        """Ask why it is written so late, or no longer; what was written stays in sight."""
        self.fields["late_reason"].setVisible(asked or bool(self._late.text()))

    def controls(self) -> list[QWidget]:
        """Return what can be filled in, in reading order."""
        return [self._off_label, self._code, self._words, self._late]

    def set_read_only(self, frozen: bool) -> None:
        """Let nobody change anything here, or let it be changed again."""
        freeze(self.controls(), frozen)

    def _on_change(self) -> None:
        self.changed.emit()
