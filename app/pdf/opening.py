"""The upper half of the page: title and number, athlete, encounter, diagnosis."""

from dataclasses import replace

from app.domain.calendar import age_on, local
from app.domain.certificates import Certificate
from app.domain.consents import Languages
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
from app.pdf.course import course_lines
from app.pdf.marks import Block, Box, across
from app.pdf.statements import TITLES
from app.pdf.words import CERTAINTIES, LABELS, PHRASES, SEXES, Both

_WIDTH = RIGHT - LEFT
_CHIP = (66.0, 25.0)  # the type's box
_KIND = Style(9.6, NAVY, is_bold=True)
_LEAST_TITLE = 0.85


def title(setter: Type, certificate: Certificate) -> Block:
    """Return the title in both languages, the type beside it, a strong line below."""
    wide, high = _CHIP
    column = Column(setter, LEFT, _WIDTH - wide - 10)
    words = TITLES[certificate.kind]
    column.both(words, _on_one_line(column, words), SUBTITLE)
    kind = LABELS["type"].fill(kind=certificate.kind.value).only(setter.languages)
    middle = RIGHT - wide / 2
    column.marks += [
        Box(RIGHT - wide, 3, wide, high, 3.5, NAVY, 0.7, GROUND),
        setter.text(middle, 14 if kind.en else 19, kind.ja, _KIND, align=0.5),
        setter.text(middle, 23.5, kind.en, SUB, align=0.5),
    ]
    # A title of one line must not draw its line through the box.
    column.y = max(column.y, 3 + high)
    column.skip(5)
    column.marks.append(across(LEFT, column.y, _WIDTH, INK, 1))
    column.skip(1)
    return column.block()


def _on_one_line(column: Column, words: Both) -> Style:
    """Return the style of a title, a little smaller where it would miss its line by a little."""
    setter = column.setter
    told = setter.spell(words.only(setter.languages).ja)
    # A hair less, so that what fits is not found too wide by the last digit of a float.
    share = 0.999 * column.width / setter.width(told, TITLE)
    return replace(TITLE, size=TITLE.size * share) if _LEAST_TITLE < share < 1 else TITLE


def numbers(setter: Type, certificate: Certificate) -> Block:
    """Return what identifies the certificate and the record behind it."""
    version = "reissue" if certificate.supersedes else "first_issue"
    record = PHRASES["record"].fill(version=certificate.treatment.version)
    mark = phrases.fingerprint(certificate.record_sha256)
    cells = [
        ("number", Both(certificate.number, "")),
        ("issued", Both(phrases.moment_with_offset(certificate.issued_at), "")),
        (
            "version",
            PHRASES[version].fill(version=certificate.version, number=certificate.supersedes),
        ),
        ("record", Both(f"{setter.one_line(record)} {mark}", "")),
    ]
    places = (0, 122, 266, 372)
    columns = [
        Column(setter, LEFT + x, after - x - 8)
        for x, after in zip(places, (*places[1:], _WIDTH + 8), strict=True)
    ]
    for column, (label, words) in zip(columns, cells, strict=True):
        column.label(LABELS[label])
        told = words.only(setter.languages)
        column.runs((told.ja, VALUE), (told.en, VALUE))
    return beside(*columns)


def athlete(setter: Type, certificate: Certificate) -> Block:
    """Return who was treated."""
    patient = certificate.patient
    top = _section(setter, "athlete")
    name = Column(setter, LEFT, 182, top.y)
    name.label(LABELS["name"])
    if setter.languages is Languages.ENGLISH:
        # The kanji stay: by them the athlete is found in the clinic's record.
        name.write(patient.romaji or patient.name, NAME)
        name.write(patient.name, SUB)
    else:
        name.write(patient.name, NAME)
        name.runs((patient.kana, SUB), (patient.romaji, SUB))
    birth = Column(setter, LEFT + 192, 150, top.y)
    birth.label(LABELS["birth"])
    sex = SEXES[patient.sex]
    sexes = " ".join(filter(None, sex.only(setter.languages)))
    birth.runs((f"{patient.birth:%Y-%m-%d}", VALUE), (sexes, VALUE))
    age = PHRASES["age"].fill(
        age=age_on(patient.birth, local(certificate.treatment.started).date())
    )
    birth.either(age, SUB, SUB)
    return beside(top, name, birth, _team(setter, certificate, top.y))


def _team(setter: Type, certificate: Certificate, y: float) -> Column:
    patient = certificate.patient
    column = Column(setter, LEFT + 350, _WIDTH - 350, y)
    column.label(LABELS["team"])
    number = f"No. {patient.registration}" if patient.registration else ""
    column.runs((patient.team or phrases.NOTHING, VALUE), (number, VALUE))
    bodies = PHRASES["bodies"].fill(bodies=", ".join(map(phrases.body_name, patient.bodies)))
    if patient.bodies:
        column.either(bodies, SUB, SUB)
    return column


def encounter(setter: Type, certificate: Certificate) -> Block:
    """Return where and when the infusion was given."""
    treatment = certificate.treatment
    top = _section(setter, "encounter")
    setting = Column(setter, LEFT, 122, top.y)
    setting.label(LABELS["setting"])
    setting.either(phrases.place(treatment), VALUE, VALUE)
    beds = Column(setter, LEFT + 132, 150, top.y)
    beds.label(LABELS["beds"])
    kind = replace(certificate.facility, beds=treatment.beds).kind
    beds.either(phrases.beds(treatment, kind), VALUE, VALUE)
    time = Column(setter, LEFT + 292, _WIDTH - 292, top.y)
    time.label(LABELS["time"])
    ended = treatment.ended or treatment.started
    time.write(phrases.span(treatment.started, ended), VALUE)
    written = phrases.entered(treatment)
    is_plain = not (treatment.is_late or treatment.is_amended)
    time.either(written, SUB if is_plain else Style(7, INK, is_bold=True), SUB)
    facts = beside(top, setting, beds, time)
    below = course_lines(setter, certificate, facts.height)
    return Block(facts.marks + tuple(below.marks), max(facts.height, below.y))


def diagnosis(setter: Type, certificate: Certificate) -> Block:
    """Return the diagnosis, what it rests on, and why the treatment went by vein."""
    treatment = certificate.treatment
    top = _section(setter, "diagnosis")
    name = Column(setter, LEFT, 226, top.y)
    name.label(LABELS["diagnosis_name"])
    name.either(Both(treatment.diagnosis, certificate.diagnosis_en), VALUE, VALUE)
    if setter.languages is Languages.ENGLISH and certificate.diagnosis_en:
        name.write(treatment.diagnosis, SUB)
    code = Column(setter, LEFT + 236, 70, top.y)
    code.label(LABELS["icd10"])
    code.write(treatment.icd10 or phrases.NOTHING, VALUE)
    certainty = Column(setter, LEFT + 306, 98, top.y)
    certainty.label(LABELS["certainty"])
    certainty.either(CERTAINTIES[treatment.certainty], VALUE, VALUE)
    onset = Column(setter, LEFT + 412, _WIDTH - 412, top.y)
    onset.label(LABELS["onset"])
    if treatment.onset is None:
        onset.either(PHRASES["not_stated"], VALUE, VALUE)
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
    _reason(text, certificate, reason)
    return Block(upper.marks + tuple(text.marks), text.y)


def _reason(text: Column, certificate: Certificate, reason: Both) -> None:
    text.either(reason, BODY, Style(NOTE.size, GREY))
    written = certificate.treatment.iv_reason.strip()
    if text.setter.languages is Languages.ENGLISH and written and reason.en:
        # The physician's own words are never translated, and never left out.
        text.write(written, BODY)


def _section(setter: Type, label: str) -> Column:
    column = Column(setter, LEFT, _WIDTH)
    heading(column, LABELS[label])
    return column
