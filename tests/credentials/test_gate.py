import pytest

from app import credentials
from app.credentials import Cost, keys
from app.credentials.gate import Gate
from app.credentials.tries import TryBook
from app.domain.errors import TooManyTries, WrongPassword
from tests.fakes import FakeClock

PASSWORD = "kumo-tetsu-42-nami"
QUICK = Cost(memory_kib=16, rounds=1, lanes=1)


@pytest.fixture(autouse=True)
def _quick_passwords(monkeypatch):
    monkeypatch.setattr(Cost.__new__, "__defaults__", (16, 1, 1))


@pytest.fixture
def ring(tmp_path):
    path = tmp_path / "tenteki.keys.json"
    key = credentials.create(path, "mori", PASSWORD, QUICK)
    credentials.add(path, key, "", "paper", QUICK, keys.RECOVERY)
    credentials.add(path, key, "emergency-1", "glass", QUICK, keys.EMERGENCY)
    return path


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def gate(ring, clock):
    return Gate(ring, TryBook(ring.with_name("tries.json"), "5f0c"), clock)


WAYS = {
    "mori": lambda gate: gate.person("mori", "wrong"),
    "nobody": lambda gate: gate.person("nobody", "wrong"),
    "recovery": lambda gate: gate.recovery("wrong"),
    "emergency": lambda gate: gate.emergency("wrong"),
    "check": lambda gate: gate.check("mori", "wrong"),
}


def answer(ask, gate):
    """Return how a try ends: the name of the error, and what it tells."""
    try:
        ask(gate)
    except (WrongPassword, TooManyTries) as error:
        return type(error).__name__, str(error)
    return "in", ""


@pytest.mark.parametrize("ask", WAYS.values(), ids=WAYS)
def test_after_five_failures_one_waits_the_same_whoever_one_is(gate, clock, ask):
    first = [answer(ask, gate) for _ in range(6)]
    clock.forward(seconds=30)
    second = [answer(ask, gate) for _ in range(2)]
    clock.forward(seconds=59.5)

    wrong = first[0]
    assert wrong in {("WrongPassword", ""), ("PaperIsWrong", "")}
    assert first == [wrong] * 5 + [("TooManyTries", "30 s")]
    assert second == [wrong, ("TooManyTries", "60 s")]
    assert answer(ask, gate) == ("TooManyTries", "1 s")


def test_while_one_waits_the_right_password_does_not_open_either(gate, clock):
    for _ in range(5):
        answer(WAYS["mori"], gate)

    assert answer(lambda gate: gate.person("mori", PASSWORD), gate)[0] == "TooManyTries"
    clock.forward(seconds=30)
    assert gate.person("mori", PASSWORD)


def test_coming_in_ends_the_row(gate):
    for _ in range(4):
        answer(WAYS["mori"], gate)
    gate.came_in("mori")

    assert [answer(WAYS["mori"], gate)[0] for _ in range(5)] == ["WrongPassword"] * 5


def test_a_right_password_alone_does_not_end_the_row(gate):
    for _ in range(3):
        gate.person("mori", PASSWORD)
        gate.failed("mori")

    assert gate.book.of("mori").in_a_row == 3


def test_a_right_password_asked_for_again_ends_the_row(gate):
    answer(WAYS["check"], gate)
    gate.check("mori", PASSWORD)

    assert gate.book.of("mori").in_a_row == 0


def test_one_persons_failures_let_everybody_else_in(gate):
    for _ in range(9):
        answer(WAYS["mori"], gate)

    assert gate.recovery("paper")
    assert gate.emergency("glass")[0] == "emergency-1"


def test_it_survives_that_the_program_is_started_anew(ring, gate, clock):
    for _ in range(5):
        answer(WAYS["mori"], gate)
    again = Gate(ring, TryBook(ring.with_name("tries.json"), "5f0c"), clock)

    assert answer(WAYS["mori"], again)[0] == "TooManyTries"
