"""What the pages ask must be found in an index: at a million records nobody waits for a search through all.

SQLite plans without looking at how many rows there are, so that a small clinic tells.
"""

import json
import shutil
from contextlib import contextmanager
from datetime import timedelta

import pytest
import sqlalchemy as sa

from app import paths
from app.demo.people import LOGIN, PASSWORD
from app.domain.audit import Deed
from app.domain.calendar import local
from app.main.inside import now
from app.main.opening import enter
from app.services.issued import Sought
from app.services.trail import TrailFilter
from db.engine import open_engine
from tests.benchmarks.scale.books import data_key

_BIG = {
    *("treatment", "treatment_line", "treatment_measurement", "treatment_step", "assessment"),
    *("verdict", "finalisation", "treatment_approval", "treatment_withdrawal", "audit", "patient"),
    *("patient_word", "patient_body", "certificate", "certificate_revocation", "exemption"),
    *("outside_infusion", "competition", "withdrawal", "disease_name", "disease_word"),
    *("product_word", "older", "newer", "next", "last", "gone"),
}
# Read in the order of an index and broken off where enough is found, or read in the index alone.
_IN_ORDER = {
    "search": {"SCAN patient USING INDEX patient_by_kana"},
    "register": {
        "SCAN certificate USING INDEX certificate_by_issue",
        "SCAN certificate USING COVERING INDEX sqlite_autoindex_certificate_1",
    },
    "register_typed": {
        "SCAN certificate USING INDEX certificate_by_issue",
        "SCAN certificate USING COVERING INDEX certificate_by_issue",
    },
    "trail": {"SCAN audit"},
}


@pytest.fixture(scope="module")
def clinic(books, tmp_path_factory):
    """Return a copy of the clinic, open."""
    folder = tmp_path_factory.mktemp("asked") / "clinic"
    shutil.copytree(books, folder)
    clinic = enter(folder, LOGIN, PASSWORD, is_specimen=True)
    yield folder, clinic
    clinic.close()


@contextmanager
def _listening():
    """Yield the list of what is asked from now on."""
    asked = []

    def note(_connection, _cursor, statement, parameters, _context, is_many):
        if statement.lstrip().upper().startswith(("SELECT", "WITH")) and not is_many:
            asked.append((statement, parameters))

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)


def _searches_through(folder, asked):
    """Return the plans that go through a big table."""
    engine = open_engine(paths.database_in(folder), data_key(folder))
    try:
        with engine.connect() as connection:
            plans = [
                line[3]
                for statement, parameters in asked
                for line in connection.exec_driver_sql(
                    f"EXPLAIN QUERY PLAN {statement}", parameters
                ).all()
            ]
    finally:
        engine.dispose()
    return {one for one in plans if one.startswith("SCAN ") and one.split()[1] in _BIG}


_ASKED = {
    "search": lambda clinic, actor, _: clinic.patients.search(actor, ""),
    "search_typed": lambda clinic, actor, _: clinic.patients.search(actor, "kirisawa"),
    "visit": lambda clinic, actor, one: clinic.patients.visit(actor, one),
    "records": lambda clinic, actor, one: clinic.treatments.of_patient(actor, one),
    "judgement": lambda clinic, actor, one: clinic.treatments.judgement(actor, one),
    "file": lambda clinic, actor, one: clinic.athletes.file(actor, one),
    "certificates": lambda clinic, actor, one: clinic.certificates.of_patient(actor, one),
    "drafts": lambda clinic, actor, one: clinic.drafts.of_patient(actor, one),
    "todo": lambda clinic, actor, _: clinic.todo.tasks(actor),
    "bedside": lambda clinic, actor, _: clinic.giving.ordered(actor),
    "news": lambda clinic, actor, _: (
        clinic.sessions.alarms(actor),
        clinic.account.standing(actor),
        clinic.backups.standing(actor),
    ),
    "register": lambda clinic, actor, _: clinic.register.page(actor, "", Sought()),
    "register_typed": lambda clinic, actor, _: clinic.register.page(actor, "0001", Sought()),
    "trail": lambda clinic, actor, _: clinic.trail.entries(actor),
    "trail_typed": lambda clinic, actor, _: clinic.trail.entries(
        actor, TrailFilter(typed="00-0012")
    ),
    "trail_by": lambda clinic, actor, _: clinic.trail.entries(actor, TrailFilter(by=actor.staff)),
    "trail_deeds": lambda clinic, actor, _: clinic.trail.entries(
        actor, TrailFilter(deeds=frozenset({Deed.SIGNED_IN, Deed.TREATMENT_SAVED}))
    ),
    "trail_since": lambda clinic, actor, _: clinic.trail.entries(
        actor, TrailFilter(since=local(now()) - timedelta(days=900))
    ),
    "products": lambda clinic, actor, _: clinic.products.ask("らく"),
}


@pytest.mark.parametrize("what", _ASKED)
def test_nothing_is_searched_for_through_a_big_table(clinic, what):
    folder, inside = clinic
    facts = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
    patient = inside.patients.search(inside.actor, facts["regular"])[0].id

    with _listening() as asked:
        _ASKED[what](inside, inside.actor, patient)

    assert _searches_through(folder, asked) <= _IN_ORDER.get(what, set())


def test_the_listener_would_notice_a_search_through_all(clinic):
    folder, _ = clinic

    found = _searches_through(folder, [("SELECT * FROM treatment WHERE diagnosis = ?", ("x",))])

    assert found == {"SCAN treatment"}
