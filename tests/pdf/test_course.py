"""Who gave an infusion, and how it went, on the certificate."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from app.domain.consents import Languages
from app.domain.course import Act, Step
from app.domain.staff import Member, Role
from app.pdf.course import course, performer
from app.pdf.words import ACTS, POSTS
from tests.pdf import samples
from tests.pdf.reading import flat, said

NURSE = Member(UUID(int=77), "suzuki", "鈴木 花", "SUZUKI Hana", Role.NURSE)


def given_by_nurse(*acts):
    certificate = samples.certificate()
    started = certificate.treatment.started
    steps = tuple(
        Step(
            UUID(int=900 + place),
            act,
            started + timedelta(minutes=10 * place),
            NURSE.id,
            started + timedelta(minutes=10 * place),
            Decimal(20) if act in (Act.INTERRUPTED, Act.ENDED) else None,
            Decimal(60) if act is Act.RATE_CHANGED else None,
            "刺入部の発赤。" if act is Act.REACTION else "",
        )
        for place, act in enumerate(acts)
    )
    treatment = replace(certificate.treatment, course=steps)
    return replace(certificate, treatment=treatment, performer=NURSE)


def test_whoever_gave_it_is_named_with_the_post():
    certificate = given_by_nurse(Act.BEGUN, Act.ENDED)

    assert performer(certificate)[:2] == ("実施者 鈴木 花(看護師)", "Given by SUZUKI Hana, nurse")
    assert "実施者鈴木花(看護師)" in flat(said(certificate))


def test_a_physician_alone_needs_no_second_name():
    assert performer(samples.certificate()) is None
    assert "実施者" not in flat(said(samples.certificate()))


def test_what_simply_flowed_in_has_no_course_of_its_own():
    assert course(given_by_nurse(Act.BEGUN, Act.RATE_CHANGED, Act.REMARK, Act.ENDED)) is None


@pytest.mark.parametrize("trouble", [Act.INTERRUPTED, Act.REACTION])
def test_an_interruption_and_a_reaction_are_told_in_one_line(trouble):
    certificate = given_by_nurse(Act.BEGUN, trouble, Act.REMARK, Act.ENDED)

    told = course(certificate)

    assert "開始" in told.ja
    assert ACTS[trouble].ja in told.ja
    assert "終了(20 mL)" in told.ja
    assert "投与の経過" in flat(said(certificate))


def test_an_english_page_tells_the_course_with_what_was_seen():
    certificate = replace(
        given_by_nurse(Act.BEGUN, Act.REACTION, Act.ENDED), languages=Languages.ENGLISH
    )
    seen = next(one.note for one in certificate.treatment.course if one.act is Act.REACTION)

    text = said(certificate)

    assert "Course of the infusion" in text
    assert f"reaction {seen.rstrip('。')}".strip() in text
    assert "開始" not in text


def test_every_post_has_its_word():
    assert set(POSTS) == set(Role)
    assert set(ACTS) == set(Act) - {Act.REMARK}
