"""A patient with a history: amended, withdrawn, certified, with a TUE, a competition and a drip elsewhere."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from app.domain.athletes import Competition, Exemption, Outside
from app.domain.keys import Stamp
from app.services.whole_record import Wanted, gather
from tests import samples
from tests.fakes import finalised, saved

EARLIER = UUID(int=0xC7)
AMENDED = "練習後に嘔吐4回。口腔内乾燥、立位で脈拍 118。BUN 31。"
AMENDMENT = "回数の誤り"
WITHDRAWAL = "別の患者の記録でした。"


def with_history(door, clinic):
    """Return the door of a clinic where a good deal was written about one patient."""
    actor, now = clinic.actor, samples.NOW
    final = finalised(clinic)
    clinic.certificates.issue(actor, samples.DRAFT.entry, samples.TERMS)
    door.clock.forward(hours=30)
    amended = replace(
        samples.DRAFT, base=final.version, basis=AMENDED, late_reason="往診先で紙に書いた。"
    )
    clinic.treatments.amend(actor, amended, AMENDMENT, samples.PASSWORD)
    days = {"started": "2026-11-10 13:20", "onset": "2026-11-10"}
    saved(clinic, samples.DRAFT, entry=EARLIER, **days)
    clinic.treatments.withdraw(actor, EARLIER, WITHDRAWAL, samples.PASSWORD)
    day = timedelta(days=1)
    elsewhere = Outside(now - 3 * day, now - 2 * day, Decimal(100), "生理食塩液", "北町病院")
    clinic.athletes.add_outside(actor, samples.REN.id, elsewhere)
    today = now.date()
    exemption = Exemption("TUE-26-1", "WADA", ("M2.2",), today, today + 90 * day)
    clinic.athletes.add_exemption(actor, samples.REN.id, exemption)
    competition = Competition(now + 9 * day, now + 10 * day, "秋季リーグ")
    clinic.athletes.add_competition(actor, samples.REN.id, competition)
    return door


def record_of(door, wanted=None):
    """Return a patient's record as it stands now."""
    with door.books.begin() as work:
        wanted = wanted or Wanted(samples.REN.id)
        return gather(work, wanted, Stamp(samples.PHYSICIAN.id, door.clock()))
