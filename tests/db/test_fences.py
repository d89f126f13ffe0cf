"""Every way past the stores, by raw SQL through the program's own connection, ends at a fence."""

import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace

import pytest
import sqlalchemy as sa

from app.domain.audit import Deed
from app.domain.staff import Stamp
from app.domain.text import fold
from app.services.ports import LabelConfirmation
from app.services.trouble import DatabaseRefused, SavedByAnother, StorageError
from db.engine import open_engine
from db.fences import APPEND_ONLY, LASTING, fences
from db.opening import Books
from db.schema import ensure
from db.tables import METADATA, TREATMENT, TREATMENT_LINE
from tests.db import samples
from tests.db.conftest import found

OPEN = samples.treatment()
NEXT = replace(OPEN, id=samples.new_id(), version=2)
FINAL = samples.treatment().finalise(samples.PHYSICIAN.id, samples.LATER)
# Written by hand as far as its one product of two, and then left.
HALF = samples.treatment(given=(samples.given(), samples.given()))

BLANKS = {
    "empty": "''",
    "space": "'  '",
    "ideographic space": "char(12288)",
    "no-break space": "char(160)",
    "tab": "char(9)",
    "line feed": "char(13, 10)",
    "zero width": "char(8203)",
    "byte order mark": "char(65279)",
    "mixed gaps": "' ' || char(12288, 160, 9, 8203)",
}
WORDS = {
    "dash": "'-'",
    "long mark": "'ーー'",
    "full stop": "'。'",
    "nashi": "'なし'",
    "tokuni nashi": "'　特になし。'",
    "fumei": "'不明'",
    "n/a": "' N/A '",
    "n/a in full width": "'N/A'",
    "unknown": "'Unknown'",
}


def like(table: str, where: str, **changes: str) -> str:
    """Return SQL that writes a row again, changed in some columns."""
    columns = METADATA.tables[table].c.keys()
    values = ", ".join(changes.get(column, column) for column in columns)
    return f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table} WHERE {where}"


def another_version(**changes: str) -> str:
    return like("treatment", "id = :open", **{"id": "randomblob(16)", "version": "3", **changes})


def another_entry(**changes: str) -> str:
    fresh = {"id": "randomblob(16)", "entry_id": "randomblob(16)", "version": "1"}
    return like("treatment", "id = :open", **{**fresh, **changes})


def another_line(**changes: str) -> str:
    """Write the second product of the entry that still lacks it."""
    return like("treatment_line", "treatment_id = :half", **{"line_no": "2", **changes})


def another_product(**changes: str) -> str:
    fresh = {"id": "'F999'", "folded_ja": "'架空'", "folded_en": "''", "words": "' '"}
    return like("product", "id = 'F101'", **{**fresh, **changes})


def another_person(**changes: str) -> str:
    return like("staff", "login = 'hara'", **{"id": "randomblob(16)", "login": "'x'", **changes})


def another_patient(**changes: str) -> str:
    fresh = {"id": "randomblob(16)", "number": "'00-9999'"}
    return like("patient", "number = '00-0001'", **{**fresh, **changes})


def another_alias(**changes: str) -> str:
    return like("blocked_alias", "folded = 'EV' OR folded = 'ev'", **{"folded": "'new'", **changes})


def another_certificate(**changes: str) -> str:
    return like("certificate", "1", **{"number": "'A-2026-000002'", **changes})


def another_trace(**changes: str) -> str:
    fresh = {"seq": "seq + 1", "prev": "hash", "hash": "randomblob(32)"}
    return like("audit", "seq = (SELECT max(seq) FROM audit)", **{**fresh, **changes})


def finalise(of: str, **changes: str) -> str:
    return like("finalisation", "1", **{"treatment_id": of, **changes})


TRIGGERS = [
    ("treatment_skips_a_version", another_version(version="9")),
    ("treatment_changes_its_patient", another_version(patient_id="randomblob(16)")),
    (
        "treatment_follows_a_final_one",
        like("treatment", "id = :final", id="randomblob(16)", version="2"),
    ),
    ("treatment_prescriber_is_no_physician", another_version(physician_id=":nurse")),
    ("treatment_line_beyond_the_entry", another_line(line_no="3")),
    (
        "treatment_line_beyond_the_entry",
        like("treatment_line", "treatment_id = :open AND line_no = 1", line_no="4"),
    ),
    ("treatment_line_names_another_product", another_line(brand="'エクソソーム点滴'")),
    ("treatment_line_names_another_product", another_line(generic="'エクソソーム'")),
    ("treatment_line_names_another_product", another_line(yj="'0000000A0000'")),
    ("treatment_line_product_not_in_force", another_line(product_id="'OLD'")),
    ("treatment_line_product_not_in_force", another_line(product_id="'COMING'")),
    ("treatment_line_product_not_in_force", another_line(product_id="'DROPPED'")),
    ("treatment_line_product_blocked", another_line(product_id="'BLOCKED'")),
    ("product_name_blocked", another_product(folded_ja=f"'{fold('新エクソソーム点滴')}'")),
    ("product_name_blocked", another_product(folded_en=f"'{fold('Super-ExosomeX')}'")),
    ("product_name_blocked", another_product(words="' ev iv evivdrip '")),
    # The alias is part of an approved generic name; alone it is still no product's name.
    ("product_name_blocked", another_product(folded_ja="'カルニチン'")),
    (
        "product_name_becomes_blocked",
        f"UPDATE product SET folded_ja = '{fold('エクソソーム')}' WHERE id = 'F101'",
    ),
    ("assessment_lacks_lines", like("assessment", "treatment_id = :open", treatment_id=":half")),
    ("finalisation_lacks_lines", finalise(":half")),
    ("finalisation_lacks_assessment", finalise(":half")),
    ("finalisation_by_no_physician", finalise(":next", finalised_by=":nurse")),
    ("finalisation_lacks_an_end", finalise(":running")),
    ("finalisation_of_an_old_version", finalise(":open")),
    (
        "certificate_of_no_final_record",
        another_certificate(
            treatment_id=":next", entry_id="(SELECT entry_id FROM treatment WHERE id = :next)"
        ),
    ),
    ("certificate_names_another_record", another_certificate(patient_id="randomblob(16)")),
    ("certificate_names_another_record", another_certificate(entry_id="randomblob(16)")),
    (
        "label_confirmed_by_the_wrong_role",
        like("label_confirmation", "1", confirmed_at="1", confirmed_by=":nurse"),
    ),
    ("patient_skips_a_version", "UPDATE patient SET family = '改'"),
    ("patient_changes_identity", "UPDATE patient SET id = randomblob(16), version = version + 1"),
    ("audit_breaks_the_chain", another_trace(seq="seq + 2")),
    ("audit_breaks_the_chain", another_trace(prev="randomblob(32)")),
    ("audit_breaks_the_chain", "INSERT OR REPLACE INTO audit SELECT * FROM audit LIMIT 1"),
    ("audit_of_an_unfinished_record", another_trace()),
    ("chain_head_leaves_the_chain", "UPDATE chain_head SET seq = 1"),
    ("chain_head_leaves_the_chain", "UPDATE chain_head SET hash = zeroblob(32)"),
    *((f"{table}_never_goes", f"DELETE FROM {table}") for table in (*APPEND_ONLY, *LASTING)),
    *((f"{table}_never_changes", f"UPDATE {table} SET rowid = rowid") for table in APPEND_ONLY),
    *(
        (f"{table}_is_never_replaced", f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")
        for table in (*APPEND_ONLY, *LASTING)
        if table != "audit"
    ),
    # Another identity, but the place of one that stands.
    ("treatment_is_never_replaced", like("treatment", "id = :open", id="randomblob(16)")),
    ("staff_is_never_replaced", another_person(login="'mori'")),
    ("patient_is_never_replaced", another_patient(number="'00-0001'")),
]

CHECKS = [
    *(
        (f"treatment_{column}_stated", another_version(**{column: text}))
        for column in ("diagnosis", "basis")
        for text in (*BLANKS.values(), *WORDS.values())
    ),
    *(
        (f"treatment_line_{column}_named", another_line(**{column: text}))
        for column in ("brand", "generic", "dose_unit")
        for text in BLANKS.values()
    ),
    ("treatment_setting_known", another_version(setting="'hotel'")),
    ("treatment_certainty_known", another_version(certainty="'perhaps'")),
    ("treatment_iv_reason_code_known", another_version(iv_reason_code="'because'")),
    ("treatment_is_emergency_known", another_version(is_emergency="2")),
    ("treatment_beds_counted", another_version(beds="-1")),
    ("treatment_version_counted", another_version(version="0")),
    ("treatment_has_a_product", another_version(n_lines="0")),
    ("treatment_offset_of_a_zone", another_version(utc_offset_min="100000")),
    ("treatment_ends_after_its_start", another_version(ended_at="started_at - 1")),
    ("treatment_line_role_known", another_line(role="'magic'")),
    ("treatment_line_route_known", another_line(route="'aura'")),
    ("treatment_line_counted", another_line(line_no="0")),
    ("treatment_line_dose_positive", another_line(dose_amount="0")),
    ("treatment_line_dose_positive", another_line(dose_amount="-1")),
    ("treatment_line_volume_not_negative", another_line(volume="-1")),
    (
        "assessment_certificate_filled",
        like("assessment", "treatment_id = :open", treatment_id="randomblob(16)", certificate="''"),
    ),
    (
        "verdict_body_filled",
        like("verdict", "treatment_id = :open AND place = 0", place="7", body="''"),
    ),
    (
        "verdict_outcome_known",
        like(
            "verdict", "treatment_id = :open AND place = 0", place="7", body="'X'", outcome="'fine'"
        ),
    ),
    ("finalisation_hash_whole", finalise(":next", record_sha256="'abc'")),
    (
        "label_confirmation_hash_whole",
        like("label_confirmation", "1", confirmed_at="7", facts_sha256="'abc'"),
    ),
    ("certificate_kind_known", another_certificate(kind="'none'")),
    ("certificate_has_a_page", another_certificate(pdf="zeroblob(0)")),
    ("certificate_hash_whole", another_certificate(sha256="''")),
    ("certificate_number_filled", another_certificate(number="''")),
    ("certificate_content_filled", another_certificate(content="''")),
    ("audit_hashes_whole", another_trace(hash="randomblob(31)")),
    ("audit_deed_filled", another_trace(deed="''")),
    ("audit_payload_filled", another_trace(payload="''")),
    ("chain_head_is_one", like("chain_head", "1", id="2")),
    ("facility_is_one", like("facility", "1", id="2")),
    ("facility_beds_counted", "UPDATE facility SET beds = -1"),
    *(
        (f"facility_{column}_named", f"UPDATE facility SET {column} = char(12288)")
        for column in ("name", "address", "phone", "director")
    ),
    ("staff_role_known", another_person(role="'wizard'")),
    ("staff_physician_registered", another_person(role="'physician'")),
    *(
        (f"staff_{column}_named", another_person(**{column: "char(160)"}))
        for column in ("login", "name", "name_romaji")
    ),
    ("patient_sex_known", another_patient(sex="'?'")),
    ("patient_version_counted", another_patient(version="0")),
    *(
        (f"patient_{column}_named", another_patient(**{column: "char(12288)"}))
        for column in ("number", "family", "given", "family_kana", "given_kana", "address")
    ),
    ("patient_body_body_filled", like("patient_body", "place = 0", place="7", body="''")),
    ("product_in_force_in_order", another_product(in_force_to="'2001-01-01'")),
    ("product_is_listed_known", another_product(is_listed="2")),
    *(
        (f"product_{column}_named", another_product(**{column: "char(9)"}))
        for column in ("id", "brand_ja", "generic_ja")
    ),
    ("product_folded_ja_filled", another_product(folded_ja="''")),
    ("blocked_name_id_named", like("blocked_name", "id = 'B001'", id="' '")),
    ("blocked_name_name_ja_named", like("blocked_name", "id = 'B001'", id="'B9'", name_ja="' '")),
    ("blocked_alias_folded_filled", another_alias(folded="''")),
    *(
        (f"blocked_alias_{column}_known", another_alias(**{column: "3"}))
        for column in ("is_word", "is_generic", "is_listed")
    ),
]

# Fences that stand behind another one: the first is taken away to see the second.
BEHIND = {
    "finalisation_lacks_lines": "finalisation_lacks_assessment",
    "audit_breaks_the_chain": "audit_of_an_unfinished_record",
}

MANDATORY = [
    (table.name, column.name)
    for table in (TREATMENT, TREATMENT_LINE)
    for column in table.c
    if not column.nullable
]


@pytest.fixture(scope="module")
def clinic(tmp_path_factory) -> Iterator[sa.Engine]:
    """A clinic with a row in every table, shared: each attack is undone."""
    engine = open_engine(tmp_path_factory.mktemp("books") / "a.tenteki", secrets.token_bytes(32))
    ensure(engine)
    books = Books(engine, ExitStack())
    found(books)
    _fill(books)
    _prepare(engine)
    yield engine
    engine.dispose()


RUNNING = samples.treatment(ended=None)


def _fill(books: Books) -> None:
    with books.begin() as work:
        for one in (OPEN, NEXT, FINAL, RUNNING):
            work.treatments.add(one)
        work.treatments.finalise(FINAL, "d" * 64)
        work.certificates.add(samples.certificate(FINAL))
        stamp = Stamp(samples.PHARMACIST.id, samples.NOON)
        work.labels.confirm(LabelConfirmation("F102", samples.NOON.date(), stamp, "ab" * 32))
        work.commit(samples.trace(Deed.TREATMENT_SAVED))


def _prepare(engine: sa.Engine) -> None:
    """Write what no store would: an entry that lacks a line, products that may not be given."""
    with unbound(engine) as connection:
        run(connection, another_entry(id=":half", n_lines="2"))
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
    """Begin what may leave loose ends: SQLite looks at its foreign keys only where it is told to."""
    with engine.connect() as connection:
        connection.connection.execute("PRAGMA foreign_keys = OFF")
        with connection.begin():
            yield connection
        connection.connection.execute("PRAGMA foreign_keys = ON")


def run(connection: sa.Connection, sql: str) -> None:
    people = {"nurse": samples.NURSE.id, "half": HALF.id, "running": RUNNING.id}
    records = {"open": OPEN.id, "next": NEXT.id, "final": FINAL.id}
    ids = {name: one.bytes for name, one in {**people, **records}.items()}
    connection.exec_driver_sql(sql, ids)


def stopped_by(connection: sa.Connection, sql: str) -> str:
    """Return the name of the fence that stops a statement, or nothing where it goes through."""
    try:
        run(connection, sql)
    except DatabaseRefused as refused:
        return refused.fence
    except SavedByAnother as taken:
        return str(taken.__cause__)
    except StorageError as other:
        return type(other).__name__
    return ""


@pytest.mark.parametrize(("fence", "attack"), TRIGGERS)
def test_a_fence_stops_an_attack(clinic, fence, attack):
    with clinic.connect() as connection:
        if fence in BEHIND:
            connection.exec_driver_sql(f"DROP TRIGGER {BEHIND[fence]}")

        stopped = stopped_by(connection, attack)

    assert stopped == fence


@pytest.mark.parametrize(("fence", "attack"), TRIGGERS)
def test_the_attack_is_not_stopped_so_where_the_fence_is_gone(clinic, fence, attack):
    with clinic.connect() as connection:
        connection.exec_driver_sql(f"DROP TRIGGER {fence}")

        stopped = stopped_by(connection, attack)

    assert stopped != fence


@pytest.mark.parametrize(("check", "attack"), CHECKS)
def test_a_check_stops_a_value(clinic, check, attack):
    with clinic.connect() as connection:
        _drop_triggers(connection)

        stopped = stopped_by(connection, attack)

    assert stopped == check


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
    attack = another_version if table == "treatment" else another_line
    with clinic.connect() as connection:
        _drop_triggers(connection)

        stopped = stopped_by(connection, attack(**{column: "NULL"}))

    assert stopped == f"{table}.{column}"


@pytest.mark.parametrize("value", ["'abc'", "1.5", "x'00'"])
@pytest.mark.parametrize("column", ["dose_amount", "volume"])
def test_a_number_is_a_number(clinic, column, value):
    with clinic.connect() as connection:
        stopped = stopped_by(connection, another_line(**{column: value}))

    assert stopped == f"treatment_line.{column}"


@pytest.mark.parametrize("table", sorted({*APPEND_ONLY, *LASTING} - {"audit"}))
def test_no_row_is_replaced_even_where_triggers_do_not_recurse(clinic, table):
    with clinic.connect() as connection:
        connection.exec_driver_sql("PRAGMA recursive_triggers = OFF")

        stopped = stopped_by(connection, f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}")

        connection.exec_driver_sql("PRAGMA recursive_triggers = ON")
    assert stopped == f"{table}_is_never_replaced"


def test_a_write_that_takes_anothers_number_does_not_sweep_the_other_away(clinic):
    with clinic.connect() as connection:
        run(connection, another_patient())

        stopped = stopped_by(
            connection,
            "UPDATE OR REPLACE patient SET number = '00-0001', version = version + 1 WHERE number = '00-9999'",
        )

    assert stopped == "patient_never_goes"


def test_an_insert_that_would_update_instead_is_stopped(clinic):
    upsert = like("treatment", "id = :open") + " AND 1 ON CONFLICT (id) DO UPDATE SET basis = 'x'"
    with clinic.connect() as connection:
        stopped = stopped_by(connection, upsert)

    assert stopped == "treatment_is_never_replaced"


def test_an_entry_without_a_patient_or_a_known_product_is_stopped(clinic):
    with clinic.connect() as connection:
        no_patient = stopped_by(connection, another_entry(patient_id="randomblob(16)"))
        no_product = stopped_by(connection, another_line(product_id="'EXOSOME'"))

    assert (no_patient, no_product) == ("foreign_key", "foreign_key")


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
        another_product(),
        another_person(),
        another_patient(),
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

    assert {name for name, _ in TRIGGERS} == set(fences()) - {"audit_moves_the_head"}
    assert {name for name, _ in CHECKS} == checks


def _drop_triggers(connection: sa.Connection) -> None:
    # SQLite asks its triggers first; here the checks are to answer.
    for name in fences():
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
