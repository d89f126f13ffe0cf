"""Below the form of an infusion that another hand gives: who ordered it, and what was done at the drip."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.calendar import local
from app.domain.keys import StaffId
from app.domain.treatments import Treatment
from app.services.giving import Ordered
from app.ui.desk import Desk
from app.ui.kit.card import Card
from app.ui.kit.labels import Label
from app.ui.kit.look import px
from app.ui.parts.course_list import CourseList
from app.ui.parts.course_words import clock_word
from app.words import person_word


class Course(QObject):
    """To be read only: the steps are written at the bedside."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._card = Card("record_course")
        self._card.setParent(page)
        self._ordered = Label(bold=True, wrap=True, name="record_ordered")
        self._list = CourseList(desk.say, "record_steps")
        self._card.body.addWidget(self._ordered)
        self._card.body.addWidget(self._list)
        self._card.hide()

    def whole(self) -> QWidget:
        """Return the place of the form, which is still to come, with the course below it."""
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        around = QWidget()
        inner = QVBoxLayout(around)
        inner.setContentsMargins(px(14), 0, px(14), px(14))
        inner.addWidget(self._card)
        column.addLayout(_in_the_middle(around))
        self._column, self._around = column, around
        return whole

    def put_below(self, form: QWidget) -> None:
        """Put the form into its place, above the course.

        Last of all: each place that it is put into, Qt makes it measure all its letters anew.
        """
        self._column.insertLayout(0, _in_the_middle(form), 1)
        self._around.setMaximumWidth(form.maximumWidth())

    def offer(self, treatment: Treatment | None) -> None:
        """Take the record as it stands now; what nobody ordered has no course."""
        if treatment is None or treatment.ordered is None:
            self._card.hide()
            return
        desk, entry = self._desk, treatment.entry
        desk.lane.run(
            self,
            lambda: desk.clinic.giving.look(desk.actor, entry),
            then=self._on_seen,
            failed=self._on_failed,
        )

    def _on_seen(self, seen: Ordered) -> None:
        say, treatment = self._desk.say, seen.treatment
        today = local(self._desk.clock()).date()
        people = {one.id: person_word(one, say) for one in seen.people}

        def name_of(staff: StaffId) -> str:
            return people.get(staff, "")

        if treatment.ordered is not None:
            time = clock_word(treatment.ordered.at, today)
            name = name_of(treatment.ordered.by)
            self._ordered.setText(say("Ordered by {name}, {time}", name=name, time=time))
        self._list.show_course(treatment.course, name_of, today)
        self._card.show()

    def _on_failed(self, _error: Exception) -> None:
        # What the record itself says is on the page; the course comes with the next look.
        self._card.hide()


def _in_the_middle(one: QWidget) -> QHBoxLayout:
    """Return a row in which something has its greatest width, and a wide window leaves air on both sides."""
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(one, 1000)
    row.addStretch(1)
    return row
