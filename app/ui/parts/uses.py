"""What a product can be used for: its approved indications, diluent, line flush, off-label."""

from app.domain.formulary import Product
from app.domain.treatments import LineRole
from app.i18n import Wording
from app.ui.kit.option import Option
from app.ui.parts.line_defaults import OFF_LABEL
from app.words import indication_word, role_word

Use = tuple[LineRole, str]
_OK, _DOUBT, _OFF = ("tick-circle", "legitimate"), ("triangle", "caution"), ("cross-circle", "bad")


def uses_of(product: Product, icd10: str, also: Use, say: Wording) -> list[Option]:
    """Return the uses to choose from; those that fit the diagnosis come first.

    `also` is a use that a kept form states, so that it is offered whatever it says.
    """
    approved = [
        Option(
            (LineRole.DRUG, one.text_ja),
            indication_word(one, say),
            *(_OK if one.fits(icd10) else _DOUBT),
        )
        for one in product.indications
        if not product.is_diluent_only
    ]
    options = sorted(approved, key=lambda option: option.icon != _OK[0])
    if product.is_diluent_only or product.may_dilute:
        options.append(_carrier(LineRole.DILUENT, say))
    if product.may_flush:
        options.append(_carrier(LineRole.FLUSH, say))
    options.append(Option((LineRole.DRUG, OFF_LABEL), say("Off-label: not on the label"), *_OFF))
    if also[1] and all(option.value != also for option in options):
        options.append(Option(also, say("Off-label: {use}", use=also[1]), *_OFF))
    elif also[0] is not LineRole.DRUG and all(option.value != also for option in options):
        options.append(Option(also, role_word(also[0], say), *_OFF))
    return options


def _carrier(role: LineRole, say: Wording) -> Option:
    return Option((role, ""), role_word(role, say), *_OK)
