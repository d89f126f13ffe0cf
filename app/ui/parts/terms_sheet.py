"""What is asked before a certificate is issued: for whom, who agreed and when, in which languages."""

from datetime import UTC, date, datetime

from app.domain.calendar import read_date
from app.domain.consents import Consent, Giver, Languages, Terms, check_terms
from app.domain.errors import Fault
from app.i18n import Wording
from app.ui.kit.date_edit import DateEdit
from app.ui.kit.fields import Field
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.option import Option
from app.ui.kit.segmented import Segmented
from app.ui.parts.filing_sheet import FilingSheet, checked, faults_of
from app.ui.parts.form_rows import form_grid

# Stands for a day that is not written, so that the others can be checked all the same.
_SOME_DAY = datetime(2026, 1, 1, tzinfo=UTC).date()


class TermsSheet(FilingSheet):
    """The recipient, the consent, the languages; who agreed is never chosen beforehand."""

    def __init__(self, birth: date, today: date, say: Wording) -> None:
        super().__init__("terms_sheet", say)
        self._birth, self._today = birth, today
        self._recipient = LineEdit(
            "terms_recipient", example=say("e.g. medical office of the team")
        )
        givers = [
            Option(Giver.PATIENT, say("The patient")),
            Option(Giver.GUARDIAN, say("A guardian")),
        ]
        self._giver = Segmented("terms_giver", givers, spoken=say("Who agreed"))
        self._on = DateEdit("terms_consented_on", read_date, example="2026-11-20", width=0)
        self._on.set_value(today)
        self._guardian = LineEdit("terms_guardian")
        languages = [
            Option(Languages.BOTH, say("Both")),
            Option(Languages.JAPANESE, "日本語"),
            Option(Languages.ENGLISH, "English"),
        ]
        self._languages = Segmented("terms_languages", languages, spoken=say("Languages"))
        self._languages.set_value(Languages.BOTH)
        self.fields = {
            "recipient": Field(say("Recipient"), self._recipient),
            "giver": Field(say("Who agreed"), self._giver),
            "consented_on": Field(say("Agreed on"), self._on),
            "guardian": Field(
                say("Guardian's name"), self._guardian, hint=say("where a guardian agreed")
            ),
            "languages": Field(say("Languages of the page"), self._languages),
        }
        rows = (("recipient",), ("giver", "consented_on"), ("guardian",), ("languages",))
        wide = {"recipient": 2, "guardian": 2, "languages": 2}
        grid = form_grid(self.fields, rows, wide, 2)
        grid.setContentsMargins(0, 0, 0, 0)
        self.setLayout(grid)
        self.setFocusProxy(self._recipient)

    def typed(self) -> tuple[object, ...]:
        """Return everything as it stands there."""
        lines = (self._recipient, self._on, self._guardian)
        return (
            *(line.text().strip() for line in lines),
            self._giver.value(),
            self._languages.value(),
        )

    def value(self) -> Terms:
        """Return the terms; raises Refused with every faulty field."""
        faults = list(faults_of("consented_on", self._on, needed="missing"))
        giver, languages = self._giver.value(), self._languages.value()
        if not isinstance(giver, Giver):
            faults.append(Fault("giver", "nobody_agreed"))
            giver = Giver.PATIENT
        terms = Terms(
            recipient=self._recipient.text().strip(),
            consent=Consent(
                giver,
                self._on.value() or _SOME_DAY,
                self._guardian.text().strip() if giver is Giver.GUARDIAN else "",
            ),
            languages=languages if isinstance(languages, Languages) else Languages.BOTH,
        )
        return checked(terms, lambda one: check_terms(one, self._birth, self._today), faults)
