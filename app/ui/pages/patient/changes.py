"""What was done to a patient's records, told from the records themselves."""

from collections.abc import Callable, Iterator
from datetime import datetime

from app.domain.calendar import local
from app.domain.staff import StaffId
from app.domain.treatments import Treatment
from app.i18n import Wording
from app.services.ports import Fact, Filed
from app.services.trail import TrailEntry
from app.ui.pages.patient.dossier import Dossier
from app.ui.parts.change_list import ChangeRow
from app.ui.parts.deed_words import deed_word
from app.ui.parts.detail_words import details_line

NameOf = Callable[[StaffId], str]
_Told = Iterator[tuple[datetime, ChangeRow]]


def change_rows(dossier: Dossier, name_of: NameOf, say: Wording) -> tuple[ChangeRow, ...]:
    """Return everything that was done, newest first."""
    told = [
        *(
            each
            for one in dossier.treatments
            for each in _to_record(one, dossier.called(one.diagnosis, one.icd10), name_of, say)
        ),
        *_to_file(dossier, name_of, say),
        *_certificates(dossier, say),
    ]
    return tuple(row for _, row in sorted(told, key=lambda one: one[0], reverse=True))


def paper_rows(dossier: Dossier, say: Wording) -> tuple[ChangeRow, ...]:
    """Return which papers and files left the clinic, newest first; a certificate can be opened."""
    certified = {one.number for one in dossier.certificates}
    return tuple(_paper(one, certified, say) for one in dossier.given_out)


def _paper(one: TrailEntry, certified: set[str], say: Wording) -> ChangeRow:
    number = str(one.details.get("number", ""))
    return ChangeRow(
        at=_shown(one.at),
        what=deed_word(one.deed, say),
        about=details_line(one.details, say),
        who=one.who,
        source=number if number in certified else None,
    )


def _to_record(one: Treatment, diagnosis: str, name_of: NameOf, say: Wording) -> _Told:
    about = f"{local(one.started):%Y-%m-%d %H:%M}  {diagnosis}"

    def row(at: datetime, what: str, by: StaffId, why: str = "") -> tuple[datetime, ChangeRow]:
        return at, ChangeRow(_shown(at), what, about, name_of(by), why, one)

    written = say("Record written") if one.version == 1 else _version(one, say)
    yield row(one.recorded.at, written, one.recorded.by, one.amendment or one.late_reason)
    if one.approved is not None:
        yield row(one.approved.at, say("Record approved"), one.approved.by)
    if one.finalised is not None:
        yield row(one.finalised.at, say("Record finalised"), one.finalised.by)
    if one.withdrawn is not None:
        taken = one.withdrawn
        yield row(taken.at, say("Record withdrawn"), taken.by, taken.reason)


def _version(one: Treatment, say: Wording) -> str:
    if one.is_amended:
        return say("Record amended, version {version}", version=one.version)
    return say("Record changed, version {version}", version=one.version)


def _to_file(dossier: Dossier, name_of: NameOf, say: Wording) -> _Told:
    file = dossier.file
    named: list[tuple[str, Filed[Fact], str]] = [
        *((say("TUE filed"), one, one.value.number) for one in file.exemptions),
        *((say("Competition filed"), one, one.value.name) for one in file.competitions),
        *((say("Infusion elsewhere filed"), one, one.value.what) for one in file.outside),
    ]
    for what, one, about in named:
        at, taken = one.stamp.at, one.withdrawn
        yield at, ChangeRow(_shown(at), what, about, name_of(one.stamp.by))
        if taken is not None:
            withdrawn = say("Withdrawn from the file")
            by = name_of(taken.by)
            yield taken.at, ChangeRow(_shown(taken.at), withdrawn, about, by, taken.reason)


def _certificates(dossier: Dossier, say: Wording) -> _Told:
    for one in dossier.certificates:
        at = one.issued_at
        state = "" if one.is_valid else say("No longer valid")
        yield at, ChangeRow(_shown(at), say("Certificate issued"), one.number, "", state)


def _shown(at: datetime) -> str:
    return f"{local(at):%Y-%m-%d %H:%M}"
