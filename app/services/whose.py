"""Whose a row of a spreadsheet is: the one patient of a number, or of a name and a birth."""

from app.domain.calendar import read_date
from app.domain.cells import nfkc, read_day
from app.domain.errors import Fault
from app.domain.patients import Patient
from app.domain.text import fold
from app.services.ports import UnitOfWork

Found = tuple[Patient | None, tuple[Fault, ...]]
_NAMESAKES = 200


class Whose:
    """Looks patients up; a patient of many rows is looked for once."""

    def __init__(self, work: UnitOfWork) -> None:
        self._work = work
        self._found: dict[tuple[str, str, str], Found] = {}

    def find(self, told: dict[str, str]) -> Found:
        """Return the one patient whom a row means, or why there is none."""
        number, name = nfkc(told.get("number", "")), told.get("name", "")
        key = (number, name, told.get("birth", ""))
        if key not in self._found:
            self._found[key] = self._look_up(*key)
        return self._found[key]

    def _look_up(self, number: str, name: str, birth: str) -> Found:
        if not number and not name:
            return None, (Fault("name", "missing"),)
        day = read_date(read_day(birth)) if birth else None
        if birth and day is None:
            return None, (Fault("birth", "date"),)
        wanted = fold(name)
        # By the number where there is one; the name and the birth must not contradict it.
        of_number = [one for one in self._search(number) if one.number == number]
        if number and not of_number:
            return None, (Fault("number", "no_patient"),)
        found = [
            one
            for one in of_number or self._search("".join(name.split()))
            if (not name or wanted in {fold(one.name), fold(one.kana), fold(one.romaji)})
            and (day is None or one.birth == day)
        ]
        if len(found) == 1:
            return found[0], ()
        if of_number:
            return None, (Fault("number", "other_patient"),)
        return None, (Fault("name", "many_patients" if found else "no_patient"),)

    def _search(self, text: str) -> tuple[Patient, ...]:
        return self._work.patients.search(text, _NAMESAKES) if text else ()
