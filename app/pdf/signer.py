"""Who answers for a certificate: the physician's name, with the seal beside it."""

from typing import Final

from app.domain.consents import Languages
from app.domain.imprints import Imprint
from app.domain.staff import Member
from app.pdf.column import INK, LEFT, NOTE, SUB, Column, Style, Type
from app.pdf.imprint import SIDES, imprint
from app.pdf.words import LABELS, PHRASES

WIDTH: Final = 236.0
PERSON: Final = Style(11.6, INK, is_bold=True)
_TOP = 4.0


def signer(setter: Type, physician: Member, seal: Imprint) -> Column:
    """Return a column that begins with the physician; what is set below may pass below the seal."""
    side = SIDES[seal.kind]
    column = Column(setter, LEFT, WIDTH - side - 10)
    column.label(LABELS["physician"])
    if setter.languages is Languages.ENGLISH:
        column.runs((physician.name_romaji, PERSON), (physician.name, SUB))
    else:
        column.runs((physician.name, PERSON), (physician.name_romaji, SUB))
    register = PHRASES["register"].fill(number=physician.register_number).only(setter.languages)
    column.runs((register.ja, NOTE), (register.en, SUB), (physician.department, NOTE))
    column.y = max(column.y, side + _TOP)
    column.marks += imprint(setter, seal, physician.name, LEFT + WIDTH, _TOP)
    column.width = WIDTH
    return column
