"""What is going on at the clinic today: records that wait, drips that run, forms half-written."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from app.demo.people import COLLEAGUES, LOGIN, PASSWORD
from app.domain.calendar import local
from app.domain.course import Act, TypedStep
from app.domain.patients import Patient
from app.main.inside import new_id
from app.main.opening import enter
from app.services.coming_in import Arrival
from tests.benchmarks.scale.lives import Hour, Stage

_OPEN, _ENTERED, _ORDERED, _RUNNING, _DRAFTS = 24, 12, 8, 4, 30


def write_today(folder: Path, people: Sequence[Patient], dice: Random) -> None:
    """Come in, which takes a checkpoint over all that was poured; work for an hour, and close."""
    hour = Hour(datetime.now(UTC) - timedelta(minutes=90))
    clinic = enter(folder, LOGIN, PASSWORD, is_specimen=True, clock=hour)
    nurse = clinic.enter_again(Arrival(COLLEAGUES[0].login, PASSWORD, "", ""))
    stage = Stage(clinic, nurse, PASSWORD, hour, new_id)
    waiting = iter(dice.sample([one for one in people if not one.bodies], 80))
    for which in range(_OPEN):
        clinic.treatments.save(clinic.actor, stage.form(next(waiting).id, which))
        hour.pass_by(seconds=30)
    for which in range(_ENTERED):
        nurse.treatments.save_by_proxy(nurse.actor, stage.form(next(waiting).id, which))
        hour.pass_by(seconds=30)
    for which in range(_ORDERED):
        _order(stage, next(waiting), which)
    for which in range(_DRAFTS):
        half = replace(stage.form(next(waiting).id, which), basis="", ended="")
        clinic.drafts.keep(clinic.actor, half)
        hour.pass_by(seconds=20)
    clinic.close()


def _order(stage: Stage, patient: Patient, which: int) -> None:
    began = stage.hour() + timedelta(minutes=5)
    form = replace(
        stage.form(patient.id, which),
        started=_typed(began),
        ended=_typed(began + timedelta(hours=1)),
    )
    order = stage.clinic.treatments.order(stage.clinic.actor, form)
    stage.hour.pass_by(minutes=2)
    if which < _RUNNING:
        step = TypedStep(new_id(), Act.BEGUN, _typed(stage.hour()), "", "", "")
        stage.nurse.giving.give(stage.nurse.actor, order.id, step)


def _typed(at: datetime) -> str:
    return local(at).strftime("%Y-%m-%d %H:%M")
