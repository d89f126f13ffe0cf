"""The form of a patient's facts."""

from collections.abc import Iterable, Sequence
from datetime import date

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.domain.calendar import read_date
from app.domain.errors import Fault
from app.domain.patients import Patient, PatientForm, Sex
from app.domain.sports import Sport
from app.domain.text import to_hiragana
from app.faults import fault_sentence
from app.i18n import Wording
from app.ui.kit.card import Card, Hairline, Section
from app.ui.kit.date_edit import DateEdit
from app.ui.kit.fields import Field
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px
from app.ui.kit.option import Option
from app.ui.kit.segmented import Segmented
from app.ui.kit.tick_list import TickList
from app.ui.parts import patient_words
from app.ui.parts.form_rows import FormGrid, form_grid, show_faults
from app.ui.parts.sport_search import SportSearch
from app.ui.parts.tidy_edit import TidyEdit

BODIES = ("NPB", "WADA", "JBC")
COLUMNS = 4
_LEAST = 420


class PatientFields(Card):
    """Takes and gives a patient's facts as typed; tells beside each field what is not in order."""

    def __init__(self, say: Wording, today: date, sports: Sequence[Sport]) -> None:
        super().__init__("patient_fields")
        self._say, self._today = say, today
        self._columns, self._grids = COLUMNS, list[FormGrid]()
        self._family = LineEdit("patient_family", example=say("e.g. 渡邉"))
        self._given = LineEdit("patient_given", example=say("e.g. 蓮"))
        self._family_kana = TidyEdit(
            "patient_family_kana", to_hiragana, example=say("e.g. わたなべ")
        )
        self._given_kana = TidyEdit("patient_given_kana", to_hiragana, example=say("e.g. れん"))
        self._family_romaji = TidyEdit("patient_family_romaji", example=say("e.g. Watanabe"))
        self._given_romaji = TidyEdit("patient_given_romaji", example=say("e.g. Ren"))
        self._birth = DateEdit("patient_birth", read_date, example="1998-04-03, H10.4.3", width=0)
        sexes = [
            Option(one, patient_words.sex(one, say)) for one in (Sex.MALE, Sex.FEMALE, Sex.OTHER)
        ]
        self._sex = Segmented("patient_sex", sexes, spoken=say("Sex"))
        self._address = LineEdit("patient_address")
        self._phone = TidyEdit("patient_phone", example="090-0000-0000")
        bodies = [Option(code, patient_words.body(code)) for code in BODIES]
        self._bodies = TickList(
            "patient_bodies", bodies, spoken=say("Bodies the patient answers to")
        )
        self._sport = SportSearch(sports, say)
        self._team = LineEdit("patient_team")
        self._registration = TidyEdit("patient_registration")
        self._allergies = LineEdit(
            "patient_allergies", example=say("e.g. aspirin, iodine contrast")
        )
        self._fields = self._labelled()
        self._lay_out()
        self._birth.date_changed.connect(self._on_birth)
        self._birth.editingFinished.connect(self._on_birth_left)
        self.setFocusProxy(self._family)

    def form(self) -> PatientForm:
        """Return what is typed."""
        sex = self._sex.value()
        return PatientForm(
            family=self._family.text().strip(),
            given=self._given.text().strip(),
            family_kana=self._family_kana.value(),
            given_kana=self._given_kana.value(),
            family_romaji=self._family_romaji.value(),
            given_romaji=self._given_romaji.value(),
            birth=self._birth.value(),
            sex=sex if isinstance(sex, Sex) else None,
            address=self._address.text().strip(),
            phone=self._phone.value(),
            bodies=tuple(str(code) for code in self._bodies.values()),
            team=self._team.text().strip(),
            registration=self._registration.value(),
            allergies=self._allergies.text().strip(),
            sport=self._sport.value(),
        )

    def show_patient(self, patient: Patient) -> None:
        """Show a registered patient's facts, to be changed."""
        lines = {
            "family": self._family,
            "given": self._given,
            "family_kana": self._family_kana,
            "given_kana": self._given_kana,
            "family_romaji": self._family_romaji,
            "given_romaji": self._given_romaji,
            "address": self._address,
            "phone": self._phone,
            "team": self._team,
            "registration": self._registration,
            "allergies": self._allergies,
        }
        for name, line in lines.items():
            line.setText(getattr(patient, name))
        self._birth.set_value(patient.birth)
        self._sex.set_value(patient.sex)
        self._bodies.set_values(patient.bodies)
        self._sport.set_value(patient.sport)

    def minimumSizeHint(self) -> QSize:
        """Ask for room for two columns: with large letters there are no more."""
        return QSize(px(_LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the fields into as many columns as have room for their labels."""
        super().resizeEvent(event)
        widest = max(one.minimumSizeHint().width() for one in self._fields.values())
        columns = COLUMNS if self.width() >= COLUMNS * (widest + px(16)) + px(40) else 2
        if columns != self._columns:
            self._columns = columns
            for grid in self._grids:
                grid.lay(columns)

    def lay_lists_over(self, ground: QWidget) -> None:
        """Let the list of sports lie over a ground, so that nothing moves."""
        self._sport.lay_list_over(ground)

    def show_faults(self, faults: Iterable[Fault]) -> None:
        """Tell beside every faulty field what would put it right, and go to the first."""
        empty = not self._birth.text().strip()
        show_faults(
            self._fields,
            # Nothing typed is no date that cannot be read.
            [
                Fault("birth", "missing") if one.field == "birth" and empty else one
                for one in faults
            ],
            self._say,
        )

    def _labelled(self) -> dict[str, Field]:
        say = self._say
        kana = say("mandatory")
        return {
            "family": Field(say("Family name"), self._family),
            "given": Field(say("Given name"), self._given),
            "family_kana": Field(say("Family name in kana"), self._family_kana, hint=kana),
            "given_kana": Field(say("Given name in kana"), self._given_kana, hint=kana),
            "family_romaji": Field(say("Family name in Latin letters"), self._family_romaji),
            "given_romaji": Field(say("Given name in Latin letters"), self._given_romaji),
            "birth": Field(say("Date of birth"), self._birth),
            "sex": Field(say("Sex"), self._sex),
            "address": Field(say("Address"), self._address),
            "phone": Field(say("Phone"), self._phone),
            "bodies": Field(say("Bodies the patient answers to"), self._bodies),
            "sport": Field(
                say("Sport"), self._sport, hint=say("from the list, or in your own words")
            ),
            "team": Field(say("Team"), self._team),
            "registration": Field(say("Registration number"), self._registration),
            "allergies": Field(say("Allergies"), self._allergies),
        }

    def _lay_out(self) -> None:
        say, fields = self._say, self._fields
        person = form_grid(
            fields,
            (
                ("family", "given", "family_kana", "given_kana"),
                ("family_romaji", "given_romaji", "birth", "sex"),
                ("address", "phone"),
            ),
            {"address": 3},
            COLUMNS,
        )
        names = ("bodies", "sport", "team", "registration")
        sport = form_grid(fields, (names,), {}, COLUMNS)
        self._grids = [person, sport]
        for place, (title, rows) in enumerate(
            ((say("Person"), person), (say("Sport"), sport), (say("Care"), None))
        ):
            if place:
                self.body.addWidget(Hairline())
            section = Section(title)
            if rows is None:
                section.body.addWidget(fields["allergies"])
            else:
                section.body.addLayout(rows)
            self.body.addWidget(section)

    def _on_birth(self, birth: date | None) -> None:
        known = birth is not None and birth <= self._today
        self._birth.set_fact(
            patient_words.age(birth, self._today, self._say) if birth is not None and known else ""
        )

    def _on_birth_left(self) -> None:
        if self._birth.is_unreadable():
            sentence = fault_sentence(Fault("birth", "date"), self._say)
            self._fields["birth"].set_error(sentence)
