"""What waits, as the cards tell it at a moment."""

from datetime import datetime, timedelta

from app.domain.board import Place
from app.domain.calendar import local
from app.domain.flow import Flow
from app.domain.staff import Permission
from app.domain.treatments import Treatment
from app.findings import outcome_word
from app.i18n import Wording
from app.services.today import Waiting
from app.ui.desk import Desk
from app.ui.kit.ring import RingFace
from app.ui.kit.waiting_card import CardFace
from app.ui.pages.today.words import place_word
from app.ui.parts.course_words import clock_word
from app.ui.parts.named import elsewhere, named_diagnosis, named_product
from app.ui.parts.patient_words import names
from app.words import ml_word

_MINUTE = timedelta(minutes=1)


def face(one: Waiting, now: datetime, desk: Desk) -> CardFace:
    """Return what waits as its card, with all of it in one sentence."""
    say, treatment = desk.say, one.treatment
    name, beside = names(one.patient, say)
    deed, key = _deed(one, desk)
    ring, amount, share = (None, "", 0.0) if one.flow is None else _run(one.flow, now, say)
    ranked = sorted(one.judged.verdicts, key=lambda verdict: verdict.outcome.rank)
    chips = tuple(
        (verdict.outcome.value, f"{verdict.body} {outcome_word(verdict.outcome, say)}")
        for verdict in ranked
        if verdict.outcome.value != "not_applicable"
    )
    corner, product = _corner(one, now, say), _product(one, desk)
    # What flows of what stands below.
    total = ml_word(treatment.iv_volume_ml)
    volume = "" if one.flow else say("{volume} mL", volume=total)
    diagnosis = _diagnosis(treatment, desk)
    state = f"{ring.number} {ring.word}" if ring else ""
    where = elsewhere(treatment.branch, desk.clinic.branch, desk.clinic.premises, say)
    told = (name, where, place_word(one.place, say), state, corner, diagnosis, product, volume)
    spoken = [*told, *(word for _, word in chips), deed]
    return CardFace(
        id=treatment.entry,
        value=one,
        title=name,
        beside="  ".join(filter(None, (where, beside))),
        corner=corner,
        what=diagnosis,
        with_what=product,
        volume=volume,
        chips=chips,
        deed=deed,
        key=key,
        spoken=("、" if say.language == "ja" else ", ").join(part for part in spoken if part),
        is_late=one.is_late,
        is_loud=is_over(one, now),
        amount=amount,
        ring=ring,
        share=share,
    )


def _diagnosis(treatment: Treatment, desk: Desk) -> str:
    known = desk.clinic.products.diagnosis
    return named_diagnosis(treatment.diagnosis, treatment.icd10, known, desk.say)


def is_over(one: Waiting, now: datetime) -> bool:
    """Tell whether a drip still runs though it should be over by a minute or more."""
    left = None if one.flow is None else one.flow.left(now)
    return left is not None and left <= -_MINUTE


def over_line(late: list[Waiting], now: datetime, say: Wording) -> str:
    """Return what drip should be over, and since when; how many more there are."""
    first = late[0]
    ends = now if first.flow is None or first.flow.ends is None else first.flow.ends
    words = say(
        "{name}: planned to end at {time}, {count} min ago",
        name=names(first.patient, say)[0],
        time=clock_word(ends, local(now).date()),
        count=(now - ends) // _MINUTE,
    )
    more = len(late) - 1
    return "  ".join((words, say("And {count} more.", count=more))) if more else words


def _deed(one: Waiting, desk: Desk) -> tuple[str, str]:
    """Return the next deed and its letter, as far as this person may do it."""
    say, may = desk.say, desk.actor.may
    by_nurse = one.treatment.ordered is not None and may(Permission.GIVE)
    if one.place is Place.WAITING and by_nurse:
        return say("Begin"), "S"
    if one.place is Place.RUNNING and by_nurse:
        return say("End"), "E"
    if one.place is Place.FINALISING and may(Permission.FINALISE_TREATMENT):
        return say("Finalise"), "F"
    return say("Open"), ""


def _corner(one: Waiting, now: datetime, say: Wording) -> str:
    today = local(now).date()
    if one.flow is not None:
        ends = one.flow.ends
        return "" if ends is None else say("end {time}", time=clock_word(ends, today))
    if one.place is Place.APPROVAL:
        return say("{span} ago", span=_span(now - one.at, say))
    return clock_word(one.at, today)


def _span(span: timedelta, say: Wording) -> str:
    hours = span // timedelta(hours=1)
    if hours >= 48:
        return say("{count} days", count=hours // 24)
    return say("{count} h", count=hours) if hours else say("{count} min", count=span // _MINUTE)


def _product(one: Waiting, desk: Desk) -> str:
    say, given = desk.say, one.treatment.given
    first, more = named_product(given[0], desk.clinic.products.named, say), len(given) - 1
    return say("{product} and {more} more", product=first, more=more) if more else first


def _run(flow: Flow, now: datetime, say: Wording) -> tuple[RingFace, str, float]:
    """Return the ring of a drip, what flowed in of what, and which share of it that is."""
    flowed, left = flow.flowed_at(now), flow.left(now)
    share = float(flowed / flow.total_ml) if flow.total_ml else 0.0
    volume = say(
        "{flowed} / {total} mL", flowed=ml_word(round(flowed, 1)), total=ml_word(flow.total_ml)
    )
    if flow.since is None:
        return RingFace("–", say("interrupted"), share, "caution"), volume, share
    if left is None:
        total = say("{volume} mL", volume=ml_word(flow.total_ml))
        return RingFace(str((now - flow.begun) // _MINUTE), say("min so far"), 0.0), total, 0.0
    if left <= -_MINUTE:
        ring = RingFace(str(-left // _MINUTE), say("min over"), 1.0, "bad")
    else:
        ring = RingFace(str(max(-(-left // _MINUTE), 0)), say("min"), share)
    return ring, volume, share
