"""Counts what enters a vein moment by moment; it shares nothing with what it is to check.

A span is (start, length, ml): whole moments of a small clock, a length of 0 for a bolus, None
where it still runs, and whole numbers of mL.
"""

import random
from fractions import Fraction
from itertools import product
from math import lcm

# Every length that is drawn divides it, so that what runs in one moment is a whole number.
PARTS = lcm(*range(1, 13), 15, 20, 25, 30, 36)
_LENGTHS = (0, 0, 0, 1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30, 36)
_VOLUMES = (0, 1, 1, 7, 50, 60, 100, 999_999)


def draw(chance: random.Random, running: bool = False) -> list[tuple[int, int | None, int]]:
    """Return one to eight spans, often at equal moments and often a window apart."""
    return [
        (
            chance.choice((chance.randrange(45), chance.choice((0, 5, 10, 12, 22, 24)))),
            None if running and chance.random() < 0.4 else chance.choice(_LENGTHS),
            chance.choice(_VOLUMES),
        )
        for _ in range(chance.randint(1, 5 if running else 8))
    ]


def placed(spans, now):
    """Yield the spans with everything that runs at its start or at `now`, in every mixture."""
    choices = [
        [(start, 0, ml), (max(start, now), 0, ml)] if length is None else [(start, length, ml)]
        for start, length, ml in spans
    ]
    yield from product(*choices)


def windows(spans, window):
    """Return when each window opens, what runs in it times PARTS, and which spans it touches."""
    first = min(start for start, _, _ in spans) - window
    last = max(start + length for start, length, _ in spans) + 1
    runs = []
    for start, length, ml in spans:
        lasts = length or 1
        runs.append((start, start + lasts, ml * PARTS // lasts))
    return [
        (opens, *_seen_by_moments(runs, range(opens, opens + window)))
        for opens in range(first, last + 1)
    ]


def _seen_by_moments(runs, window):
    shared = [
        (place, each * (min(after, window.stop) - max(start, window.start)))
        for place, (start, after, each) in enumerate(runs)
        if start < window.stop and after > window.start
    ]
    return sum(ran for _, ran in shared), {place for place, _ in shared}


def worst(counted, spans, own):
    """Return both totals of the worst windows that touch one span, and when these open."""
    touching = [(opens, ran, held) for opens, ran, held in counted if own in held]
    most = max(ran for _, ran, _ in touching)
    whole = max(sum(spans[place][2] for place in held) for _, _, held in touching)
    return Fraction(most, PARTS), whole, [opens for opens, ran, _ in touching if ran == most]


def seen(spans, opens, window):
    """Return what runs in the half-open window that opens then, and what it touches as a whole.

    `spans` are (start, end, ml) in seconds, a bolus ends as it starts.
    """
    ran, whole = Fraction(0), Fraction(0)
    for start, end, ml in spans:
        if start == end:
            share = Fraction(int(opens <= start < opens + window))
            is_touched = bool(share)
        else:
            share = Fraction(max(0, min(end, opens + window) - max(start, opens)), end - start)
            is_touched = start < opens + window and opens < end
        ran += ml * share
        whole += ml * is_touched
    return ran, whole


def worst_of_day(spans, window, own):
    """Return both totals of the worst windows that touch one span of (start, end, ml) in seconds."""
    edges = {at for start, end, _ in spans for at in (start, end)}
    every = {at - back + step for at in edges for back in (0, window) for step in (-1, 0, 1)}
    start, end, _ = spans[own]
    found = [
        seen(spans, opens, window)
        for opens in every
        if seen([(start, end, Fraction(1))], opens, window)[1]
    ]
    return max(ran for ran, _ in found), max(whole for _, whole in found)
