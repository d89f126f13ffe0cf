"""What a drip consists of: the products with dose, volume and route, who ordered them and why."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.keys import StaffId
from app.domain.treatments import Given, Treatment
from app.findings import outcome_word
from app.i18n import Wording
from app.ui.kit.card import Hairline
from app.ui.kit.chip import Chip
from app.ui.kit.labels import ElidedLabel, Label
from app.ui.kit.look import px
from app.ui.parts.body_rows import reason_of
from app.ui.parts.course_words import clock_word
from app.words import body_word, dose_word, ml_word, role_word, route_word

NameOf = Callable[[StaffId], str]


def drip_order(treatment: Treatment, name_of: NameOf, today: date, say: Wording) -> QWidget:
    """Return the order as it is to be read at the bedside."""
    whole = QWidget()
    whole.setObjectName("drip_order")
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(8))
    column.addLayout(_products(treatment, say))
    column.addWidget(Hairline())
    facts = Label(
        order_line(treatment, name_of, today, say), ink="text2", wrap=True, name="drip_facts_line"
    )
    column.addWidget(facts)
    column.addLayout(_verdicts(treatment, say))
    return whole


def order_line(treatment: Treatment, name_of: NameOf, today: date, say: Wording) -> str:
    """Return for what it is given, who ordered it, and how fast it is planned to flow."""
    facts = [treatment.diagnosis]
    who = treatment.physician if treatment.ordered is None else treatment.ordered.by
    if treatment.ordered is None:
        facts.append(say("Ordering physician {name}", name=name_of(who)))
    else:
        time = clock_word(treatment.ordered.at, today)
        facts.append(say("Ordered by {name}, {time}", name=name_of(who), time=time))
    facts.append(say("{volume} mL in all", volume=ml_word(treatment.iv_volume_ml)))
    if planned := _planned(treatment, say):
        facts.append(planned)
    return "  ".join(facts)


def _planned(treatment: Treatment, say: Wording) -> str:
    """Return the rate that the planned times come to, before anything has begun."""
    ended, volume = treatment.ended, treatment.iv_volume_ml
    if ended is None or treatment.course or not volume or ended <= treatment.started:
        return ""
    minutes = round((ended - treatment.started).total_seconds() / 60)
    if not minutes:
        return ""
    rate = round(volume * 60 / minutes)
    return say("planned {minutes} min, {rate} mL/h", minutes=minutes, rate=rate)


def _products(treatment: Treatment, say: Wording) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(16))
    grid.setVerticalSpacing(px(2))
    grid.setColumnStretch(0, 1)
    for place, one in enumerate(treatment.given):
        dose = Label(dose_word(one.dose, say), size=17, bold=True, name=f"drip_dose_{place}")
        grid.addWidget(ElidedLabel(one.brand, size=17, bold=True, spread=True), 2 * place, 0)
        grid.addWidget(dose, 2 * place, 1, Qt.AlignmentFlag.AlignRight)
        volume = Label(f"{ml_word(one.volume_ml)} mL", size=15)
        grid.addWidget(volume, 2 * place, 2, Qt.AlignmentFlag.AlignRight)
        below = ElidedLabel(_below(one, say), size=12, ink="text2", spread=True)
        below.setObjectName(f"drip_product_{place}")
        grid.addWidget(below, 2 * place + 1, 0, 1, 3)
    return grid


def _below(one: Given, say: Wording) -> str:
    lot = say("Lot {lot}", lot=one.lot) if one.lot else ""
    expiry = say("expiry {expiry}", expiry=one.expiry) if one.expiry else ""
    use = one.indication or role_word(one.role, say)
    facts = (route_word(one.route, say), one.generic, use, lot, expiry)
    return "  ".join(fact for fact in facts if fact)


def _verdicts(treatment: Treatment, say: Wording) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(10))
    grid.setVerticalSpacing(px(4))
    grid.setColumnStretch(2, 1)
    ranked = sorted(treatment.assessment.verdicts, key=lambda one: one.outcome.rank)
    for place, one in enumerate(ranked):
        chip = Chip(
            one.outcome.value,
            outcome_word(one.outcome, say),
            name=f"drip_verdict_{one.body.lower()}",
        )
        reason = reason_of(one, treatment.assessment.peak, say)
        grid.addWidget(Label(body_word(one.body), size=12, bold=True), place, 0)
        grid.addWidget(chip, place, 1)
        grid.addWidget(ElidedLabel(reason, size=12, ink="text2", spread=True), place, 2)
    return grid
