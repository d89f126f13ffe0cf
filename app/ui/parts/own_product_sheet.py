"""The form of a product of the clinic's own, new or as it stands."""

from datetime import date
from decimal import Decimal

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.domain.errors import Fault, Refused
from app.domain.formulary import Route
from app.domain.own_products import (
    OwnProduct,
    faults_in,
    missing_in,
    read_classes,
    read_content,
    read_lines,
)
from app.domain.quantities import NotANumber, show_decimal
from app.domain.values import replace
from app.i18n import Wording
from app.ui.kit.look import px
from app.ui.parts.filing_sheet import FilingSheet, faults_of
from app.ui.parts.form_rows import form_grid
from app.ui.parts.own_fields import OwnFields

_ROWS = (
    ("brand_ja", "brand_en"),
    ("generic_ja", "yj"),
    ("approved",),
    ("approval", "insert_date"),
    ("container", "content", "package_ml"),
    ("indications",),
    ("routes",),
)


class OwnProductSheet(FilingSheet):
    """Names, approval, size, and what the package insert says."""

    def __init__(self, one: OwnProduct, say: Wording) -> None:
        super().__init__("own_sheet", say)
        self._one = one
        self._own = OwnFields(say)
        self.fields = self._own.labelled
        self._lay_out()
        self._show(one)
        self._own.approved.chosen.connect(self._on_approved)
        self._on_approved(self._own.approved.value())
        # What was approved stays so.
        self.fields["approved"].setVisible(not one.approval)
        self.setFocusProxy(self._own.brand)

    def typed(self) -> tuple[object, ...]:
        """Return everything as it stands there."""
        own = self._own
        lines = (own.brand, own.brand_en, own.generic, own.yj, own.approval, own.date)
        more = (own.content, own.volume, own.indications, own.dose, own.classes)
        ticks = (own.dilutes, own.competition, own.biological)
        return (
            *(line.text().strip() for line in (*lines, *more)),
            *(tick.isChecked() for tick in ticks),
            *(own.approved.value(), own.container.value(), own.routes.values()),
        )

    def value(self) -> OwnProduct:
        """Return the product; raises Refused where something cannot be read."""
        own, faults = self._own, list[Fault]()
        approved, container = bool(own.approved.value()), own.container.value()
        content = read_content(own.content.value())
        if content is None and own.content.value():
            faults.append(Fault("content", "unreadable"))
        competing = own.competition.isChecked()
        classes = read_classes(own.classes.value(), in_competition_only=competing)
        if classes is None:
            faults.append(Fault("classes", "unreadable"))
        if approved:
            faults += faults_of("insert_date", own.date)
        volume = self._volume(faults)
        named = replace(
            self._one,
            brand_ja=own.brand.text().strip(),
            brand_en=own.brand_en.text().strip(),
            generic_ja=own.generic.text().strip(),
            container=container if isinstance(container, str) else "",
            content=content,
            package_ml=volume,
            classes=classes or (),
        )
        made = self._as_approved(named) if approved else replace(named, approval="")
        known = {one.field for one in faults}
        # Whether a date lies ahead, the clinic's clock tells.
        others = (*missing_in(made, is_approved=approved), *faults_in(made, date.max))
        faults += [one for one in dict.fromkeys(others) if one.field not in known]
        if faults:
            raise Refused(tuple(faults))
        return made

    def _as_approved(self, named: OwnProduct) -> OwnProduct:
        own = self._own
        return replace(
            named,
            approval=own.approval.value().upper(),
            yj=own.yj.value().upper(),
            indications=read_lines(own.indications.text()),
            routes=frozenset(one for one in own.routes.values() if isinstance(one, Route)),
            may_dilute=own.dilutes.isChecked(),
            insert_date=own.date.value(),
            usual_dose=own.dose.text().strip(),
            is_biological=own.biological.isChecked(),
        )

    def _volume(self, faults: list[Fault]) -> Decimal | None:
        try:
            return self._own.volume_ml()
        except NotANumber:
            faults.append(Fault("package_ml", "unreadable"))
            return None

    def _show(self, one: OwnProduct) -> None:
        own = self._own
        own.brand.setText(one.brand_ja)
        own.brand_en.setText(one.brand_en)
        own.generic.setText(one.generic_ja)
        own.yj.setText(one.yj)
        own.approved.set_value(one.is_approved or not one.version)
        own.approval.setText(one.approval)
        own.date.setText("" if one.insert_date is None else one.insert_date.isoformat())
        own.container.set_value(one.container)
        own.content.setText("" if one.content is None else str(one.content))
        own.volume.setText("" if one.package_ml is None else show_decimal(one.package_ml))
        own.indications.set_text("\n".join(one.indications))
        own.routes.set_values(one.routes)
        own.dilutes.setChecked(one.may_dilute)
        own.dose.setText(one.usual_dose)
        own.classes.setText(", ".join(each.code for each in one.classes))
        own.competition.setChecked(any(each.in_competition_only for each in one.classes))
        own.biological.setChecked(one.is_biological)

    def _on_approved(self, approved: object) -> None:
        for widget in self._own.of_approved:
            widget.setVisible(bool(approved))

    def _lay_out(self) -> None:
        own = self._own
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        for row in _ROWS:
            column.addLayout(form_grid(self.fields, (row,), {}, len(row)))
        column.addWidget(own.dilutes)
        column.addWidget(self.fields["usual_dose"])
        last = QHBoxLayout()
        last.setSpacing(px(16))
        last.addWidget(self.fields["classes"], 1)
        last.addWidget(own.competition)
        column.addLayout(last)
        column.addWidget(own.biological)
