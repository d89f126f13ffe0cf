import pytest

from app.ui.kit.icons import names
from app.ui.kit.tokens import DARK, LIGHT, TONE_ICONS, TONES

THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour):
    """The relative luminance of WCAG 2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ground", ["surface", "window", "sunken", "field"])
@pytest.mark.parametrize("ink", ["text", "text2", "text3"])
@THEMES
def test_text_can_be_read_on_every_ground(theme, ink, ground):
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("accent", "surface"),
        ("accent", "accent_bg"),
        ("text", "accent_bg"),
        ("on_accent", "accent"),
        ("text", "past"),
        ("text", "hover"),
        ("text2", "hover"),
    ],
)
@THEMES
def test_text_can_be_read_where_something_is_chosen(theme, ink, ground):
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


@pytest.mark.parametrize("tone", [*TONES, "accent", "quiet", "bad", "ok"])
@THEMES
def test_every_tone_can_be_read_on_its_ground(theme, tone):
    assert contrast(theme.tone(tone).ink, theme.tone(tone).ground) >= 4.5


@pytest.mark.parametrize("ground", ["surface", "window", "sunken", "field"])
@pytest.mark.parametrize("border", ["control", "accent"])
@THEMES
def test_what_can_be_operated_and_the_focus_are_seen(theme, border, ground):
    assert contrast(getattr(theme, border), getattr(theme, ground)) >= 3.0


@THEMES
def test_errors_can_be_read_on_a_card(theme):
    assert contrast(theme.ink("bad"), theme.surface) >= 4.5


@THEMES
def test_an_unknown_tone_is_refused(theme):
    with pytest.raises(KeyError):
        theme.tone("mauve")


def test_no_two_verdicts_share_a_shape():
    shapes = [TONE_ICONS[tone] for tone in TONES]

    assert len(set(shapes)) == len(TONES)
    assert {shape for shape in shapes if shape} <= set(names())


@THEMES
def test_bars_have_a_fill_for_every_tone(theme):
    fills = {theme.fill(tone) for tone in ("ok", "caution", "bad", "accent", "past")}

    assert len(fills) == 5


@pytest.mark.parametrize("ground", ["surface", "track", "accent_bg"])
@pytest.mark.parametrize("tone", ["accent", "ok", "caution", "bad"])
@THEMES
def test_rings_and_bars_stand_out_from_the_card_and_from_what_is_left(theme, tone, ground):
    assert contrast(theme.fill(tone), getattr(theme, ground)) >= 3.0


@pytest.mark.parametrize("tone", ["quiet", "accent", "review", "caution"])
@THEMES
def test_the_dots_of_the_day_stand_out_from_the_window(theme, tone):
    assert contrast(theme.fill(tone), theme.window) >= 3.0


@pytest.mark.parametrize("mark", ["accent", "control", "text3", "bad_fill"])
@THEMES
def test_the_lines_and_edges_of_a_course_stand_out_from_its_card(theme, mark):
    assert contrast(getattr(theme, mark), theme.surface) >= 3.0


@pytest.mark.parametrize("ground", ["surface", "accent_bg"])
@pytest.mark.parametrize("ink", ["text", "text2", "text3", "accent"])
@THEMES
def test_the_words_of_a_waiting_card_can_be_read(theme, ink, ground):
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


@THEMES
def test_the_limit_and_what_is_over_it_can_be_read_on_their_grounds(theme):
    limit = theme.not_legitimate.ink

    assert contrast(limit, theme.surface) >= 4.5
    assert contrast(limit, theme.not_legitimate.ground) >= 3.0
    assert contrast(theme.text, theme.past) >= 4.5
    assert contrast(theme.on_accent, theme.bad_fill) >= 4.5
