"""Bundles as a receiver reads them: validated, their codes held to the required lists, resources by kind."""

import json
from decimal import Decimal

from fhir.resources.R4B.bundle import Bundle
from fhir_core.fhirabstractmodel import FHIRAbstractModel

from app import i18n, paths
from app.fhir.bundle import to_fhir

SAY = i18n.load(paths.LOCALE, "ja")


def bundle_of(record):
    """Return a record's bundle as plain data, once the library found nothing wrong with it."""
    text = to_fhir(record, SAY)
    check(Bundle.model_validate_json(text))
    return json.loads(text, parse_float=Decimal)


def check(model):
    """Refuse a code that the base standard's required lists do not hold: the library lets those pass."""
    for name, field in type(model).model_fields.items():
        value = getattr(model, name, None)
        listed = (field.json_schema_extra or {}).get("enum_values")
        if listed and value is not None:
            assert value in listed, (type(model).__name__, name, value)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, FHIRAbstractModel):
                check(one)


def of_kind(bundle, kind):
    """Return the resources of a kind."""
    found = [entry["resource"] for entry in bundle["entry"]]
    return [one for one in found if one["resourceType"] == kind]


def references(value):
    """Return every pointer within some data."""
    if isinstance(value, dict):
        own = [value["reference"]] if isinstance(value.get("reference"), str) else []
        return own + [each for one in value.values() for each in references(one)]
    return [each for one in value for each in references(one)] if isinstance(value, list) else []
