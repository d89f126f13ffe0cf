"""The register of patients in the database."""

from typing import Any

import sqlalchemy as sa

from app.domain.errors import NotThere
from app.domain.patients import Patient, PatientId, Sex
from app.services.trouble import SavedByAnother
from db.tables import PATIENT, PATIENT_BODY, PATIENT_WORD
from db.words import beginnings, word_starts

# More beginnings than any patient has: so many rows always name `limit` patients.
_WORDS_EACH = 8
# Sorts behind every text that starts the same.
_LAST = "\U0010ffff"
_BY_NAME = (PATIENT.c.family_kana, PATIENT.c.given_kana, PATIENT.c.number)


class PatientRegister:
    """Keeps patients, and the word-starts by which they are found."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def get(self, patient: PatientId) -> Patient:
        """Return a patient; raises NotThere."""
        found = self._read(sa.select(PATIENT).where(PATIENT.c.id == patient))
        if not found:
            raise NotThere("patient", str(patient))
        return found[0]

    def some(self, wanted: frozenset[PatientId]) -> dict[PatientId, Patient]:
        """Return those of some patients who are there."""
        query = sa.select(PATIENT).where(PATIENT.c.id.in_(wanted))
        return {one.id: one for one in self._read(query)}

    def add(self, patient: Patient) -> None:
        """Enter a new patient, with the word-starts by which the name is found."""
        self._connection.execute(sa.insert(PATIENT), _to_row(patient))
        self._add_children(patient)

    def change(self, patient: Patient) -> None:
        """Replace a patient's facts; raises SavedByAnother where `version` is not the next one."""
        before = (PATIENT.c.id == patient.id) & (PATIENT.c.version == patient.version - 1)
        changed = self._connection.execute(
            sa.update(PATIENT).where(before).values(_to_row(patient))
        )
        if changed.rowcount == 0:
            self.get(patient.id)
            raise SavedByAnother
        for table in (PATIENT_BODY, PATIENT_WORD):
            self._connection.execute(sa.delete(table).where(table.c.patient_id == patient.id))
        self._add_children(patient)

    def next_number(self) -> str:
        """Return the next patient number that nobody has: 00-0001, 00-0002 and on."""
        taken = self._connection.scalars(
            sa.select(PATIENT.c.number)
            .where(PATIENT.c.number.like("__-____"))
            .order_by(PATIENT.c.number.desc())
        )
        digits = (number.replace("-", "") for number in taken)
        last = next((int(one) for one in digits if one.isascii() and one.isdigit()), 0)
        return f"{(last + 1) // 10000:02d}-{(last + 1) % 10000:04d}"

    def search(self, typed: str, limit: int) -> tuple[Patient, ...]:
        """Return the patients one of whose names or numbers begins with a text; all for none."""
        begun = beginnings(typed)
        if not begun:
            return self._read(sa.select(PATIENT).order_by(*_BY_NAME).limit(limit))
        term = PATIENT_WORD.c.term
        rows = iter(
            self._connection.scalars(
                sa.select(PATIENT_WORD.c.patient_id)
                .where(sa.or_(*((term >= start) & (term < start + _LAST) for start in begun)))
                .order_by(term, PATIENT_WORD.c.patient_id)
                .limit(limit * _WORDS_EACH)
            )
        )
        found: dict[PatientId, None] = {}
        # No more of them than are needed: each costs as much to read as it does to find.
        while len(found) < limit and (one := next(rows, None)) is not None:
            found[one] = None
        return self._read(
            sa.select(PATIENT).where(PATIENT.c.id.in_(list(found))).order_by(*_BY_NAME)
        )

    def _read(self, query: sa.Select[Any]) -> tuple[Patient, ...]:
        rows = self._connection.execute(query).all()
        bodies: dict[PatientId, list[str]] = {row.id: [] for row in rows}
        answers_to = (
            sa.select(PATIENT_BODY.c.patient_id, PATIENT_BODY.c.body)
            .where(PATIENT_BODY.c.patient_id.in_(list(bodies)))
            .order_by(PATIENT_BODY.c.patient_id, PATIENT_BODY.c.place)
        )
        for patient, body in self._connection.execute(answers_to):
            bodies[patient].append(body)
        return tuple(_from_row(row, tuple(bodies[row.id])) for row in rows)

    def _add_children(self, patient: Patient) -> None:
        bodies = [
            {"patient_id": patient.id, "place": place, "body": body}
            for place, body in enumerate(patient.bodies)
        ]
        words = [{"patient_id": patient.id, "term": term} for term in word_starts(patient)]
        if bodies:
            self._connection.execute(sa.insert(PATIENT_BODY), bodies)
        self._connection.execute(sa.insert(PATIENT_WORD), words)


def _to_row(patient: Patient) -> dict[str, object]:
    return {
        "id": patient.id,
        "number": patient.number,
        "family": patient.family,
        "given": patient.given,
        "family_kana": patient.family_kana,
        "given_kana": patient.given_kana,
        "family_romaji": patient.family_romaji,
        "given_romaji": patient.given_romaji,
        "birth": patient.birth,
        "sex": patient.sex.value,
        "address": patient.address,
        "phone": patient.phone,
        "team": patient.team,
        "registration": patient.registration,
        "allergies": patient.allergies,
        "sport": patient.sport,
        "version": patient.version,
    }


def _from_row(row: sa.Row[Any], bodies: tuple[str, ...]) -> Patient:
    return Patient(
        id=row.id,
        number=row.number,
        family=row.family,
        given=row.given,
        family_kana=row.family_kana,
        given_kana=row.given_kana,
        family_romaji=row.family_romaji,
        given_romaji=row.given_romaji,
        birth=row.birth,
        sex=Sex(row.sex),
        address=row.address,
        phone=row.phone,
        bodies=bodies,
        team=row.team,
        registration=row.registration,
        allergies=row.allergies,
        sport=row.sport,
        version=row.version,
    )
