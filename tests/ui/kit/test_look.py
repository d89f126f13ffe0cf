from app.ui.kit import look, style
from app.ui.kit.tokens import LIGHT


def test_everything_grows_with_the_scale(qapp):
    style.apply(qapp, LIGHT, 1.5)

    assert look.px(34) == round(34 * 20 / 13)
    assert look.font(22, bold=True).pixelSize() == look.px(22)
    assert look.font(22, bold=True).bold()
    assert not look.font().bold()


def test_no_length_vanishes_and_none_stays_none(qapp):
    style.apply(qapp, LIGHT, 1.0)

    assert look.px(0) == 0
    assert look.px(0.2) == 1
