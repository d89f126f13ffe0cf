"""Where it is said what a product is used for: chosen from its label, or written while that is unknown."""

from app.domain.formulary import Product
from app.domain.treatments import LineRole
from app.i18n import Wording
from app.ui.kit.choice import Choice
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.look import px
from app.ui.parts.line_defaults import suggested
from app.ui.parts.uses import Use, uses_of

_NAME = "indication"


class UseChoice(Choice):
    """The uses on the label, those that fit the diagnosis first."""

    def __init__(self, product: Product, say: Wording, height: int) -> None:
        super().__init__(_NAME, placeholder=say("Choose"), height=height)
        self._product, self._say = product, say
        self._is_by_hand = False
        self.view().setMinimumWidth(px(360))
        self.activated.connect(self._on_activated)

    def show_use(self, icd10: str, use: Use) -> None:
        """Show what a form states, for a diagnosis of this code."""
        self.set_options(uses_of(self._product, icd10, use, self._say))
        self.set_value(use)
        self._is_by_hand = use != suggested(self._product, icd10)

    def follow(self, icd10: str) -> None:
        """Offer the uses that fit another diagnosis; what was chosen by hand stays."""
        self.set_options(uses_of(self._product, icd10, self.use(), self._say))
        if not self._is_by_hand:
            self.set_value(suggested(self._product, icd10))

    def use(self) -> Use:
        """Return the use chosen."""
        value = self.value()
        return value if isinstance(value, tuple) else (LineRole.DRUG, "")

    def _on_activated(self) -> None:
        self._is_by_hand = True


class UseText(LineEdit):
    """The indication as the package insert words it, while nobody has entered that insert."""

    def __init__(self, say: Wording, height: int) -> None:
        super().__init__(_NAME, example=say("as on the insert"), height=height)
        self._role = LineRole.DRUG

    def show_use(self, _icd10: str, use: Use) -> None:
        """Show what a form states."""
        self._role = use[0]
        self.setText(use[1])

    def follow(self, _icd10: str) -> None:
        """Leave what is written: there is nothing to propose."""

    def use(self) -> Use:
        """Return what is written."""
        return self._role, self.text().strip()


def use_field(product: Product, say: Wording, height: int) -> UseChoice | UseText:
    """Return the field for what a product is used for."""
    if product.label_is_unknown:
        return UseText(say, height)
    return UseChoice(product, say, height)
