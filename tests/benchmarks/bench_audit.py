"""How fast the audit trail is looked over: the whole of it, and what is new at a start."""

import secrets
import tempfile
import time
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

from app.credentials.seal import take
from app.domain.audit import NO_HASH, AuditEntry, Deed, link, payload
from app.domain.checkpoints import Checkpoint, Occasion, Signed, digest, to_text
from db.audit import first_broken
from db.checkpoints import CheckpointRegister, verify
from db.engine import open_engine
from db.opening import create
from db.tables import AUDIT
from db.witness import Witness, is_genuine
from tests.checkpoints import DATABASE
from tests.db import samples
from tests.db.conftest import found

ENTRIES, NEW, CHECKPOINTS = 100_000, 1_000, 400
PER_SECOND, START_MS = 100_000, 10
ROUNDS = 7


def rows() -> list[tuple[str, float, float]]:
    """Return each name, the time beside the time allowed, and one as its limit."""
    with tempfile.TemporaryDirectory() as folder:
        path, key = Path(folder) / "a.db", secrets.token_bytes(32)
        with closing(create(path, key)) as books:
            found(books)
        witness = Witness(DATABASE, lambda: [Path(folder) / "checkpoints"])
        engine = open_engine(path, key)
        with engine.connect() as connection:
            _append(connection, ENTRIES)
            _seal(connection, witness, take(Path(folder) / "seal.json", DATABASE, key))
            _append(connection, NEW - 1)
        with engine.connect() as connection:
            whole = min(_whole(connection) for _ in range(3))
            start = min(_start(connection, witness) for _ in range(ROUNDS))
        engine.dispose()
    speed = ENTRIES / whole
    return [
        (f"audit trail verified ({speed:,.0f}/s) / 100,000 a second", PER_SECOND / speed, 1.0),
        (f"1,000 new entries at a start ({start:.1f} ms) / 10 ms", start / START_MS, 1.0),
    ]


def _append(connection: sa.Connection, count: int) -> None:
    last = connection.execute(
        sa.select(AUDIT.c.seq, AUDIT.c.hash).order_by(AUDIT.c.seq.desc()).limit(1)
    ).one()
    seq, tied = last
    made = []
    for _ in range(count):
        subject = samples.new_id()
        entry = AuditEntry(
            samples.PHYSICIAN.id,
            samples.NOON,
            Deed.TREATMENT_SAVED,
            subject,
            {"entry": str(subject), "version": 1, "record_sha256": "ab" * 32, "bodies": ["NPB"]},
        )
        row = {subject.hex: ["cd" * 32]}
        text = payload(entry, {"assessment": row, "treatment": row})
        seq, prev, tied = seq + 1, tied, link(tied, text)
        made.append(
            {
                "seq": seq,
                "at": entry.at,
                "actor": entry.by,
                "deed": entry.deed.value,
                "subject": subject,
                "payload": text,
                "prev": prev,
                "hash": tied,
            }
        )
    connection.execute(sa.insert(AUDIT), made)
    connection.commit()


def _seal(connection: sa.Connection, witness: Witness, seal: object) -> None:
    register, previous = CheckpointRegister(connection), NO_HASH
    head = connection.execute(
        sa.select(AUDIT.c.seq, AUDIT.c.hash).order_by(AUDIT.c.seq.desc()).limit(1)
    ).one()
    made = []
    for number in range(1, CHECKPOINTS + 1):
        one = Checkpoint(
            DATABASE, number, head.seq, head.hash, samples.NOON, Occasion.NEW_DAY, previous
        )
        made.append(Signed(one, seal.public, seal.sign(to_text(one))))
        register.add(made[-1])
        previous = digest(one)
    _append(connection, 1)
    witness.bear(tuple(made))


def _whole(connection: sa.Connection) -> float:
    began = time.perf_counter()
    assert first_broken(connection) is None
    return time.perf_counter() - began


def _start(connection: sa.Connection, witness: Witness) -> float:
    began = time.perf_counter()
    verified = verify(connection, witness.told(lately=True), is_genuine, since_trusted=True)
    spent = time.perf_counter() - began
    assert verified.is_well
    assert verified.looked_at == NEW
    return spent * 1000


if __name__ == "__main__":
    for row in rows():
        print(row)
