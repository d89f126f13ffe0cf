import hashlib
from itertools import pairwise

import pytest
import sqlalchemy as sa

from app.domain.audit import NO_HASH, AuditEntry, Deed, link, payload
from app.services.ports import ChainHead
from app.services.trouble import DatabaseIsDamaged, DatabaseRefused
from db.fences import ALL
from db.tables import AUDIT
from tests.db import samples

# Else a server asks its foreign keys, which are triggers there; its fences stand all the same.
REPLICA = "SET LOCAL session_replication_role = replica"


@pytest.fixture
def trail(books):
    """Five traces."""
    for deed in (Deed.SIGNED_IN, Deed.PRODUCT_REFUSED, Deed.SIGNED_IN, Deed.SIGNED_IN):
        with books.begin() as work:
            work.commit(samples.trace(deed, samples.PATIENT.id))
    return books


def test_a_new_chain_hangs_on_nothing(empty):
    with empty.begin() as work:
        assert work.head() == ChainHead(0, NO_HASH)


def test_each_trace_is_tied_to_the_one_before(trail, engine):
    with engine.connect() as connection:
        rows = connection.execute(sa.select(AUDIT).order_by(AUDIT.c.seq)).all()

    assert [row.seq for row in rows] == [1, 2, 3, 4, 5]
    assert rows[0].prev == NO_HASH
    for before, row in pairwise(rows):
        assert row.prev == before.hash
        assert row.hash == hashlib.sha256(before.hash + row.payload.encode()).digest()


def test_a_trace_says_who_did_what_and_when(books, engine):
    entry = samples.trace(Deed.PRODUCT_REFUSED, samples.PATIENT.id)

    with books.begin() as work:
        work.commit(entry)

    with engine.connect() as connection:
        row = connection.execute(sa.select(AUDIT).order_by(AUDIT.c.seq.desc())).first()
    assert (row.actor, row.at, row.deed, row.subject) == (
        entry.by,
        entry.at,
        entry.deed,
        entry.subject,
    )
    assert row.payload == payload(entry)


def test_the_head_is_the_last_trace(trail, engine):
    with engine.connect() as connection:
        last = connection.execute(sa.select(AUDIT).order_by(AUDIT.c.seq.desc())).first()

    with trail.begin() as work:
        assert work.head() == ChainHead(last.seq, last.hash)


def test_a_whole_chain_holds(trail):
    assert trail.verify_chain() is None


@pytest.mark.parametrize(
    ("deed", "broken"),
    [
        ("UPDATE audit SET payload = replace(payload, '架空', '改竄') WHERE seq = 3", 3),
        ("UPDATE audit SET actor = zeroblob(16) WHERE seq = 3", 3),
        ("UPDATE audit SET at = at + 1 WHERE seq = 2", 2),
        ("UPDATE audit SET deed = 'signed_in' WHERE seq = 3", 3),
        ("UPDATE audit SET subject = NULL WHERE seq = 4", 4),
        ("UPDATE audit SET hash = zeroblob(32) WHERE seq = 2", 2),
        ("DELETE FROM audit WHERE seq = 3", 3),
        ("DELETE FROM audit WHERE seq = 5", 5),
        ("DELETE FROM audit", 1),
        ("UPDATE chain_head SET seq = 4", 6),
        ("UPDATE chain_head SET hash = zeroblob(32)", 6),
    ],
)
def test_a_tampered_trace_is_found(trail, engine, deed, broken):
    _without_fences(engine, deed)

    assert trail.verify_chain() == broken


def test_a_rewritten_trace_breaks_at_the_next_one(trail, engine):
    entry = samples.trace(Deed.CLINIC_CHANGED)
    with engine.connect() as connection:
        prev = connection.scalar(sa.select(AUDIT.c.prev).where(AUDIT.c.seq == 3))
    forged = {
        "deed": entry.deed.value,
        "payload": payload(entry),
        "hash": link(prev, payload(entry)),
        "subject": None,
    }

    _without_fences(engine, sa.update(AUDIT).where(AUDIT.c.seq == 3).values(forged))

    assert trail.verify_chain() == 4


def test_a_chain_without_a_head_is_damaged(trail, engine):
    _without_fences(engine, "DELETE FROM chain_head")

    with trail.begin() as work, pytest.raises(DatabaseIsDamaged):
        work.commit(samples.trace())


def test_a_trace_of_nobody_is_refused(books):
    nobody = AuditEntry(samples.new_id(), samples.NOON, Deed.SIGNED_IN)

    with books.begin() as work, pytest.raises(DatabaseRefused, match="foreign_key"):
        work.commit(nobody)


def _without_fences(engine, deed) -> None:
    """Tamper as somebody could who holds the key, or owns the server."""
    is_file = engine.dialect.name == "sqlite"
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        driver.execute("PRAGMA foreign_keys = OFF" if is_file else REPLICA)
        for one in ALL:
            of_table = "" if is_file else f" ON {one.table}"
            connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {one.name}{of_table}")
        connection.execute(sa.text(deed) if isinstance(deed, str) else deed)
        connection.commit()
        if is_file:
            driver.execute("PRAGMA foreign_keys = ON")
