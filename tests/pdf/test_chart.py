from datetime import timedelta
from decimal import Decimal

import pytest

from app.domain.certificates import CurvePoint
from app.pdf.chart import chart
from app.pdf.column import Type
from app.pdf.fonts import load_fonts
from app.pdf.marks import Shape, Text
from tests.pdf import samples

RED_GROUND = "#F1B5BC"


def drawn(certificate):
    peak = certificate.treatment.assessment.peak
    return chart(Type(load_fonts(samples.FONTS), 1), certificate, peak, 40, 240)


def grounds(block):
    return [mark for mark in block.marks if isinstance(mark, Shape) and mark.ground == RED_GROUND]


def words(block):
    return [mark.words for mark in block.marks if isinstance(mark, Text)]


def test_the_part_above_the_limit_is_filled_red():
    block = drawn(samples.over_the_limit())

    (part,) = grounds(block)
    limit = next(mark for mark in block.marks if isinstance(mark, Shape) and mark.dash)
    assert part.bounds[3] == pytest.approx(limit.points[0][1])
    assert part.bounds[1] < limit.points[0][1] - 20


def test_below_the_limit_nothing_is_red_but_the_limit():
    assert not grounds(drawn(samples.certificate()))


def test_what_is_exempt_is_an_outline_only():
    record = samples.treatment(samples.DEHYDRATION, beds=12, diagnosis="脱水症", icd10="E86")

    block = drawn(samples.certificate(record, others=()))

    assert not [mark for mark in block.marks if isinstance(mark, Shape) and mark.ground]
    assert "500 mL" in words(block)


def test_limit_and_highest_total_are_written():
    shown = words(drawn(samples.certificate()))

    assert "72 mL" in shown
    assert "上限 100 mL  limit 100 mL" in shown


def test_a_volume_is_rounded_up():
    record = samples.treatment(
        (samples.given((*samples.DRUG[:2], "99.9999001", *samples.DRUG[3:])),)
    )

    assert "100 mL" in words(drawn(samples.certificate(record, others=())))


@pytest.mark.parametrize("points", [(), ((-2, "0"), (5, "20"), (40, "20"))])
def test_any_course_stays_within_the_drawing(points):
    course = tuple(
        CurvePoint(samples.START + timedelta(hours=hours), Decimal(volume))
        for hours, volume in points
    )

    block = drawn(samples.certificate(curve=course))

    assert all(mark.bounds[0] >= 40 and mark.bounds[2] <= 280.1 for mark in block.marks)
    assert all(mark.bounds[1] >= -2 and mark.bounds[3] <= block.height + 1 for mark in block.marks)
