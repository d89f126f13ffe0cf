"""Where a line of Japanese may end (禁則処理): words and numbers whole, no mark left alone.

ReportLab's own wrapping starts lines with 」 and ー and lets marks hang out of the column.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache

# Signs that may not begin a line, and signs that may not end one (JIS X 4051, JIS X 0208 order).
NO_START = frozenset(
    "、。，．・：；？！ヽヾゝゞ々ー’”）〕］｝〉》」』】〙〗〟‐–〜～…‥゛゜"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ"
    "｡｣､･ｰﾞﾟｧｨｩｪｫｬｭｮｯ,.:;?!)]}%‰°℃″′％"
)
NO_END = frozenset("‘“（〔［｛〈《「『【〘〖〝｢([{￥＄¥$#№〒＃")
_GAPS = " \u3000"
SPACES = frozenset(_GAPS)
_UNITS = frozenset("µμΩÅ")
# A last line shorter than this share of the column gets something of the lines before it, which are
# set so much narrower at most.
_LEAST, _NARROWER = 0.12, tuple(1 - hundredths / 100 for hundredths in range(2, 17, 2))
_JOINED = frozenset("°′″±×–")  # stand within numbers and their units


def break_lines(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """Return a text as lines no wider than a column; joined again they are the text.

    A gap at the end of a line takes no room. Only what is wider than the column by itself
    is broken wherever it must be.
    """
    if measure(text.rstrip(_GAPS)) <= width:
        return [text]
    parts = list(_fitting(pieces(text), width, measure))
    lines = _filled(parts, width, measure)
    widest = max(needed for _, needed in parts)
    for share in _NARROWER:
        is_lonely = measure(lines[-1].rstrip(_GAPS)) < _LEAST * width
        if not is_lonely or widest > share * width:
            break
        tried = _filled(parts, share * width, measure)
        if len(tried) > len(lines):
            break
        lines = tried
    return lines


def _filled(
    parts: Iterable[tuple[str, float]], width: float, measure: Callable[[str], float]
) -> list[str]:
    """Return pieces as lines, each as full as can be."""
    lines: list[str] = []
    line, used = "", 0.0
    for piece, needed in parts:
        if line and used + needed > width:
            lines.append(line)
            line, used = "", 0.0
        line += piece
        used += measure(piece) if piece[-1] in SPACES else needed
    lines.append(line)
    return lines


def pieces(text: str) -> list[str]:
    """Return a text cut at every place where a line may end."""
    found: list[str] = []
    start = 0
    for at in range(1, len(text)):
        if _may_break(text, at):
            found.append(text[start:at])
            start = at
    found.append(text[start:])
    return found


def _fitting(
    parts: list[str], width: float, measure: Callable[[str], float]
) -> Iterator[tuple[str, float]]:
    """Yield each piece with its width; what no column could hold comes sign by sign."""
    for part in parts:
        needed = measure(part.rstrip(_GAPS))
        if needed <= width:
            yield part, needed
        else:
            yield from ((sign, measure(sign.rstrip(_GAPS))) for sign in _signs(part))


def _signs(part: str) -> Iterator[str]:
    sign = ""
    for one in part:
        if sign and not _extends(one) and one not in SPACES:
            yield sign
            sign = ""
        sign += one
    yield sign


def _may_break(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if after in NO_START or after in SPACES or _extends(after):
        return False
    if before not in SPACES:
        return before not in NO_END and not (_is_wordy(before) and _is_wordy(after))
    last = text[:at].rstrip(_GAPS)[-1:]
    if not last or last in NO_END:
        return False
    # A number stays with the unit that follows it.
    return not (last.isdigit() and ((after.isascii() and after.isalpha()) or after in _UNITS))


@cache
def _is_wordy(sign: str) -> bool:
    width = unicodedata.east_asian_width(sign)
    if width in {"Na", "N", "A"}:
        return sign.isascii() or sign in _JOINED or unicodedata.category(sign)[0] in "LN"
    return width == "F" and sign.isalnum()


@cache
def _extends(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "M"
