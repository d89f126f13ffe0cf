"""Every way past the stores, by raw SQL through the program's own connection, ends at a fence."""

import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace

import pytest
import sqlalchemy as sa

from app.domain.audit import Deed
from app.domain.imprints import Imprint, ImprintKind
from app.domain.keys import Stamp, Withdrawn
from app.domain.masters import MasterKind
from app.domain.scans import LearntCode
from app.domain.settings import Settings
from app.services.ports import LabelConfirmation
from app.services.trouble import DatabaseRefused, SavedByAnother, StorageError
from db.audit import Trail
from db.checkpoints import CheckpointRegister
from db.engine import open_engine
from db.fences import ALL, APPEND_ONLY, LASTING, fences
from db.fencing import REPLACED, Fence
from db.opening import Books
from db.schema import ensure
from db.server import open_server
from db.tables import METADATA
from tests import imports
from tests.db import samples
from tests.db.attacks import (
    ANOTHER,
    BEHIND,
    CHECKS,
    FILED,
    MANDATORY,
    TRIGGERS,
    another_account,
    another_alarm,
    another_alias,
    another_checkpoint,
    another_clinic,
    another_disease,
    another_entry,
    another_fact,
    another_line,
    another_list,
    another_measurement,
    another_modifier,
    another_patient,
    another_person,
    another_product,
    another_step,
    another_version,
    another_word,
    like,
    on_server,
    replace_all,
    see,
    step_by_nurse,
    withdraw,
)
from tests.db.conftest import found
from tests.db.test_audit import REPLICA

OPEN = samples.treatment()
NEXT = replace(OPEN, id=samples.new_id(), version=2)
FINAL = samples.treatment().finalise(samples.PHYSICIAN.id, samples.LATER)
ELSEWHERE = samples.treatment(branch=samples.BRANCH.id, beds=19)
# Finalised, then amended; finalised, then withdrawn; withdrawn before it was final.
AMENDED, VOID = (samples.treatment().finalise(samples.PHYSICIAN.id, samples.LATER) for _ in "12")
AMENDING = replace(AMENDED, id=samples.new_id(), version=2, amendment="量の誤記")
GONE = samples.treatment()
# Entered by a nurse: approved, waiting, and withdrawn while waiting.
BY_NURSE = Stamp(samples.NURSE.id, samples.LATER)
APPROVED, PROXY, VOID_PROXY = (samples.treatment(is_proxy=True, recorded=BY_NURSE) for _ in "123")
# Ordered; and ordered, then begun by a nurse, with a third version that a hand left half written.
ORDER = Stamp(samples.PHYSICIAN.id, samples.NOON)
ORDERED, STARTED = (samples.treatment(ordered=ORDER) for _ in "12")
DRIPPING = replace(
    STARTED, id=samples.new_id(), version=2, recorded=BY_NURSE, course=(samples.step(),)
)
LATE = samples.new_id()
# Written by hand as far as one product of two and one measured value of two, and then left.
HALF = samples.treatment(given=(samples.given(), samples.given()))
CUP, TUE, DRIP, BAN = (
    samples.filed(one)
    for one in (samples.COMPETITION, samples.EXEMPTION, samples.OUTSIDE, samples.BAN)
)
SEEN = replace(samples.ALARM, id=samples.new_id())
WITHDRAWN = Withdrawn(samples.PHYSICIAN.id, samples.LATER, "別の患者の記録")


@pytest.fixture(scope="module")
def of_file(tmp_path_factory) -> Iterator[sa.Engine]:
    """A clinic with a row in every table, shared: each attack is undone."""
    engine = open_engine(tmp_path_factory.mktemp("books") / "a.tenteki", secrets.token_bytes(32))
    ensure(engine)
    yield _filled(engine)
    engine.dispose()


@pytest.fixture(scope="module")
def of_server(template) -> Iterator[sa.Engine]:
    """The same clinic on a server."""
    server, name = template
    with server.database(name) as own:
        engine = open_server(server.address(own))
        with engine.begin() as connection:
            connection.exec_driver_sql(RANDOM)
        yield _filled(engine)
        engine.dispose()


@pytest.fixture
def clinic(kind, request) -> sa.Engine:
    return request.getfixturevalue(f"of_{kind}")


def _filled(engine: sa.Engine) -> sa.Engine:
    books = Books(engine, ExitStack())
    found(books)
    fill(books)
    _prepare(engine)
    return engine


# As many bytes as are wanted, never the same.
RANDOM = """
CREATE FUNCTION randomblob(count integer) RETURNS bytea LANGUAGE sql
AS $$ SELECT substr(sha256(random()::text::bytea), 1, count) $$
"""


RUNNING = samples.treatment(ended=None)


# One row for each table of the masters, beside a drug that is not injected.
MASTERS = (
    imports.drugs(
        imports.drug_row("620000001", "架空アミン注　５ｍｇ"),
        imports.drug_row("620000009", "架空アミン錠　５ｍｇ", form="1"),
    ),
    imports.listed(MasterKind.PRICES, imports.PRICE),
    imports.listed(MasterKind.HOT, imports.HOT),
    imports.listed(MasterKind.PACKAGES, imports.PACKAGE),
    imports.listed(MasterKind.INSERTS, imports.INSERT),
)


def fill(books: Books) -> None:
    """Write a row into every table, as the stores do."""
    with books.begin() as work:
        for one in (OPEN, NEXT, FINAL, RUNNING, GONE, VOID, AMENDED, APPROVED, PROXY, VOID_PROXY):
            work.treatments.add(one)
        for one in (FINAL, VOID, AMENDED):
            work.treatments.finalise(one, "d" * 64)
        for one in (AMENDING, ORDERED, STARTED, DRIPPING):
            work.treatments.add(one)
        work.treatments.finalise(AMENDING, "d" * 64)
        work.treatments.approve(APPROVED.id, Stamp(samples.PHYSICIAN.id, samples.LATER))
        for one in (GONE, VOID, VOID_PROXY):
            work.treatments.withdraw(one.id, WITHDRAWN)
        for number in ("A-2026-000001", "A-2026-000009"):
            work.certificates.add(samples.certificate(FINAL, number))
        work.issued.revoke("A-2026-000009", WITHDRAWN)
        for one in (CUP, TUE, DRIP, BAN):
            work.athletes.add(one)
        work.athletes.withdraw(DRIP.id, WITHDRAWN)
        work.accounts.add(samples.ACCOUNT)
        work.settings.put(Settings())
        work.facility.put_branch(samples.BRANCH)
        work.treatments.add(ELSEWHERE)
        work.facility.put_imprint(Imprint(ImprintKind.PICTURE, picture=b"\x89PNG"))
        for one in (samples.ALARM, SEEN):
            work.alarms.add(one)
        work.alarms.see(SEEN.id, Stamp(samples.PHYSICIAN.id, samples.LATER))
        work.facility.others.add(samples.KNOWN_CLINIC)
        work.settings.sets.add(samples.KEPT_SET)
        work.facility.others.keep_list(samples.KEPT_LIST)
        stamp = Stamp(samples.PHARMACIST.id, samples.NOON)
        for file in (samples.DISEASES, samples.MODIFIERS):
            work.masters.take(file, lambda _done, _total: None)
        work.labels.confirm(LabelConfirmation("F102", samples.NOON.date(), stamp, "ab" * 32))
        for file in MASTERS:
            tally = work.masters.take(file, lambda _done, _total: None)
            work.masters.note(file, tally, stamp)
        work.labels.complete(samples.COMPLETION)
        work.labels.stop(samples.STOP)
        work.labels.own.add(samples.OWN_DRUG)
        work.labels.own.add(samples.REFUSED_DRUG)
        work.masters.learn(LearntCode("04900000000016", "F101", stamp))
        work.commit(samples.trace(Deed.TREATMENT_SAVED))


def _prepare(engine: sa.Engine) -> None:
    """Write what no store would: an entry that lacks a part, products that may not be given."""
    with unbound(engine) as connection:
        CheckpointRegister(connection).add(samples.signed(Trail(connection).head()))
        run(connection, step_by_nurse(id=":late"))
        run(connection, like("treatment_step", "treatment_id = :dripping", treatment_id=":late"))
        # An amendment, so that it is neither whole nor final.
        entry = "(SELECT entry_id FROM treatment WHERE id = :amended)"
        half = {"entry_id": entry, "version": "3", "amendment": "'追記'"}
        run(connection, another_entry(id=":half", n_lines="2", n_measurements="2", **half))
        run(
            connection,
            like(
                "treatment_measurement", "treatment_id = :open AND place = 1", treatment_id=":half"
            ),
        )
        run(
            connection,
            like("treatment_line", "treatment_id = :open AND line_no = 1", treatment_id=":half"),
        )
        run(connection, another_product(id="'OLD'", in_force_to="'2026-05-31'"))
        run(connection, another_product(id="'COMING'", in_force_from="'2026-06-02'"))
        run(connection, another_product(id="'DROPPED'", is_listed="0"))
        run(connection, another_product(id="'BLOCKED'", folded_ja="'先ノ名'"))
        run(connection, another_alias(folded="'先ノ名'"))


@contextmanager
def unbound(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Begin what may leave loose ends: foreign keys are looked at only where one is told to."""
    with engine.connect() as connection:
        is_server = _is_server(connection)
        connection.connection.execute(REPLICA if is_server else "PRAGMA foreign_keys = OFF")
        with connection.begin():
            yield connection
        if not is_server:
            connection.connection.execute("PRAGMA foreign_keys = ON")


def _is_server(connection: sa.Connection) -> bool:
    return connection.dialect.name == "postgresql"


def run(connection: sa.Connection, sql: str) -> None:
    others = {"physician": samples.PHYSICIAN.id, "alarm": samples.ALARM.id}
    people = {"nurse": samples.NURSE.id, **others, "half": HALF.id, "running": RUNNING.id}
    records = {"open": OPEN.id, "next": NEXT.id, "final": FINAL.id, "tue": TUE.id}
    records |= {"gone": GONE.id, "amended": AMENDED.id, "void": VOID.id}
    records |= {"proxy": PROXY.id, "void_proxy": VOID_PROXY.id}
    people |= {"pharmacist": samples.PHARMACIST.id, "late": LATE}
    records |= {"ordered": ORDERED.id, "dripping": DRIPPING.id}
    ids = {name: one.bytes for name, one in {**people, **records}.items()}
    connection.exec_driver_sql(on_server(sql) if _is_server(connection) else sql, ids)


def stopped_by(connection: sa.Connection, sql: str) -> str:
    """Return the name of the fence that stops a statement, or nothing where it goes through."""
    try:
        run(connection, sql)
    except DatabaseRefused as refused:
        return refused.fence
    except SavedByAnother as taken:
        return UNIQUE if _is_server(connection) else str(taken.__cause__)
    except StorageError as other:
        return type(other).__name__
    return ""


@pytest.mark.parametrize(("fence", "attack"), TRIGGERS)
def test_a_fence_stops_an_attack(clinic, kind, fence, attack):
    with clinic.connect() as connection:
        drop(connection, *BEHIND.get(fence, ()))

        stopped = stopped_by(connection, in_words_of(kind, attack))

    # The key itself stops what would take a row's place on a server.
    assert stopped == (UNIQUE if kind == "server" and fence.endswith(REPLACED) else fence)


@pytest.mark.parametrize(("fence", "attack"), TRIGGERS)
def test_the_attack_is_not_stopped_so_where_the_fence_is_gone(clinic, kind, fence, attack):
    with clinic.connect() as connection:
        drop(connection, fence)

        stopped = stopped_by(connection, in_words_of(kind, attack))

    assert stopped != fence


# What a key says on a server.
UNIQUE = "unique"
_TABLES = {one.name: one.table for one in ALL}


def drop(connection: sa.Connection, *fences: str) -> None:
    """Take fences away, until the end of the transaction."""
    for one in fences:
        of_table = f" ON {_TABLES[one]}" if _is_server(connection) else ""
        connection.exec_driver_sql(f"DROP TRIGGER IF EXISTS {one}{of_table}")


def in_words_of(kind: str, attack: str) -> str:
    """Return an attack as a server understands it: nothing replaces there but what says so twice."""
    return attack.replace("INSERT OR REPLACE", "INSERT") if kind == "server" else attack


@pytest.mark.parametrize(("check", "attack"), CHECKS)
def test_a_check_stops_a_value(clinic, check, attack):
    with clinic.connect() as connection:
        _drop_triggers(connection)

        stopped = stopped_by(connection, attack)

    assert stopped == check


@pytest.mark.parametrize("kind", ["file"])
@pytest.mark.parametrize(("check", "attack"), CHECKS)
def test_the_value_is_not_stopped_so_where_the_checks_are_gone(clinic, check, attack):
    with clinic.connect() as connection:
        _drop_triggers(connection)
        connection.exec_driver_sql("PRAGMA ignore_check_constraints = ON")

        stopped = stopped_by(connection, attack)

        connection.exec_driver_sql("PRAGMA ignore_check_constraints = OFF")
    assert stopped != check


@pytest.mark.parametrize(("table", "column"), MANDATORY)
def test_a_mandatory_fact_cannot_be_left_out(clinic, table, column):
    attack = ANOTHER[table]
    with clinic.connect() as connection:
        _drop_triggers(connection)

        stopped = stopped_by(connection, attack(**{column: "NULL"}))

    assert stopped == f"{table}.{column}"


@pytest.mark.parametrize("kind", ["file"])
@pytest.mark.parametrize("value", ["'abc'", "1.5", "x'00'"])
@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("treatment_line", "dose_amount"),
        ("treatment_line", "volume"),
        ("treatment_measurement", "value"),
        ("treatment_step", "delivered"),
        ("treatment_step", "rate"),
        ("outside_infusion", "volume"),
        ("exemption", "max_volume"),
    ],
)
def test_a_number_is_a_number(clinic, table, column, value):
    with clinic.connect() as connection:
        stopped = stopped_by(connection, ANOTHER[table](**{column: value}))

    assert stopped == f"{table}.{column}"


@pytest.mark.parametrize("kind", ["file"])
@pytest.mark.parametrize("table", sorted({*APPEND_ONLY, *LASTING} - {"audit"}))
def test_no_row_is_replaced_even_where_triggers_do_not_recurse(clinic, table):
    with clinic.connect() as connection:
        connection.exec_driver_sql("PRAGMA recursive_triggers = OFF")

        stopped = stopped_by(connection, replace_all(table))

        connection.exec_driver_sql("PRAGMA recursive_triggers = ON")
    assert stopped == f"{table}_is_never_replaced"


@pytest.mark.parametrize("kind", ["file"])
def test_a_write_that_takes_anothers_number_does_not_sweep_the_other_away(clinic):
    with clinic.connect() as connection:
        run(connection, another_patient())

        stopped = stopped_by(
            connection,
            "UPDATE OR REPLACE patient SET number = '00-0001', version = version + 1 WHERE number = '00-9999'",
        )

    assert stopped == "patient_never_goes"


def test_an_insert_that_would_update_instead_is_stopped(clinic, kind):
    upsert = (
        like("treatment", "id = :open") + " AND true ON CONFLICT (id) DO UPDATE SET basis = 'x'"
    )
    with clinic.connect() as connection:
        stopped = stopped_by(connection, upsert)

    fence = "treatment_is_never_replaced" if kind == "file" else "treatment_never_changes"
    assert stopped == fence


@pytest.mark.parametrize(
    "attack",
    [another_entry(patient_id="randomblob(16)"), another_line(product_id="'EXOSOME'")],
    ids=["patient", "product"],
)
def test_an_entry_without_a_patient_or_a_known_product_is_stopped(clinic, attack):
    with clinic.connect() as connection:
        assert stopped_by(connection, attack) == "foreign_key"


@pytest.mark.parametrize("table", sorted({*APPEND_ONLY, *LASTING}))
def test_no_table_is_emptied_at_once_on_a_server(of_server, table):
    with of_server.connect() as connection:
        stopped = stopped_by(connection, f"TRUNCATE {table} CASCADE")

    assert stopped.endswith("_never_goes")


def test_a_session_that_calls_itself_a_replica_is_stopped_all_the_same(of_server):
    with of_server.connect() as connection:
        connection.exec_driver_sql(REPLICA)

        stopped = stopped_by(connection, "DELETE FROM treatment")

    assert stopped == "treatment_never_goes"


@pytest.mark.parametrize("kind", ["file"])
@pytest.mark.parametrize("n_lines", ["1", "2"])
def test_no_transaction_leaves_an_entry_without_its_products(clinic, n_lines):
    with clinic.connect() as connection:
        run(connection, another_entry(n_lines=n_lines))

        with pytest.raises(DatabaseRefused, match="foreign_key"):
            connection.commit()


def test_the_honest_statements_behind_the_attacks_go_through(clinic):
    honest = [
        another_version(),
        another_line(),
        another_measurement(),
        another_step(),
        step_by_nurse(version="4", n_steps="3"),
        *(another_fact(table.name) for table in FILED),
        withdraw(),
        another_product(),
        another_person(),
        another_account(),
        another_alarm(),
        another_checkpoint(),
        another_clinic(),
        another_list(),
        see(),
        another_patient(),
        another_disease(),
        another_modifier(),
        *(another_word(table) for table in ("product_word", "disease_word")),
    ]
    with clinic.connect() as connection:
        assert [stopped_by(connection, one) for one in honest] == [""] * len(honest)


def test_every_fence_and_every_check_has_its_attack():
    checks = {
        constraint.name
        for table in METADATA.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, sa.CheckConstraint)
    }

    assert {name for name, _ in TRIGGERS} == {one.name for one in ALL if isinstance(one, Fence)}
    assert {name for name, _ in CHECKS} == checks


def _drop_triggers(connection: sa.Connection) -> None:
    # The triggers are asked first; here the checks are to answer.
    drop(connection, *fences())
