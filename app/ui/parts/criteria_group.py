"""A group of criteria with its counter; each line leads to its field."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.i18n import Wording
from app.ui.kit.criterion import CriterionRow
from app.ui.kit.group_head import GroupHead
from app.ui.kit.icon_button import IconButton
from app.ui.parts.criteria import Criterion, titles


class CriteriaGroup(QWidget):
    """The lines of one of NPB's criteria."""

    wanted = Signal(str)  # the address of the field that a line leads to
    explain_asked = Signal()

    def __init__(self, name: str, title: str, keys: Sequence[str], say: Wording) -> None:
        super().__init__()
        self.setObjectName(name)
        self._say = say
        self._fields = dict.fromkeys(keys, "")
        self._head = GroupHead(title, name=f"{name}_head")
        explain = IconButton(
            "question",
            say("What this criterion asks for (Shift+F1)"),
            name=f"{name}_explain",
            side=24,
        )
        # The keyboard has Shift+F1; F6 and Tab go to the lines.
        explain.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        explain.clicked.connect(self.explain_asked)
        self._head.add(explain)
        words = titles(say)
        self._rows = {key: CriterionRow(words[key], name=f"criterion_{key}") for key in keys}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        for key, row in self._rows.items():
            column.addWidget(row)
            row.clicked.connect(partial(self._on_clicked, key))

    def show_criteria(
        self, criteria: Sequence[Criterion], next_field: str, *, is_final: bool = False
    ) -> None:
        """Show how the lines stand; the one that F8 leads to says so.

        In a final record nothing can be put right any more, so no way is shown.
        """
        say = self._say
        for one in criteria:
            self._fields[one.key] = one.field
            way = ""
            if one.state == "missing" and not is_final:
                way = say("Go to field  F8 →") if one.field == next_field else say("Go to field →")
            icon = "cross-circle" if one.state == "bad" and one.field else ""
            self._rows[one.key].set_state(one.state, one.value, way=way, icon=icon)
        met, all_ = sum(one.is_met for one in criteria), len(self._rows)
        self._head.set_count(f"{met} / {all_}", complete=met == all_)

    def set_close(self, close: bool) -> None:
        """Stand closer together in a low window."""
        self._head.set_close(close)
        for row in self._rows.values():
            row.set_close(close)

    def _on_clicked(self, key: str, _checked: bool = False) -> None:
        if self._fields[key]:
            self.wanted.emit(self._fields[key])
