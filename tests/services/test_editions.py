"""Which saved entries would be judged differently."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from app.domain.errors import BadEdition
from app.domain.rules.edition import Editions
from app.domain.rules.judge import Judge
from app.domain.rules.proposing import with_proposed
from app.domain.rules.volume_limit import VolumeLimit
from app.domain.staff import Actor, Role
from app.domain.verdicts import Outcome
from app.services.editions import EditionService
from app.services.judgement import Judgements
from tests import samples
from tests.fakes import finalised, saved
from tests.proposals import LOADED, limit_of, with_limit

STRICTER = with_limit("80", from_=date(2026, 11, 1))
NEAR_LIMIT = replace(samples.DRAFT.lines[0], dose="96", volume_ml="96")


def entry(number, **changes):
    return replace(samples.DRAFT, entry=UUID(int=0xD000 + number), lines=(NEAR_LIMIT,), **changes)


def compare(clinic, proposed=None, progress=None):
    return clinic.editions.compare(clinic.actor, proposed, progress)


def told(comparison):
    return [
        (one.treatment.entry, change.body, change.before.outcome, change.after.outcome)
        for one in comparison.differences
        for change in one.changes
        if change.is_of_outcome
    ]


@pytest.fixture
def reading(door):
    """Return a function that makes a service for which every file holds one edition."""
    judgements = Judgements(samples.judge(), samples.FORMULARY)
    return lambda edition: EditionService(
        door.books.begin, door.clock, judgements, lambda _path, _shelf: edition
    )


def test_a_stricter_edition_is_told_with_the_verdicts_and_the_editions_on_both_sides(clinic):
    record = saved(clinic, entry(1))

    comparison = compare(clinic, STRICTER)

    (difference,) = comparison.differences
    assert (difference.patient, difference.treatment) == (samples.REN, record)
    wada = next(one for one in difference.changes if one.body == "WADA")
    assert (wada.before.outcome, wada.after.outcome) == (
        Outcome.CAUTION,
        Outcome.EXEMPTION_REQUIRED,
    )
    assert (wada.before.edition, wada.before.sha256) == (LOADED.name, LOADED.sha256)
    assert (wada.after.edition, wada.after.sha256) == (STRICTER.name, STRICTER.sha256)
    assert [one.code for one in wada.came] == ["M22_EXCEEDED"]
    assert [one.code for one in wada.went] == ["VOL_NEAR_LIMIT"]


def test_a_body_that_goes_by_the_new_edition_through_another_is_told_too(clinic):
    saved(clinic, entry(1))

    (difference,) = compare(clinic, STRICTER).differences

    npb = next(one for one in difference.changes if one.body == "NPB")
    assert npb.before.sha256 == npb.after.sha256
    assert [one.code for one in npb.came] == ["NPB_JADA_DIFF"]


def test_an_edition_changes_nothing_before_its_day(clinic):
    saved(clinic, entry(1))
    saved(clinic, entry(2, started="2026-10-31 13:20"))

    now, next_year = compare(clinic, STRICTER), compare(clinic, with_limit("80", date(2027, 1, 1)))

    assert [one.treatment.entry for one in now.differences] == [entry(1).entry]
    assert (now.total, now.looked_at, now.in_its_time) == (2, 2, 1)
    assert next_year.differences == ()
    assert (next_year.total, next_year.in_its_time) == (2, 0)


def test_an_edition_from_the_same_day_takes_the_place_of_the_loaded_one(clinic):
    saved(clinic, entry(1, started="2026-01-01 13:20"))
    correction = with_limit("80", LOADED.in_force_from)

    comparison = compare(clinic, correction)

    assert comparison.replaced is LOADED
    assert comparison.proposed is correction
    assert len(comparison.differences) == 1


def test_an_edition_of_a_body_that_no_patient_answers_to_changes_nothing(clinic):
    saved(clinic, entry(1))

    assert compare(clinic, replace(STRICTER, body="J.League")).differences == ()


def test_what_changed_since_the_save_is_not_laid_at_the_door_of_the_new_edition(clinic):
    saved(clinic, entry(1))
    saved(clinic, entry(2, started="2026-11-20 15:00", ended="15:30"))
    same = replace(with_limit(limit_of(LOADED), date(2026, 11, 1)), rules=LOADED.rules)

    assert compare(clinic).differences
    assert compare(clinic, same).differences == ()


def test_right_after_the_save_nothing_differs_from_what_was_kept(clinic):
    saved(clinic, entry(1))
    finalised(clinic, entry(2, started="2026-11-18 13:20"))
    clinic.products.confirm_label(clinic.actor, "T01", samples.NOW.date())

    comparison = compare(clinic)

    assert comparison.differences == ()
    assert (comparison.total, comparison.in_its_time) == (2, 2)
    assert comparison.is_whole
    assert (comparison.proposed, comparison.replaced) == (None, None)


def test_a_later_infusion_that_pushes_an_earlier_one_over_the_limit_is_told(clinic):
    saved(clinic, entry(1))
    saved(clinic, entry(2, started="2026-11-20 15:00", ended="15:30"))

    over = [one for one in told(compare(clinic)) if one[1] == "WADA"]

    assert over == [(entry(1).entry, "WADA", Outcome.CAUTION, Outcome.EXEMPTION_REQUIRED)]


def test_what_was_kept_is_compared_with_the_rules_that_are_loaded_by_now(clinic, door):
    saved(clinic, entry(1))
    shelf = with_proposed(samples.judge().editions, STRICTER)
    judgements = Judgements(Judge(shelf), samples.FORMULARY)
    later = EditionService(door.books.begin, door.clock, judgements, lambda _path, _shelf: LOADED)

    (difference,) = later.compare(clinic.actor).differences

    wada = next(one for one in difference.changes if one.body == "WADA")
    assert (wada.before.sha256, wada.after.sha256) == (LOADED.sha256, STRICTER.sha256)


def test_only_the_newest_version_of_an_entry_is_looked_at(clinic):
    saved(clinic, entry(1))
    saved(clinic, entry(1), basis="嘔吐4回。口腔内乾燥、立位で脈拍 120。BUN 33。")

    comparison = compare(clinic, STRICTER)

    assert comparison.total == 1
    assert [one.treatment.version for one in comparison.differences] == [2]


def test_changed_verdicts_come_before_changed_reasons_and_newer_infusions_first(clinic):
    small = replace(samples.DRAFT.lines[0], dose="74", volume_ml="74")
    saved(clinic, replace(entry(1, started="2026-11-19 13:20"), lines=(NEAR_LIMIT,)))
    saved(clinic, replace(entry(2, patient=samples.SHOTA.id), lines=(NEAR_LIMIT,)))
    # A boxer stands under review with or without a volume that is near the limit.
    saved(clinic, replace(entry(3, patient=samples.AOI.id), lines=(small,)))

    comparison = compare(clinic, STRICTER)

    assert [one.treatment.entry.int - 0xD000 for one in comparison.differences] == [2, 1, 3]
    assert [one.is_of_outcome for one in comparison.differences] == [True, True, False]


def test_progress_is_told_entry_by_entry(clinic):
    for number in range(3):
        saved(clinic, entry(number, started=f"2026-11-1{number} 13:20"))
    steps = []

    compare(clinic, STRICTER, lambda *step: steps.append(step) or True)

    assert steps == [(0, 3), (1, 3), (2, 3), (3, 3)]


@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_comparison_can_be_stopped_and_tells_how_far_it_came(clinic, after):
    for number in range(3):
        saved(clinic, entry(number, started=f"2026-11-1{number} 13:20"))

    comparison = compare(clinic, STRICTER, lambda done, _total: done < after)

    assert not comparison.is_whole
    assert (comparison.looked_at, comparison.total) == (after, 3)
    assert len(comparison.differences) == after


def test_nothing_is_written(clinic, books):
    saved(clinic, entry(1))
    before, trail = books.treatments(), list(books.trail)

    compare(clinic, STRICTER)
    compare(clinic)

    assert books.treatments() == before
    assert books.trail == trail


def test_a_clinic_without_records_has_no_differences(clinic):
    assert compare(clinic, STRICTER).total == 0


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADMINISTRATOR}))
def test_whoever_reads_records_may_look(clinic, role):
    actor = Actor(replace(samples.NURSE, role=role))

    assert clinic.editions.shelf(actor) == samples.judge().editions.all
    assert clinic.editions.compare(actor).differences == ()


def test_a_proposed_edition_is_read_beside_the_loaded_ones(clinic, door):
    asked = []

    def read(path, shelf):
        asked.append((path, shelf))
        return STRICTER

    judgements = Judgements(samples.judge(), samples.FORMULARY)
    service = EditionService(door.books.begin, door.clock, judgements, read)

    assert service.read(clinic.actor, Path("wada-2027.toml")) is STRICTER
    assert asked == [(Path("wada-2027.toml"), samples.judge().editions)]
    assert service.shelf(clinic.actor) == samples.judge().editions.all


@pytest.mark.parametrize("hours", [48, 10**9])
def test_an_edition_that_looks_over_more_hours_than_are_looked_at_here_is_refused(
    clinic, reading, hours
):
    with pytest.raises(BadEdition) as refused:
        reading(with_window(hours)).read(clinic.actor, Path("wada-2027.toml"))

    assert (refused.value.code, refused.value.place) == ("window", "48")


def test_an_edition_that_looks_over_no_more_is_read(clinic, reading):
    proposed = with_window(47)

    assert reading(proposed).read(clinic.actor, Path("wada-2027.toml")) is proposed


def with_window(hours):
    rules = tuple(
        replace(rule, window=timedelta(hours=hours)) if isinstance(rule, VolumeLimit) else rule
        for rule in LOADED.rules
    )
    return replace(STRICTER, rules=rules)


def test_the_shelf_of_the_service_is_that_of_the_judge(clinic, door):
    judgements = Judgements(Judge(Editions((LOADED,))), samples.FORMULARY)
    service = EditionService(door.books.begin, door.clock, judgements, lambda *_: STRICTER)

    assert service.shelf(clinic.actor) == (LOADED,)
