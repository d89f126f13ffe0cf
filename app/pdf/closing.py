"""The lower part of the page: the statement, who answers for it, what it does not say."""

from app.domain.certificates import Certificate
from app.domain.consents import Languages
from app.domain.imprints import Imprint, ImprintKind
from app.pdf import phrases
from app.pdf.code import code
from app.pdf.column import (
    GREY,
    GROUND,
    HAIR,
    INK,
    LABEL,
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
from app.pdf.signer import PERSON, signer
from app.pdf.statements import DISCLAIMERS, STATEMENTS
from app.pdf.words import LABELS, PHRASES

_WIDTH = RIGHT - LEFT
_PADDING = 10.0
_STRONG = Style(9.2, INK, is_bold=True, leading=1.42)
_FINE = Style(6.8, GREY)


def statement(setter: Type, certificate: Certificate) -> Block:
    """Return what is certified, boxed."""
    words = STATEMENTS[certificate.kind].only(setter.languages)
    column = Column(setter, LEFT + _PADDING, _WIDTH - 2 * _PADDING)
    column.skip(5.5)
    column.write(words.ja, _STRONG)
    if words.en:
        column.skip(1.5)
        column.write(words.en, Style(NOTE.size, GREY))
    column.skip(6)
    frame = Box(LEFT, 0, _WIDTH, column.y, 4, NAVY, 0.7, GROUND)
    return Block((frame, *column.marks), column.y)


def people(setter: Type, certificate: Certificate) -> Block:
    """Return the physician with the place for the seal, and the institution."""
    proof = code(setter, certificate.code, RIGHT)
    room = proof.width + 8 if proof.width else 0
    return beside(_physician(setter, certificate), _institution(setter, certificate, room), proof)


def _physician(setter: Type, certificate: Certificate) -> Column:
    # What is signed by nobody is sealed by nobody.
    seal = Imprint() if certificate.is_draft else certificate.imprint
    finaliser, column = certificate.finaliser, signer(setter, certificate.physician, seal)
    if given := performer(certificate):
        column.either(given, NOTE, SUB)
    final = certificate.treatment.finalised
    if final is not None:
        words = PHRASES["finalised"].fill(
            name=finaliser.name, romaji=finaliser.name_romaji, at=phrases.moment(final.at)
        )
        column.either(words, NOTE, SUB)
    is_free = seal.kind is ImprintKind.NONE
    proven = "signed" if is_free else "sealed"
    column.both(PHRASES["unsigned" if certificate.is_draft else proven])
    return column


def _institution(setter: Type, certificate: Certificate, room: float) -> Column:
    facility = certificate.facility
    column = Column(setter, LEFT + 259, _WIDTH - 259 - room)
    column.label(LABELS["institution"])
    names = [facility.name, *filter(None, [facility.name_en])]
    if setter.languages is Languages.ENGLISH:
        names.reverse()
    column.write(names[0], PERSON)
    for name in names[1:]:
        column.write(name, SUB)
    column.write(facility.address, NOTE)
    told = (
        PHRASES["phone"].fill(phone=facility.phone),
        PHRASES["director"].fill(name=facility.director),
    )
    column.runs(*((words.only(setter.languages).ja, NOTE) for words in told))
    if facility.institution_code is None:
        column.either(PHRASES["no_institution_code"], NOTE, SUB)
    else:
        words = PHRASES["institution_code"].fill(code=facility.institution_code)
        column.either(words, NOTE, SUB)
    if certificate.keeper:
        column.either(PHRASES["kept_by"].fill(name=certificate.keeper), NOTE, SUB)
    return column


def consent(setter: Type, certificate: Certificate) -> Block:
    """Return for whom it is issued, and who agreed to that and when."""
    column = Column(setter, LEFT, _WIDTH)
    told = [("recipient", certificate.recipient)] if certificate.recipient else []
    if agreed := phrases.agreed(certificate):
        told.append(("consent", agreed.only(setter.languages).ja))
    runs = [
        run
        for label, words in told
        for run in ((setter.one_line(LABELS[label]), LABEL), (f"{words}  ", NOTE))
    ]
    if runs:
        column.runs(*runs)
    return column.block()


def disclaimer(setter: Type, certificate: Certificate) -> Block:
    """Return what the certificate does not say."""
    column = Column(setter, LEFT, _WIDTH)
    column.marks.append(across(LEFT, 0, _WIDTH, HAIR))
    column.skip(4)
    words = DISCLAIMERS[certificate.kind].fill(day=f"{certificate.checked_on:%Y-%m-%d}")
    column.both(words, Style(7, GREY), _FINE)
    return column.block()


def foot(setter: Type, certificate: Certificate, page: int = 1, pages: int = 1) -> Block:
    """Return the last line of a page: specimen or not, number and page."""
    told = setter.one_line(PHRASES["page"].fill(page=page, pages=pages))
    right = setter.text(RIGHT, 0, f"{certificate.number}   {told}", _FINE, align=1)
    column = Column(setter, LEFT, _WIDTH - right.width - 12)
    column.skip(4)
    line = column.y + right.size * (0.88 + (_FINE.leading - 1) / 2)
    if certificate.is_specimen:
        column.write(setter.one_line(PHRASES["specimen"]), Style(6.8, INK, is_bold=True))
    marks = (across(LEFT, 0, _WIDTH, HAIR), right.moved(line), *column.marks)
    return Block(marks, max(column.y, line + 3))
