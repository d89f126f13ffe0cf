"""What the verifier's page takes from the program: words, names of products, colours."""

import sys
from collections.abc import Callable, Iterable

from house import ROOT

# The program's own code has them, and where it is being built it is not installed yet.
sys.path.insert(0, str(ROOT))

from app import i18n, paths
from app.domain.formulary import Product, Route
from app.domain.quantities import UNITS
from app.domain.treatments import Setting
from app.domain.verdicts import Outcome
from app.domain.verifications import Answer, Doubt
from app.findings import outcome_word
from app.i18n import LANGUAGES, Wording
from app.reference.formulary import read_formulary
from app.ui.kit.tokens import DARK, LIGHT, Theme
from app.verified import answer_sentence, doubt_sentence
from app.words import product_word, route_word, setting_word, unit_word

Words = dict[str, str]
_COLOURS = (
    *("window", "surface", "sunken", "field", "hover", "line", "control"),
    *("text", "text2", "text3", "accent", "on_accent", "accent_bg"),
)
_TONES = {"ok": "legitimate", "bad": "not_legitimate", "unsure": "caution", "plain": "incomplete"}


def tables(said: Iterable[str]) -> dict[str, dict[str, Words] | Words]:
    """Return the Japanese of what the page says, and each table of words by code and language."""
    japanese = i18n.load(paths.LOCALE, "ja")
    wordings = [i18n.load(paths.LOCALE, language) for language in LANGUAGES]
    products = [one for one in read_formulary(paths.REFERENCE).products if one.yj]
    makers: dict[str, Callable[[Wording], Words]] = {
        "answers": lambda say: {one.value: answer_sentence(one, say) for one in Answer},
        "doubts": lambda say: {one.value: doubt_sentence(one, say) for one in Doubt},
        "routes": lambda say: {one.value: route_word(one, say) for one in Route},
        "units": lambda say: {one: unit_word(one, say) for one in UNITS},
        "settings": lambda say: {one.value: _setting(one, say) for one in Setting},
        "outcomes": lambda say: {one.value: outcome_word(one, say) for one in Outcome},
        "products": lambda say: {_code(one): product_word(one, say) for one in products},
    }
    found: dict[str, dict[str, Words] | Words] = {"ja": {one: japanese(one) for one in said}}
    for name, make in makers.items():
        found[name] = {say.language: make(say) for say in wordings}
    return found


def colours() -> tuple[Words, Words]:
    """Return the colours of the page by name, in light and in dark."""
    return _of(LIGHT), _of(DARK)


def _of(theme: Theme) -> Words:
    found = {name.replace("_", "-"): getattr(theme, name) for name in _COLOURS}
    for name, tone in _TONES.items():
        found |= {name: theme.tone(tone).ink, f"{name}-bg": theme.tone(tone).ground}
        found[f"{name}-fill"] = theme.fill(tone)
    return found


def _setting(setting: Setting, say: Wording) -> str:
    # What the clinic's beds make of an outpatient is the record's to tell.
    return say("Outpatient") if setting is Setting.OUTPATIENT else setting_word(setting, 0, say)


def _code(product: Product) -> str:
    return product.yj or ""
