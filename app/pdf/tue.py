"""What a TUE file must contain beside the facts of the page (rules B.3), on a draft of type C."""

from collections.abc import Iterator

from app.domain.certificates import Certificate
from app.domain.consents import Languages
from app.pdf import phrases
from app.pdf.column import BODY, LABEL, LABEL_EN, LEFT, RIGHT, SUB, Column, Type, beside, heading
from app.pdf.marks import Block
from app.pdf.words import LABELS, PHRASES, Both

_LABELS = 150.0


def tue(setter: Type, certificate: Certificate) -> Block:
    """Return what is applied for, how fast it flowed, why nothing else would do, and when to apply."""
    top = Column(setter, LEFT, RIGHT - LEFT)
    heading(top, LABELS["tue"])
    block = top.block()
    for label, words in _rows(certificate):
        name = Column(setter, LEFT, _LABELS - 8, block.height)
        name.either(LABELS[label], LABEL, LABEL_EN)
        value = Column(setter, LEFT + _LABELS, RIGHT - LEFT - _LABELS, block.height)
        value.either(words, BODY, SUB)
        written = certificate.treatment.iv_reason.strip()
        if label == "tue_need" and written and setter.languages is Languages.ENGLISH:
            value.write(written, BODY)
        row = beside(name, value)
        block = Block((*block.marks, *row.marks), row.height + 2.4 * setter.step)
    return block


def _rows(certificate: Certificate) -> Iterator[tuple[str, Both]]:
    yield "tue_object", _object(certificate)
    rate = phrases.rate(certificate.treatment)
    yield "tue_rate", PHRASES["not_stated"] if rate is None else rate
    has_reason = bool(certificate.treatment.iv_reason.strip())
    yield (
        "tue_need",
        phrases.reason(certificate.treatment) if has_reason else PHRASES["tue_unstated"],
    )
    yield "tue_time", PHRASES["tue_retroactive"]


def _object(certificate: Certificate) -> Both:
    """Return the method and the substances that a body asks an exemption for."""
    peak = certificate.treatment.assessment.peak
    asked = []
    if peak is not None and not peak.is_exempt and peak.rate_weighted_ml > peak.limit_ml:
        asked.append(PHRASES["tue_method"])
    classes = dict.fromkeys(one.code for row in certificate.products for one in row.classes)
    if classes:
        asked.append(PHRASES["tue_substance"].fill(classes=", ".join(classes)))
    if not asked:
        return PHRASES["tue_none"]
    return Both("、".join(one.ja for one in asked), "; ".join(one.en for one in asked))
