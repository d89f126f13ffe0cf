"""What binds the fictional athletes: exemptions, competitions, an infusion received elsewhere."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal

from app.demo.people import BOXER, PITCHER, SWIMMER
from app.domain.athletes import Ban, Competition, Exemption, Outside
from app.domain.patients import PatientForm, PatientId
from app.services.door import OpenClinic


def file_athletes(clinic: OpenClinic, patients: Mapping[str, PatientId], now: datetime) -> None:
    """File it all for patients by family name, counted from today, so that any day is alike."""
    athletes, actor = clinic.athletes, clinic.actor
    for form, competition in _competitions(now):
        athletes.add_competition(actor, patients[form.family], competition)
    first, last = (now - timedelta(days=200)).date(), (now - timedelta(days=20)).date()
    athletes.add_ban(actor, patients[BOXER.family], Ban("JBC", first, last, "架空の規律違反"))
    for form, exemption in _exemptions(now):
        athletes.add_exemption(actor, patients[form.family], exemption)
    yesterday = now.replace(hour=7, minute=20, second=0, microsecond=0) - timedelta(days=1)
    athletes.add_outside(
        actor,
        patients[PITCHER.family],
        Outside(
            started=yesterday,
            ended=yesterday + timedelta(minutes=10),
            volume_ml=Decimal(10),
            what="アリナミンF10注",
            where="架空駅前クリニック",
            setting="outpatient",
        ),
    )


def _competitions(now: datetime) -> tuple[tuple[PatientForm, Competition], ...]:
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)

    def at(days: int, hour: int) -> datetime:
        return midnight + timedelta(days=days, hours=hour)

    return (
        (PITCHER, Competition(at(8, 13), at(10, 21), "秋季リーグ戦")),
        (SWIMMER, Competition(at(30, 9), at(32, 18), "架空市長杯水泳大会")),
        (BOXER, Competition(at(1, 18), at(1, 22), "架空ホール定期戦", weigh_in=at(0, 13))),
    )


def _exemptions(now: datetime) -> tuple[tuple[PatientForm, Exemption], ...]:
    def day(ahead: int) -> date:
        return (now + timedelta(days=ahead)).date()

    valid = Exemption("NPB-TUE-0014", "NPB", ("M2.2",), day(-60), day(120), Decimal(500))
    expired = Exemption("JADA-TUE-0007", "WADA", ("S9",), day(-400), day(-35))
    ending = Exemption("JADA-TUE-0042", "WADA", ("S3",), day(-350), day(12))
    return (PITCHER, expired), (PITCHER, valid), (SWIMMER, ending)
