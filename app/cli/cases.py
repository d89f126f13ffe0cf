"""Reads a case, as `tenteki check` takes it, into the facts that are judged (tenteki-case/1)."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from app.cli.document import Fault, Faults, Fields, Place, read_document
from app.domain.athletes import Athlete, Competition, Exemption, Outside
from app.domain.diagnoses import Certainty
from app.domain.formulary import ProductNames, Route
from app.domain.quantities import UNITS, show_decimal
from app.domain.reading import read
from app.domain.text import states_nothing
from app.domain.treatments import Draft, DraftLine, Entry, IvReason, LineRole, Setting
from app.domain.values import dataclass, replace

FORMAT = "tenteki-case/1"
# A case names its patient and physicians by no number of a clinic.
_SOMEBODY = UUID(int=0)
_ROOT = ("format", "facility", "patient", "outside", "entries", "as_of")
_PATIENT = ("bodies", "sport", "competitions", "weigh_in_at", "exemptions")
_OUTSIDE = ("started_at", "ended_at", "volume_ml", "what", "setting", "beds")
_EXEMPTION = ("number", "body", "covers", "valid_from", "valid_to", "max_volume_ml", "products")
_ENTRY = (
    "id",
    "setting",
    "emergency",
    "diagnosis",
    "icd10",
    "certainty",
    "basis",
    "iv_reason",
    "route",
    "started_at",
    "ended_at",
    "physician",
    "finalised",
    "off_label_reason",
    "lines",
)
_LINE = ("product", "role", "dose", "unit", "volume_ml", "indication", "lot")
_SETTINGS, _ROUTES, _ROLES = tuple(Setting), tuple(Route), tuple(LineRole)
_REASONS, _CERTAINTIES = tuple(IvReason), tuple(Certainty)


@dataclass(frozen=True, slots=True)
class CaseFile:
    """What a file states: the patient as an athlete, and every infusion, here and elsewhere.

    `ids` names the entries as the file does, in their order; `now` is when the case is looked at.
    """

    bodies: tuple[str, ...]
    athlete: Athlete
    outside: tuple[Outside, ...]
    entries: tuple[Entry, ...]
    ids: tuple[str, ...]
    now: datetime | None


class BadCase(Exception):
    """A file that cannot be read as a case, with every fault of it."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(", ".join(f"{one.pointer}: expected {one.expected}" for one in faults))
        self.faults = faults


def read_case(content: bytes, names: ProductNames, bodies: tuple[str, ...]) -> CaseFile:
    """Return the facts of a case; `bodies` are those whose rules are known.

    Raises:
        BadCase: the content is no case; nothing of it may be judged.
    """
    faults: Faults = {}
    root = read_document(content, faults)
    if root is not None:
        found = _case(root, names, bodies)
        if not faults:
            return found
    raise BadCase(tuple(faults.values()))


def _case(root: Place, names: ProductNames, bodies: tuple[str, ...]) -> CaseFile:
    fields = root.fields(*_ROOT)
    if fields["format"].text() != FORMAT:
        fields["format"].fault(f'"{FORMAT}"')
    beds = _beds(fields.needed("facility"))
    own, athlete = _patient(fields.needed("patient"), names, bodies)
    outside = [_outside(place) for place in fields["outside"].items()]
    entries = [place.fields(*_ENTRY) for place in fields["entries"].items()]
    if not entries:
        fields["entries"].fault("a list of at least one entry")
    return CaseFile(
        bodies=own,
        athlete=athlete,
        outside=tuple(one for one in outside if one is not None),
        entries=tuple(_entry(one, key, names, beds) for key, one in enumerate(entries, 1)),
        ids=_each_once([one.needed("id") for one in entries], "another id"),
        now=fields["as_of"].moment(),
    )


def _beds(place: Place) -> int:
    fields = place.fields("name", "beds")
    fields["name"].text()
    return fields.needed("beds").count() or 0


def _patient(
    place: Place, names: ProductNames, known: tuple[str, ...]
) -> tuple[tuple[str, ...], Athlete]:
    """Return the bodies that the patient answers to, and what else binds an athlete."""
    fields = place.fields(*_PATIENT)
    bodies = fields.needed("bodies").items()
    for body in bodies:
        _known(body, known)
    exemptions = [_exemption(one, names, known) for one in fields["exemptions"].items()]
    competitions = [_competition(one) for one in fields["competitions"].items()]
    weigh_in = fields["weigh_in_at"].moment()
    return _each_once(bodies, "each body once"), Athlete(
        sport=fields["sport"].text().strip(),
        competitions=tuple(one for one in competitions if one is not None),
        exemptions=tuple(one for one in exemptions if one is not None),
        weigh_ins=() if weigh_in is None else (weigh_in,),
    )


def _competition(place: Place) -> Competition | None:
    fields = place.fields("starts_at", "ends_at")
    starts, ends = _span(fields.needed("starts_at"), fields.needed("ends_at"))
    return None if starts is None or ends is None else Competition(starts, ends)


def _exemption(place: Place, names: ProductNames, known: tuple[str, ...]) -> Exemption | None:
    fields = place.fields(*_EXEMPTION)
    first, last = fields.needed("valid_from").day(), fields.needed("valid_to").day()
    if first is not None and last is not None and last < first:
        fields["valid_to"].fault("a day not before valid_from")
    covers = fields.needed("covers").items()
    if not covers:
        fields["covers"].fault("a list of at least one method or class")
    limit = fields["max_volume_ml"].amount()
    number, body = fields.needed("number").text(), _known(fields.needed("body"), known)
    products = tuple(_number(one, names) for one in fields["products"].items())
    if first is None or last is None:
        return None
    return Exemption(number, body, tuple(map(_class, covers)), first, last, limit, products)


def _known(place: Place, bodies: tuple[str, ...]) -> str:
    body = place.word(bodies)
    if not body:
        place.fault("one of " + ", ".join(bodies))
    return body


def _class(place: Place) -> str:
    """Return a method or class of the Prohibited List, such as M2.2 or S9."""
    code = place.text()
    family, point, finer = code[1:].partition(".")
    is_finer = finer.isdigit() if point else not finer
    if not (code.isascii() and code[:1] in {"S", "M", "P"} and family.isdigit() and is_finer):
        place.fault("a method or class such as M2.2 or S9")
    return code


def _number(place: Place, names: ProductNames) -> str:
    """Return the formulary number of a product; of one that is not there, what was typed."""
    typed = place.text()
    if not typed.strip():
        place.fault("a product's name or code")
    product = names.named(typed)
    return typed if product is None else product.id


def _outside(place: Place) -> Outside | None:
    fields = place.fields(*_OUTSIDE)
    started, ended = _span(fields.needed("started_at"), fields["ended_at"])
    volume = fields.needed("volume_ml").amount()
    what, beds = fields["what"].text(), fields["beds"].count()
    setting = fields["setting"].word(_SETTINGS)
    if started is None or volume is None:
        return None
    return Outside(started, ended, volume, what, setting=setting, beds=beds or 0)


def _entry(fields: Fields, key: int, names: ProductNames, beds: int) -> Entry:
    """Return the facts of an entry, read as those of a form are."""
    started, ended = _span(fields["started_at"], fields["ended_at"])
    route, reason = fields["route"].word(_ROUTES), fields["iv_reason"].word(_REASONS)
    certainty = fields["certainty"].word(_CERTAINTIES)
    setting = fields["setting"].word(_SETTINGS)
    draft = Draft(
        entry=UUID(int=key),
        patient=_SOMEBODY,
        setting=Setting(setting) if setting else None,
        is_emergency=fields["emergency"].flag(),
        diagnosis=fields["diagnosis"].text(),
        icd10=fields["icd10"].text(),
        certainty=Certainty(certainty or Certainty.CONFIRMED),
        basis=fields["basis"].text(),
        iv_reason_code=IvReason(reason) if reason else None,
        physician=None if states_nothing(fields["physician"].text()) else _SOMEBODY,
        off_label_reason=fields["off_label_reason"].text(),
        lines=tuple(
            _line(place, Route(route) if route else None) for place in fields["lines"].items()
        ),
    )
    is_final = fields["finalised"].flag()
    return replace(read(draft, names, beds), started=started, ended=ended, is_final=is_final)


def _line(place: Place, route: Route | None) -> DraftLine:
    fields = place.fields(*_LINE)
    return DraftLine(
        product=fields["product"].text(),
        role=LineRole(fields["role"].word(_ROLES) or LineRole.DRUG),
        dose=_typed(fields["dose"].amount()),
        unit=fields["unit"].word(UNITS),
        route=route,
        volume_ml=_typed(fields["volume_ml"].number()),
        indication=fields["indication"].text(),
        lot=fields["lot"].text(),
    )


def _typed(number: Decimal | None) -> str:
    return "" if number is None else show_decimal(number)


def _span(first: Place, last: Place) -> tuple[datetime | None, datetime | None]:
    """Return a start and an end, which may not lie before it."""
    started, ended = first.moment(), last.moment()
    if started is not None and ended is not None and ended < started:
        last.fault(f"a time not before {first.pointer}")
    return started, ended


def _each_once(places: list[Place], expected: str) -> tuple[str, ...]:
    """Return the texts of places that may not say the same."""
    said: list[str] = []
    for place in places:
        if (text := place.text()) in said:
            place.fault(expected)
        said.append(text)
    return tuple(said)
