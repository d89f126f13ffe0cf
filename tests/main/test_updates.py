"""An update of the books at the door: told on the way, and written into the trail once."""

import shutil
from contextlib import closing
from importlib import resources

from app.domain.audit import Deed
from app.main import opening
from app.main.door import ClinicDoor
from app.services.coming_in import Arrival
from app.services.trail import TrailFilter
from db import schema
from tests import samples

LOGIN, PASSWORD = samples.PHYSICIAN.login, samples.PASSWORD
LATER = """
from alembic import op

revision = "9999"
down_revision = "{before}"


def upgrade():
    op.execute("CREATE TABLE later (id INTEGER NOT NULL) STRICT")
"""


def test_an_update_is_told_on_the_way_and_stands_in_the_trail_once(founded, monkeypatch):
    place, before = founded.parent / "migrations", schema.NEWEST
    shutil.copytree(str(resources.files("db") / "migrations"), place)
    (place / "versions" / "9999_later.py").write_text(LATER.format(before=before), "utf-8")
    for module in (schema, opening):
        monkeypatch.setattr(module, "NEWEST", "9999")
    monkeypatch.setattr(schema, "_PLACE", place)
    door = ClinicDoor(founded)
    wanted = TrailFilter(deeds=frozenset({Deed.BOOKS_UPDATED}))

    with closing(door.enter(LOGIN, PASSWORD)) as clinic:
        again = clinic.enter_again(Arrival(LOGIN, PASSWORD))
        told = again.trail.entries(again.actor, wanted)

    assert door.updating == 1.0
    assert [one.details for one in told.entries] == [{"state_before": before, "state": "9999"}]
