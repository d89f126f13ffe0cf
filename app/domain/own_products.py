"""Products of the clinic's own (自院登録): what no imported master holds, and what is refused by name."""

import re
import unicodedata
from datetime import date
from decimal import Decimal

from app.domain.audit import Facts
from app.domain.codes import is_yj
from app.domain.errors import Fault
from app.domain.formulary import ProhibitedClass, Route
from app.domain.keys import Stamp
from app.domain.quantities import Dose, show_decimal
from app.domain.sizes import size_of
from app.domain.text import states_nothing
from app.domain.values import dataclass

# As inserts print it since 2000: year, kind of approval, running number.
_APPROVAL = r"\d{5}[A-Z]{3}\d{5}(\d{3})?"


@dataclass(frozen=True, slots=True)
class OwnProduct:
    """One version of what somebody wrote of a product that the masters do not hold.

    Without `approval`, the number under which it is approved in Japan (承認番号), it is kept for
    one thing only: that whoever asks for it is told by its name that it may not be given.
    """

    brand_ja: str
    generic_ja: str
    approval: str = ""
    brand_en: str = ""
    yj: str = ""
    container: str = ""
    content: Dose | None = None
    package_ml: Decimal | None = None
    indications: tuple[str, ...] = ()
    routes: frozenset[Route] = frozenset()
    may_dilute: bool = False
    insert_date: date | None = None
    usual_dose: str = ""
    classes: tuple[ProhibitedClass, ...] = ()
    is_biological: bool = False
    id: str = ""
    version: int = 0

    @property
    def is_approved(self) -> bool:
        """Tell whether there is a number under which it is approved."""
        return bool(self.approval)


@dataclass(frozen=True, slots=True)
class KeptOwn:
    """A version of a product of the clinic's own, with who wrote it and when."""

    product: OwnProduct
    kept: Stamp


def faults_in(one: OwnProduct, today: date, before: OwnProduct | None = None) -> tuple[Fault, ...]:
    """Return what cannot be, and what is missing of something approved.

    What was approved stays so: it may stand in records. Whoever no longer uses it puts it aside.
    """
    faults = list(missing_in(one, is_approved=one.is_approved))
    if before is not None and before.is_approved and not one.is_approved:
        faults.append(Fault("approval", "approval_stays"))
    if one.approval and not re.fullmatch(_APPROVAL, one.approval):
        faults.append(Fault("approval", "approval_number"))
    if one.yj and not is_yj(one.yj):
        faults.append(Fault("yj", "yj_code"))
    if one.insert_date is not None and one.insert_date > today:
        faults.append(Fault("insert_date", "date_ahead"))
    return tuple(faults)


def missing_in(one: OwnProduct, *, is_approved: bool) -> tuple[Fault, ...]:
    """Return what must be stated and is not; of what is approved, that is what its insert says."""
    names = (("brand_ja", one.brand_ja), ("generic_ja", one.generic_ja))
    faults = [Fault(field, "missing") for field, name in names if states_nothing(name)]
    if is_approved:
        said = {
            "approval": one.approval,
            "insert_date": one.insert_date,
            "indications": one.indications,
        }
        faults += [Fault(field, "missing") for field, value in said.items() if not value]
        if not one.routes and not one.may_dilute:
            faults.append(Fault("routes", "nothing_ticked"))
    return tuple(faults)


def facts_of(one: OwnProduct) -> Facts:
    """Return what is stated of a product in plain words and numbers, as the trail tells it."""
    return {
        "brand_ja": one.brand_ja,
        "brand_en": one.brand_en,
        "generic_ja": one.generic_ja,
        "approval": one.approval,
        "yj": one.yj,
        "container": one.container,
        "content": "" if one.content is None else str(one.content),
        "package_ml": "" if one.package_ml is None else f"{show_decimal(one.package_ml)} mL",
        "indications": list(one.indications),
        "routes": sorted(route.value for route in one.routes),
        "may_dilute": one.may_dilute,
        "insert_date": "" if one.insert_date is None else one.insert_date.isoformat(),
        "usual_dose": one.usual_dose,
        "classes": [_class(each) for each in one.classes],
        "is_biological": one.is_biological,
    }


def _class(one: ProhibitedClass) -> str:
    return f"{one.code} (in competition)" if one.in_competition_only else one.code


def read_content(text: str) -> Dose | None:
    """Return what one container holds, typed as 100 mg or 1000 IU; None where it cannot be read."""
    return size_of("".join(text.split())).content


def read_classes(text: str, *, in_competition_only: bool) -> tuple[ProhibitedClass, ...] | None:
    """Return classes of the Prohibited List, typed as S5, S9; None where one cannot be read."""
    codes = [
        one for one in re.split(r"[,;\s]+", unicodedata.normalize("NFKC", text).upper()) if one
    ]
    if not all(re.fullmatch(r"[SMP]\d(\.\d)?", one) for one in codes):
        return None
    return tuple(ProhibitedClass(one, in_competition_only) for one in dict.fromkeys(codes))


def read_lines(text: str) -> tuple[str, ...]:
    """Return what stands in lines, each once, without marks before it."""
    lines = (" ".join(line.split()).lstrip("・●○-* ") for line in text.splitlines())
    return tuple(dict.fromkeys(one for one in lines if not states_nothing(one)))
