"""The form of what is wanted of a record: on paper, as files, or as an evidence pack."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QVBoxLayout

from app.domain.calendar import read_date
from app.domain.errors import Fault, Refused
from app.domain.text import states_nothing
from app.domain.treatments import EntryId
from app.i18n import Wording
from app.ui.kit.choice import Choice
from app.ui.kit.date_edit import DateEdit
from app.ui.kit.fields import Field
from app.ui.kit.labels import Label
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px
from app.ui.kit.memo_edit import MemoEdit
from app.ui.kit.option import Option
from app.ui.kit.progress import Progress, Watch
from app.ui.kit.segmented import Segmented
from app.ui.parts.filing_sheet import FilingSheet, faults_of
from app.ui.parts.form_rows import form_grid

PAPER, FILES, TABLE, FHIR, PACK = "paper", "files", "table", "fhir", "pack"
_MUCH = (("entry",), ("since", "until"))
_RESTS_ON = (("asked_by", "asked_on"), ("recipient",), ("agreed",))
_WIDE = {"entry": 2, "recipient": 2, "agreed": 2}
_REQUEST = ("asked_by", "asked_on", "recipient", "agreed")


@dataclass(frozen=True, slots=True)
class TakeOut:
    """What is wanted; the last four are what an evidence pack rests on."""

    way: str
    since: date | None = None
    until: date | None = None
    entry: EntryId | None = None
    asked_by: str = ""
    asked_on: date | None = None
    recipient: str = ""
    agreed: str = ""


class TakeOutSheet(FilingSheet):
    """In which way, how much of the record, and for a pack what it rests on.

    `ways` are those that the person may choose, `infusions` those that may be wanted alone.
    """

    def __init__(self, ways: Sequence[str], infusions: Sequence[Option], say: Wording) -> None:
        super().__init__("take_out_sheet", say)
        names = {
            PAPER: say("On paper"),
            FILES: say("As files"),
            TABLE: say("As a table"),
            FHIR: say("FHIR (JP Core)"),
            PACK: say("Evidence pack"),
        }
        self._way = Segmented("take_out_way", [Option(way, names[way]) for way in ways])
        everything = Option(None, say("All infusions of the period"))
        self._entry = Choice("take_out_entry", [everything, *infusions])
        self._since = DateEdit("take_out_since", read_date, example="2026-04-01", width=0)
        self._until = DateEdit("take_out_until", read_date, example="2027-03-31", width=0)
        self._asked_by = LineEdit(
            "take_out_asked_by", example=say("e.g. a federation, the athlete")
        )
        self._asked_on = DateEdit("take_out_asked_on", read_date, example="2026-11-20", width=0)
        self._recipient = LineEdit("take_out_recipient")
        self._agreed = MemoEdit(
            "take_out_agreed", example=say("e.g. written consent of 2026-11-20")
        )
        self._progress = Progress(self._far, say("Stop"), name="take_out_progress")
        self._progress.hide()
        self._told = Label(size=12, ink="text2", wrap=True, name="take_out_told")
        self.fields = self._labelled()
        self._lay_out()
        self._way.chosen.connect(self._on_way)
        self._entry.chosen.connect(self._on_entry)
        self._entry.setCurrentIndex(0)
        self._way.set_value(ways[0])
        self._on_way(ways[0])
        self.setFocusProxy(self._way)

    def typed(self) -> tuple[object, ...]:
        """Return everything as it stands there, but for the way."""
        lines = (self._since, self._until, self._asked_by, self._asked_on, self._recipient)
        return (*(one.text().strip() for one in lines), self._agreed.text(), self._entry.value())

    def value(self) -> TakeOut:
        """Return what is wanted; raises Refused with every faulty field."""
        way, entry = str(self._way.value()), self._entry.value()
        since, until = self._since.value(), self._until.value()
        faults = [*faults_of("since", self._since), *faults_of("until", self._until)]
        if since is not None and until is not None and until < since:
            faults.append(Fault("until", "before_start"))
        if way == PACK:
            faults += faults_of("asked_on", self._asked_on, needed="missing")
            texts = {
                "asked_by": self._asked_by.text(),
                "recipient": self._recipient.text(),
                "agreed": self._agreed.text(),
            }
            faults += [
                Fault(name, "missing") for name, text in texts.items() if states_nothing(text)
            ]
        if faults:
            raise Refused(tuple(faults))
        return TakeOut(
            way=way,
            since=since,
            until=until,
            entry=entry if isinstance(entry, EntryId) else None,
            asked_by=self._asked_by.text().strip(),
            asked_on=self._asked_on.value(),
            recipient=self._recipient.text().strip(),
            agreed=self._agreed.text().strip(),
        )

    def follow(self, watch: Watch) -> None:
        """Show how far the work comes, and let it be stopped."""
        self._progress.show()
        self._progress.follow(watch)

    def rest(self) -> None:
        """Show no work any more."""
        self._progress.rest()
        self._progress.hide()

    def _far(self, done: int, total: int) -> str:
        return self._say("Page {page} of {pages}", page=done, pages=total)

    def _on_way(self, way: object) -> None:
        say = self._say
        for name in _REQUEST:
            self.fields[name].setVisible(way == PACK)
        told = {
            PAPER: say("Every version of every infusion, with who wrote and changed it and why."),
            FILES: say(
                "PDF, text and JSON, readable without this program. They are not encrypted: give "
                "them only to whom they are for."
            ),
            TABLE: say(
                "The infusions as they stand, for Excel or as CSV, a row for each product. It is not "
                "encrypted: give it only to whom it is for."
            ),
            FHIR: say(
                "What was given, as one FHIR R4 bundle that other clinics' systems read. It is not "
                "encrypted: give it only to whom it is for."
            ),
            PACK: say(
                "One signed PDF with the certificates and a checkpoint of the audit trail, and its "
                "data beside it. They are not encrypted: give them only to whom they are for."
            ),
        }
        self._told.setText(told[str(way)])

    def _on_entry(self, entry: object) -> None:
        # One infusion is wanted whole, whenever it was given.
        for line in (self._since, self._until):
            line.setEnabled(entry is None)
            if entry is not None:
                line.set_value(None)

    def _labelled(self) -> dict[str, Field]:
        say = self._say
        optional = say("optional")
        return {
            "way": Field(say("In which way"), self._way),
            "entry": Field(say("Infusions"), self._entry),
            "since": Field(say("From"), self._since, hint=optional),
            "until": Field(say("To"), self._until, hint=optional),
            "asked_by": Field(say("Asked for by"), self._asked_by),
            "asked_on": Field(say("Asked on"), self._asked_on),
            "recipient": Field(say("For whom"), self._recipient),
            "agreed": Field(say("What was agreed"), self._agreed),
        }

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.fields["way"])
        column.addWidget(self._told)
        for rows in (_MUCH, _RESTS_ON):
            column.addLayout(form_grid(self.fields, rows, _WIDE, 2))
        column.addWidget(self._progress)
