"""Below a drip: who ordered what, and what each body says of it, as planned while it runs."""

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.keys import StaffId
from app.domain.treatments import Treatment
from app.domain.verdicts import Assessment
from app.findings import outcome_word
from app.i18n import Wording
from app.ui.kit.chip import Chip
from app.ui.kit.icon_label import IconLabel
from app.ui.kit.labels import ElidedLabel, Label
from app.ui.kit.look import px
from app.ui.kit.painting import paint_bar
from app.ui.parts.body_rows import reason_of
from app.ui.parts.course_words import clock_word
from app.ui.parts.named import AS_RECORDED, Called
from app.words import body_word, ml_word

NameOf = Callable[[StaffId], str]


class DripFoot(QWidget):
    """One line: the order at the left, the verdicts at the right."""

    def __init__(self, say: Wording, called: Called = AS_RECORDED) -> None:
        super().__init__()
        self.setObjectName("drip_foot")
        self.setFixedHeight(px(48))
        self._say, self._called = say, called
        self._line = ElidedLabel(size=14, ink="text2", name="drip_facts_line", spread=True)
        self._planned = Label(size=13, ink="text2", name="drip_planned")
        self._verdicts: list[QWidget] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(px(28), 0, px(28), 0)
        self._row.setSpacing(px(10))
        self._row.addWidget(IconLabel("info", "text2", 17))
        self._row.addWidget(self._line, 1)
        self._row.addWidget(self._planned)

    def show_order(self, treatment: Treatment, name_of: NameOf, today: date) -> None:
        """Show for what it is given, and by whose order."""
        self._line.setText(order_line(treatment, name_of, today, self._say, self._called))

    def show_verdicts(self, assessment: Assessment, *, is_planned: bool) -> None:
        """Show what the bodies say; `is_planned` where the end still lies ahead."""
        say = self._say
        for old in self._verdicts:
            old.setParent(None)
            old.deleteLater()
        self._verdicts = []
        ranked = sorted(assessment.verdicts, key=lambda one: one.outcome.rank)
        self._planned.setText(say("Planned:") if is_planned else "")
        self._planned.setVisible(bool(is_planned and ranked))
        for one in ranked:
            name = f"drip_verdict_{one.body.lower()}"
            chip = Chip(one.outcome.value, outcome_word(one.outcome, say), height=26, name=name)
            chip.setToolTip(reason_of(one, assessment.peak, say))
            chip.setAccessibleDescription(reason_of(one, assessment.peak, say))
            for part in (Label(body_word(one.body), size=12, bold=True), chip):
                self._row.addWidget(part)
                part.show()
                self._verdicts.append(part)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the hairline above."""
        paint_bar(self, 0)


def order_line(
    treatment: Treatment,
    name_of: NameOf,
    today: date,
    say: Wording,
    called: Called = AS_RECORDED,
) -> str:
    """Return for what it is given, who ordered it, and how much it is."""
    facts = [called.diagnosis(treatment.diagnosis, treatment.icd10)]
    who = treatment.physician if treatment.ordered is None else treatment.ordered.by
    if treatment.ordered is None:
        facts.append(say("Ordering physician {name}", name=name_of(who)))
    else:
        time = clock_word(treatment.ordered.at, today)
        facts.append(say("Ordered by {name}, {time}", name=name_of(who), time=time))
    facts.append(say("{volume} mL in all", volume=ml_word(treatment.iv_volume_ml)))
    return "  ".join(facts)
