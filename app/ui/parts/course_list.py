"""What was done at a drip, step by step: when, what, how much had flowed in, by whom."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.course import LATE_AFTER, Act, Step
from app.domain.keys import StaffId
from app.i18n import Wording
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.parts.course_words import act_word, clock_word, step_facts

NameOf = Callable[[StaffId], str]
_LOUD = (Act.REACTION,)


class CourseList(QWidget):
    """The steps in the order in which they were written; hidden before the first."""

    def __init__(self, say: Wording, name: str = "course") -> None:
        super().__init__()
        self.setObjectName(name)
        self._say = say
        self._shown: object = None
        self._steps = QWidget()
        self.title = Label(say("Course of the drip"), size=13, bold=True, name=f"{name}_title")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(6))
        self._column.addWidget(self.title)
        self._column.addWidget(self._steps)
        self.hide()

    def show_course(self, course: Sequence[Step], name_of: NameOf, today: date) -> None:
        """Show these steps."""
        rows = tuple(self.rows(course, name_of, today))
        self.setVisible(bool(rows))
        if rows == self._shown:
            return
        self._shown = rows
        steps = QWidget()
        grid = QGridLayout(steps)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(14))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(2, 1)
        for place, (step, row) in enumerate(zip(course, rows, strict=True)):
            self._add(grid, place, row, is_loud=step.act in _LOUD)
        self._column.replaceWidget(self._steps, steps)
        self._steps.setParent(None)
        self._steps.deleteLater()
        self._steps = steps

    def rows(self, course: Sequence[Step], name_of: NameOf, today: date) -> list[tuple[str, ...]]:
        """Return the steps in words: time, act, facts, who."""
        return [
            (
                clock_word(step.at, today),
                act_word(step.act, self._say),
                self._facts(step),
                name_of(step.by),
            )
            for step in course
        ]

    def _facts(self, step: Step) -> str:
        facts = step_facts(step, self._say)
        if step.written - step.at <= LATE_AFTER:
            return facts
        return "  ".join(filter(None, (facts, self._say("Late entry"))))

    def _add(self, grid: QGridLayout, place: int, row: tuple[str, ...], *, is_loud: bool) -> None:
        inks = ("text", "bad" if is_loud else "text", "text", "text2")
        for across, (words, ink) in enumerate(zip(row, inks, strict=True)):
            bold = across == 0 or (across == 1 and is_loud)
            label = Label(words, bold=bold, ink=ink, wrap=across == 2)
            label.setObjectName(f"{self.objectName()}_{place}_{across}")
            grid.addWidget(label, place, across, Qt.AlignmentFlag.AlignTop)
