"""The ways into the body, as JP Core codes them (HL7 table 0162, JAMI's methods)."""

from app.domain.formulary import Route
from app.fhir.elements import CORE, Json, coding, concept
from app.i18n import Wording
from app.words import route_word

ROUTE = f"{CORE}/CodeSystem/route-codes"
METHOD = "http://jami.jp/CodeSystem/MedicationMethodBasicUsage"
# The table names no way into bone or joint: those stay words (its IO is the eye).
_CODES = {
    Route.IV_DRIP: "IV",
    Route.IV_BOLUS: "IV",
    Route.CENTRAL_LINE: "IV",
    Route.PORT: "IV",
    Route.INTRA_ARTERIAL: "IA",
    Route.IM: "IM",
    Route.SC: "SC",
    Route.ORAL: "PO",
    Route.RECTAL: "PR",
    Route.INHALED: "IH",
}
_NOT_INJECTED = frozenset({Route.ORAL, Route.RECTAL, Route.INHALED})


def is_injected(route: Route) -> bool:
    """Tell whether what is given this way is an injection."""
    return route not in _NOT_INJECTED


def way(route: Route, say: Wording) -> Json:
    """Return route and method of an administration."""
    codes = [coding(ROUTE, _CODES[route])] if route in _CODES else []
    found: Json = {"route": concept(*codes, text=route_word(route, say))}
    if is_injected(route):
        found["method"] = concept(coding(METHOD, "3", "注射"))
    return found
