"""A proof of a fictional certificate, and two clinics' keys."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from cryptography.hazmat.primitives.asymmetric import ec

from app.domain.proofs import Proof, ProvenItem

KEY, OTHER_KEY = (ec.generate_private_key(ec.SECP256R1()) for _ in "12")
PROOF = Proof(
    number="A-2026-000214",
    kind="A",
    issued=datetime(2026, 11, 20, 6, 25, tzinfo=UTC),
    supersedes="",
    patient="WATANABE Ren",
    birth=date(1998, 4, 3),
    register_number="456789",
    institution="1312345679",
    icd10="E86",
    setting="outpatient",
    started=datetime(2026, 11, 20, 4, 20, tzinfo=UTC),
    ended=datetime(2026, 11, 20, 5, 10, tzinfo=UTC),
    items=(
        ProvenItem("3311402A4034", "500", "mL", "iv_drip", Decimal(500), "TT-2611"),
        ProvenItem("3136403A2030", "1", "amp", "iv_drip", Decimal("2.5"), "B-12"),
        ProvenItem("3329401A3055", "250", "mg", "iv_drip", Decimal(5), ""),
    ),
    total_ml=Decimal("507.5"),
    worst_ml=Decimal("587.5"),
    verdicts=(("NPB", "legitimate", "2024"), ("WADA", "exemption_required", "2026")),
    record_sha256="ab" * 32,
    file_sha256="cd" * 32,
    recipient="NPB",
)


def proof(**changes: object) -> Proof:
    return replace(PROOF, **changes)
