"""Whose record it is, of which time, and where it comes from (医師法施行規則23条)."""

from collections.abc import Callable, Iterator

from app.domain.calendar import age_on, local
from app.domain.patients import Patient, Sex
from app.i18n import Wording
from app.record.items import Item, Note, Title, stated
from app.record.phrases import moment, who
from app.services.whole_record import Period, WholeRecord
from app.words import facility_word

_SEXES: dict[Sex, Callable[[Wording], str]] = {
    Sex.MALE: lambda say: say("Male"),
    Sex.FEMALE: lambda say: say("Female"),
    Sex.OTHER: lambda say: say("Other"),
}


def head(record: WholeRecord, say: Wording) -> Iterator[Item]:
    """Yield what stands before the infusions."""
    facility = record.facility
    yield from stated(
        (say("Clinic"), facility_word(facility, say)),
        (say("Address"), facility.address),
        (say("Telephone"), facility.phone),
        (say("Period"), period_words(record.wanted.period, say)),
        (
            say("Taken out"),
            f"{moment(record.gathered.at)}  {who(record, record.gathered.by, say)}",
        ),
    )
    yield Note(say("All times are Japan's (UTC+9). What was corrected or withdrawn is told, too."))
    yield Title(say("Patient"))
    yield from _patient(record, say)


def patient_line(patient: Patient, say: Wording) -> str:
    """Return whom a page is about, on one line."""
    number = say("No. {number}", number=patient.number)
    first, second = patient.name, patient.romaji
    if say.language != "ja":
        first, second = second, first
    return f"{first}  {second}  {patient.birth.isoformat()}  {number}"


def period_words(period: Period, say: Wording) -> str:
    """Return from which day to which."""
    if period.since is None and period.until is None:
        return say("Everything recorded")
    since = "" if period.since is None else period.since.isoformat()
    until = "" if period.until is None else period.until.isoformat()
    return f"{since} – {until}".strip()


def _patient(record: WholeRecord, say: Wording) -> Iterator[Item]:
    one = record.patient
    years = age_on(one.birth, local(record.gathered.at).date())
    age = say("{age} y", age=years)
    yield from stated(
        (say("Name"), f"{one.name}  {one.kana}  {one.romaji}"),
        (say("Patient number"), one.number),
        (say("Date of birth"), f"{one.birth.isoformat()}  {age}"),
        (say("Sex"), _SEXES[one.sex](say)),
        (say("Address"), one.address),
        (say("Telephone"), one.phone),
        (say("Bodies"), say(", ").join(one.bodies)),
        (say("Team"), one.team),
        (say("Registration"), one.registration),
        (say("Allergies"), one.allergies),
    )
