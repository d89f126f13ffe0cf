"""The upper half of the page: title and number, athlete, encounter, diagnosis."""

from dataclasses import replace

from app.domain.calendar import age_on, local
from app.domain.certificates import Certificate
from app.pdf import phrases
from app.pdf.column import (
    BODY,
    GREY,
    GROUND,
    INK,
    LEFT,
    NAME,
    NAVY,
    NOTE,
    RIGHT,
    SUB,
    SUBTITLE,
    TITLE,
    VALUE,
    Column,
    Style,
    Type,
    beside,
    heading,
)
from app.pdf.marks import Block, Box, across
from app.pdf.words import CERTAINTIES, LABELS, PHRASES, SEXES, Both

_WIDTH = RIGHT - LEFT
_CHIP = (66.0, 25.0)  # the type's box


def title(setter: Type, certificate: Certificate) -> Block:
    """Return the title in both languages, the type beside it, a strong line below."""
    wide, high = _CHIP
    column = Column(setter, LEFT, _WIDTH - wide - 10)
    column.both(LABELS["title"], TITLE, SUBTITLE)
    kind = LABELS["type"].fill(kind=certificate.kind.value)
    middle = RIGHT - wide / 2
    column.marks += [
        Box(RIGHT - wide, 3, wide, high, 3.5, NAVY, 0.7, GROUND),
        setter.text(middle, 14, kind.ja, Style(9.6, NAVY, is_bold=True), align=0.5),
        setter.text(middle, 23.5, kind.en, SUB, align=0.5),
    ]
    column.skip(5)
    column.marks.append(across(LEFT, column.y, _WIDTH, INK, 1))
    column.skip(1)
    return column.block()


def numbers(setter: Type, certificate: Certificate) -> Block:
    """Return what identifies the certificate and the record behind it."""
    version = "reissue" if certificate.supersedes else "first_issue"
    record = PHRASES["record"].fill(version=certificate.treatment.version)
    cells = [
        ("number", Both(certificate.number, "")),
        ("issued", Both(phrases.moment_with_offset(certificate.issued_at), "")),
        (
            "version",
            PHRASES[version].fill(version=certificate.version, number=certificate.supersedes),
        ),
        ("record", Both(record.ja, phrases.fingerprint(certificate.record_sha256))),
    ]
    places = (0, 122, 266, 372)
    columns = [
        Column(setter, LEFT + x, after - x - 8)
        for x, after in zip(places, (*places[1:], _WIDTH + 8), strict=True)
    ]
    for column, (label, words) in zip(columns, cells, strict=True):
        column.label(LABELS[label])
        column.runs((words.ja, VALUE), (words.en, VALUE))
    return beside(*columns)


def athlete(setter: Type, certificate: Certificate) -> Block:
    """Return who was treated."""
    patient = certificate.patient
    top = _section(setter, "athlete")
    name = Column(setter, LEFT, 182, top.y)
    name.label(LABELS["name"])
    name.write(patient.name, NAME)
    name.runs((patient.kana, SUB), (patient.romaji, SUB))
    birth = Column(setter, LEFT + 192, 150, top.y)
    birth.label(LABELS["birth"])
    sex = SEXES[patient.sex]
    birth.runs((f"{patient.birth:%Y-%m-%d}", VALUE), (f"{sex.ja} {sex.en}", VALUE))
    age = PHRASES["age"].fill(
        age=age_on(patient.birth, local(certificate.treatment.started).date())
    )
    birth.runs((age.ja, SUB), (age.en, SUB))
    return beside(top, name, birth, _team(setter, certificate, top.y))


def _team(setter: Type, certificate: Certificate, y: float) -> Column:
    patient = certificate.patient
    column = Column(setter, LEFT + 350, _WIDTH - 350, y)
    column.label(LABELS["team"])
    number = f"No. {patient.registration}" if patient.registration else ""
    column.runs((patient.team or phrases.NOTHING, VALUE), (number, VALUE))
    bodies = PHRASES["bodies"].fill(bodies=", ".join(map(phrases.body_name, patient.bodies)))
    if patient.bodies:
        column.runs((bodies.ja, SUB), (bodies.en, SUB))
    return column


def encounter(setter: Type, certificate: Certificate) -> Block:
    """Return where and when the infusion was given."""
    treatment = certificate.treatment
    top = _section(setter, "encounter")
    setting = Column(setter, LEFT, 122, top.y)
    setting.label(LABELS["setting"])
    setting.runs(*((words, VALUE) for words in phrases.place(treatment)))
    beds = Column(setter, LEFT + 132, 150, top.y)
    beds.label(LABELS["beds"])
    kind = replace(certificate.facility, beds=treatment.beds).kind
    beds.runs(*((words, VALUE) for words in phrases.beds(treatment, kind)))
    time = Column(setter, LEFT + 292, _WIDTH - 292, top.y)
    time.label(LABELS["time"])
    ended = treatment.ended or treatment.started
    time.write(phrases.span(treatment.started, ended), VALUE)
    written = phrases.entered(treatment)
    is_plain = not (treatment.is_late or treatment.is_amended)
    time.runs((written.ja, SUB if is_plain else Style(7, INK, is_bold=True)), (written.en, SUB))
    return beside(top, setting, beds, time)


def diagnosis(setter: Type, certificate: Certificate) -> Block:
    """Return the diagnosis, what it rests on, and why the treatment went by vein."""
    treatment = certificate.treatment
    top = _section(setter, "diagnosis")
    name = Column(setter, LEFT, 226, top.y)
    name.label(LABELS["diagnosis_name"])
    name.runs((treatment.diagnosis, VALUE), (certificate.diagnosis_en, VALUE))
    code = Column(setter, LEFT + 236, 70, top.y)
    code.label(LABELS["icd10"])
    code.write(treatment.icd10 or phrases.NOTHING, VALUE)
    certainty = Column(setter, LEFT + 306, 98, top.y)
    certainty.label(LABELS["certainty"])
    certainty.runs(*((words, VALUE) for words in CERTAINTIES[treatment.certainty]))
    onset = Column(setter, LEFT + 412, _WIDTH - 412, top.y)
    onset.label(LABELS["onset"])
    if treatment.onset is None:
        onset.runs(*((words, VALUE) for words in PHRASES["not_stated"]))
    else:
        onset.write(f"{treatment.onset:%Y-%m-%d}", VALUE)
    upper = beside(top, name, code, certainty, onset)
    text = Column(setter, LEFT, _WIDTH, upper.height)
    text.skip(4)
    text.label(LABELS["basis"])
    text.write(treatment.basis, BODY)
    if treatment.measurements:
        text.either(phrases.measured(treatment), BODY, Style(NOTE.size, GREY))
    text.skip(2.5)
    text.label(LABELS["reason"])
    reason = phrases.reason(treatment)
    text.runs((reason.ja, BODY), (reason.en, Style(NOTE.size, GREY)))
    return Block(upper.marks + tuple(text.marks), text.y)


def _section(setter: Type, label: str) -> Column:
    column = Column(setter, LEFT, _WIDTH)
    heading(column, LABELS[label])
    return column
