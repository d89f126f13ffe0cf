"""The lower part of the page: the statement, who answers for it, what it does not say."""

from app.domain.certificates import Certificate
from app.pdf import phrases
from app.pdf.code import SIZE, code
from app.pdf.column import (
    GREY,
    GROUND,
    HAIR,
    INK,
    LEFT,
    NAVY,
    NOTE,
    RIGHT,
    SUB,
    Column,
    Style,
    Type,
    beside,
)
from app.pdf.course import performer
from app.pdf.marks import Block, Box, across
from app.pdf.words import DISCLAIMER, LABELS, PHRASES, STATEMENT

_WIDTH = RIGHT - LEFT
_PADDING = 10.0
_STRONG = Style(9.2, INK, is_bold=True, leading=1.42)
_PERSON = Style(11.6, INK, is_bold=True)
_FINE = Style(6.8, GREY)
_SEAL = 32.0


def statement(setter: Type) -> Block:
    """Return what is certified, boxed."""
    column = Column(setter, LEFT + _PADDING, _WIDTH - 2 * _PADDING)
    column.skip(5.5)
    column.write(STATEMENT.ja, _STRONG)
    column.skip(1.5)
    column.write(STATEMENT.en, Style(NOTE.size, GREY))
    column.skip(6)
    frame = Box(LEFT, 0, _WIDTH, column.y, 4, NAVY, 0.7, GROUND)
    return Block((frame, *column.marks), column.y)


def people(setter: Type, certificate: Certificate) -> Block:
    """Return the physician with the place for the seal, and the institution."""
    return beside(
        _physician(setter, certificate),
        _institution(setter, certificate),
        code(setter, certificate.code, RIGHT),
    )


def _physician(setter: Type, certificate: Certificate) -> Column:
    physician, finaliser = certificate.physician, certificate.finaliser
    column = Column(setter, LEFT, 236 - _SEAL - 10)
    column.label(LABELS["physician"])
    column.runs((physician.name, _PERSON), (physician.name_romaji, SUB))
    register = PHRASES["register"].fill(number=physician.register_number)
    column.runs((register.ja, NOTE), (register.en, SUB), (physician.department, NOTE))
    # The seal stands right of the name; what follows may pass below it.
    column.y = max(column.y, _SEAL + 4)
    middle = LEFT + 236 - _SEAL / 2
    seal = setter.text(
        middle, 4 + _SEAL / 2 + 4, PHRASES["seal"].ja, Style(11, "#8A93A3"), align=0.5
    )
    box = Box(LEFT + 236 - _SEAL, 4, _SEAL, _SEAL, _SEAL / 2, "#8A93A3", 0.7, dash=(1, 1.6))
    column.marks += [box, seal]
    column.width = 236
    if given := performer(certificate):
        column.either(given, NOTE, SUB)
    final = certificate.treatment.finalised
    if final is not None:
        words = PHRASES["finalised"].fill(
            name=finaliser.name, romaji=finaliser.name_romaji, at=phrases.moment(final.at)
        )
        column.either(words, NOTE, SUB)
    column.both(PHRASES["signed"])
    return column


def _institution(setter: Type, certificate: Certificate) -> Column:
    facility = certificate.facility
    room = SIZE + 8 if certificate.code else 0
    column = Column(setter, LEFT + 259, _WIDTH - 259 - room)
    column.label(LABELS["institution"])
    column.write(facility.name, _PERSON)
    if facility.name_en:
        column.write(facility.name_en, SUB)
    column.write(facility.address, NOTE)
    phone = PHRASES["phone"].fill(phone=facility.phone).ja
    column.runs((phone, NOTE), (PHRASES["director"].fill(name=facility.director).ja, NOTE))
    if facility.institution_code is None:
        column.runs(*zip(PHRASES["no_institution_code"], (NOTE, SUB), strict=True))
    else:
        code = PHRASES["institution_code"].fill(code=facility.institution_code)
        column.runs((code.ja, NOTE), (code.en, SUB))
    return column


def disclaimer(setter: Type, certificate: Certificate) -> Block:
    """Return what the certificate does not say."""
    column = Column(setter, LEFT, _WIDTH)
    column.marks.append(across(LEFT, 0, _WIDTH, HAIR))
    column.skip(4)
    words = DISCLAIMER.fill(day=f"{certificate.checked_on:%Y-%m-%d}")
    column.both(words, Style(7, GREY), _FINE)
    return column.block()


def foot(setter: Type, certificate: Certificate) -> Block:
    """Return the last lines: for whom, specimen or not, number and page."""
    page = PHRASES["page"].fill(page=1, pages=1)
    right = setter.text(RIGHT, 0, f"{certificate.number}   {page.ja}  {page.en}", _FINE, align=1)
    column = Column(setter, LEFT, _WIDTH - right.width - 12)
    column.skip(4)
    line = column.y + right.size * (0.88 + (_FINE.leading - 1) / 2)
    recipient = LABELS["recipient"]
    column.runs(
        (
            f"{recipient.ja} {recipient.en}  {certificate.recipient}" * bool(certificate.recipient),
            _FINE,
        ),
        (PHRASES["specimen"].ja * certificate.is_specimen, Style(6.8, INK, is_bold=True)),
    )
    marks = (across(LEFT, 0, _WIDTH, HAIR), right.moved(line), *column.marks)
    return Block(marks, max(column.y, line + 3))
