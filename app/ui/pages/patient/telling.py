"""Everything a patient's page shows, asked for and put into words in one go, away from the window."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from app.domain.patients import PatientId
from app.domain.staff import Permission, StaffId
from app.domain.treatments import Treatment
from app.ui.desk import Desk
from app.ui.kit.badge import BadgeText
from app.ui.pages.patient.care import care_of
from app.ui.pages.patient.changes import change_rows, paper_rows
from app.ui.pages.patient.dossier import (
    Dossier,
    badges,
    certificate_rows,
    fetch,
    file_rows,
    history_rows,
)
from app.ui.parts.athlete_rows import FileRow
from app.ui.parts.athlete_words import sport_word
from app.ui.parts.care_card import CERTIFY, COPY, ELSEWHERE, CareGroup
from app.ui.parts.certificate_list import CertificateRow
from app.ui.parts.change_list import ChangeRow
from app.ui.parts.history import HistoryRow


@dataclass(frozen=True, slots=True)
class Told:
    """A patient in words: what each part of the page shows."""

    dossier: Dossier
    history: tuple[HistoryRow, ...]
    certificates: tuple[CertificateRow, ...]
    file: dict[str, tuple[FileRow, ...]]
    badges: tuple[BadgeText, ...]
    care: tuple[CareGroup, ...]
    changes: tuple[ChangeRow, ...]
    papers: tuple[ChangeRow, ...]
    deeds: frozenset[str]
    sport: str

    @property
    def latest(self) -> Treatment | None:
        """Return the latest record that stands, which a new infusion can be copied from."""
        return next((one for one in self.dossier.treatments if one.withdrawn is None), None)

    @property
    def uncertified(self) -> Treatment | None:
        """Return the latest final record that has no valid certificate."""
        valid = {one.entry for one in self.dossier.certificates if one.is_valid}
        final = (one for one in self.dossier.treatments if one.finalised and not one.withdrawn)
        return next((one for one in final if one.entry not in valid), None)


def tell(desk: Desk, patient: PatientId) -> Told:
    """Return all of it; done once for each look at the page."""
    say, dossier = desk.say, fetch(desk, patient)
    rows = history_rows(dossier, say)
    name_of = _names(desk)
    told = Told(
        dossier=dossier,
        history=rows,
        certificates=tuple(certificate_rows(dossier)),
        file=file_rows(dossier, name_of, say),
        badges=badges(dossier, say),
        care=care_of(dossier, rows, say),
        changes=change_rows(dossier, name_of, say),
        papers=paper_rows(dossier, say),
        deeds=frozenset(),
        sport=sport_word(dossier.patient.sport, desk.clinic.sports, say),
    )
    return replace(told, deeds=_deeds(desk, told))


def _deeds(desk: Desk, told: Told) -> frozenset[str]:
    may = desk.actor.may
    can = {
        COPY: told.latest is not None and may(Permission.WRITE_DRAFT),
        ELSEWHERE: may(Permission.RECORD_ATHLETE),
        CERTIFY: told.uncertified is not None and may(Permission.ISSUE_CERTIFICATE),
    }
    return frozenset(name for name, is_open in can.items() if is_open)


def _names(desk: Desk) -> Callable[[StaffId], str]:
    """Return who tells names, as far as the desk knows the people of the clinic."""
    known = {
        one.id: one.name if desk.say.language == "ja" else one.name_romaji
        for one in (*desk.clinic.physicians, desk.actor.member)
    }
    return lambda staff: known.get(staff, "")
