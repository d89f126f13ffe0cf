"""Who gave the infusion, and its course where it did not simply flow from start to end."""

from datetime import date

from app.domain.calendar import local
from app.domain.certificates import Certificate
from app.domain.course import Act, Step
from app.domain.quantities import show_decimal, show_ml
from app.pdf.column import LEFT, NOTE, RIGHT, SUB, Column, Type
from app.pdf.words import ACTS, LABELS, PHRASES, POSTS, Both

_TOLD = (Act.INTERRUPTED, Act.RESUMED, Act.REACTION)


def performer(certificate: Certificate) -> Both | None:
    """Return who gave it (実施者) with the post, or None where no other hand is told of."""
    one = certificate.performer
    if one is None:
        return None
    words, post = PHRASES["performer"], POSTS[one.role]
    return Both(
        words.ja.format(name=one.name, post=post.ja),
        words.en.format(romaji=one.name_romaji, post=post.en),
    )


def course(certificate: Certificate) -> Both | None:
    """Return the course in one line of each language, where it was interrupted or had a reaction."""
    steps = [one for one in certificate.treatment.course if one.act in ACTS]
    if not any(one.act in _TOLD for one in steps):
        return None
    day = local(certificate.treatment.started).date()
    told = [_step(one, day) for one in steps]
    return Both(
        "、".join(one.ja for one in told),
        ", ".join(one.en for one in told),
        ", ".join(one.alone or one.en for one in told),
    )


def course_lines(setter: Type, certificate: Certificate, y: float) -> Column:
    """Return the course as it stands below the times, or nothing at all."""
    column = Column(setter, LEFT, RIGHT - LEFT, y)
    if words := course(certificate):
        column.skip(3)
        column.label(LABELS["course"])
        column.both(words, NOTE, SUB)
    return column


def _step(step: Step, day: date) -> Both:
    shown, act = local(step.at), ACTS[step.act]
    time = f"{shown:%H:%M}" if shown.date() == day else f"{shown:%m-%d %H:%M}"
    if step.delivered_ml is not None:
        return _both("delivered", act, time=time, volume=show_ml(step.delivered_ml))
    if step.rate_ml_h is not None:
        return _both("rate_changed", act, time=time, rate=show_decimal(step.rate_ml_h))
    # What was seen is told as it was written, in the language of the record.
    note = f" {step.note.rstrip('。')}" if step.act is Act.REACTION else ""
    return Both(f"{time} {act.ja}{note}", f"{time} {act.en}", f"{time} {act.en}{note}")


def _both(phrase: str, act: Both, **blanks: str) -> Both:
    words = PHRASES[phrase]
    return Both(words.ja.format(act=act.ja, **blanks), words.en.format(act=act.en, **blanks))
