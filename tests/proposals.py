"""Made-up editions that many tests propose."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.domain.rules.edition import Edition
from app.domain.rules.volume_limit import VolumeLimit
from tests import samples

LOADED = next(
    one
    for one in samples.judge().editions.all
    if one.body == "WADA" and one.in_force_from == date(2026, 1, 1)
)
"""The loaded edition of WADA's rules by which the samples are judged."""


def with_limit(limit_ml: str, from_: date) -> Edition:
    """Return a made-up edition of WADA's rules with another limit of volume."""
    rules = tuple(
        replace(rule, limit_ml=Decimal(limit_ml)) if isinstance(rule, VolumeLimit) else rule
        for rule in LOADED.rules
    )
    return replace(
        LOADED,
        name="made up",
        title_ja="架空の改定案",
        title_en="Made-up revision",
        in_force_from=from_,
        known_through=2030,
        rules=rules,
        sha256="f" * 64,
    )


def limit_of(edition: Edition) -> str:
    """Return an edition's limit of volume, in mL."""
    limit = edition.volume_limit
    assert limit is not None
    return str(limit.limit_ml)
