"""How long the way to the key takes, beside the bare stretching of a password (Argon2id, 64 MiB)."""

import os
import tempfile
import time
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw

from app import credentials
from app.credentials import Cost
from app.credentials.gate import Gate
from app.credentials.tries import TryBook
from app.main.inside import now

ROUNDS = 9
LIMIT = 1.2
LOGIN, PASSWORD = "yamamoto", "shiogama-harukaze-27"


def rows() -> list[tuple[str, float, float]]:
    """Return the name, how many times the bare stretching's time the whole takes, and its limit."""
    with tempfile.TemporaryDirectory() as folder:
        ring = Path(folder) / "tenteki.keys.json"
        key = credentials.create(ring, LOGIN, PASSWORD)
        for number in range(9):
            credentials.add(ring, key, f"nurse-{number}", PASSWORD, Cost(16, 1, 1))
        book = TryBook(Path(folder) / "tenteki.tries.json", credentials.database(ring))
        gate = Gate(ring, book, now)
        rounds = [(_bare(), _whole(gate)) for _ in range(ROUNDS)]
    # Whatever else the computer does only adds: the quickest of each is the truest.
    ratio = min(whole for _, whole in rounds) / min(bare for bare, _ in rounds)
    return [("sign-in: slot of ten unlocked / bare Argon2id", ratio, LIMIT)]


def _bare() -> float:
    began = time.perf_counter()
    cost = Cost()
    hash_secret_raw(
        PASSWORD.encode(), os.urandom(16), cost.rounds, cost.memory_kib, cost.lanes, 32, Type.ID
    )
    return time.perf_counter() - began


def _whole(gate: Gate) -> float:
    began = time.perf_counter()
    gate.person(LOGIN, PASSWORD)
    gate.came_in(LOGIN)
    return time.perf_counter() - began
