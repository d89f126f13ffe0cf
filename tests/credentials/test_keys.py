import json
import os

import pytest

from app import credentials
from app.credentials import Cost, keys
from app.domain.errors import WrongPassword
from app.services.trouble import (
    SavedByAnother,
)

PASSWORD = "correct-horse-battery"
OTHER = "another-long-one"
QUICK = Cost(memory_kib=16, rounds=1, lanes=1)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "tenteki.keys.json"


@pytest.fixture
def key(path):
    return credentials.create(path, "mori", PASSWORD, QUICK)


def test_the_right_password_opens_the_key(path, key):
    assert len(key) == 32
    assert credentials.unlock(path, "mori", PASSWORD) == key


@pytest.mark.parametrize("password", ["", "correct-horse-batterY", PASSWORD + " "])
def test_a_wrong_password_opens_nothing(path, key, password):
    with pytest.raises(WrongPassword):
        credentials.unlock(path, "mori", password)


def test_somebody_without_a_slot_opens_nothing(path, key):
    with pytest.raises(WrongPassword):
        credentials.unlock(path, "hara", PASSWORD)


def test_every_ring_has_a_key_of_its_own(tmp_path):
    keys = {credentials.create(tmp_path / str(n), "mori", PASSWORD, QUICK) for n in range(5)}

    assert len(keys) == 5


def test_a_second_person_opens_the_same_key_with_another_password(path, key):
    credentials.add(path, key, "hara", OTHER, QUICK)

    assert credentials.unlock(path, "hara", OTHER) == key
    assert credentials.unlock(path, "mori", PASSWORD) == key
    assert credentials.logins(path) == ("mori", "hara")


def test_a_changed_password_takes_the_place_of_the_old_one(path, key):
    credentials.add(path, key, "mori", "a-new-long-password", QUICK)

    assert credentials.unlock(path, "mori", "a-new-long-password") == key
    with pytest.raises(WrongPassword):
        credentials.unlock(path, "mori", PASSWORD)


def test_a_password_is_the_same_however_it_was_composed(path):
    key = credentials.create(path, "mori", "ガギグゲゴ-password-1", QUICK)

    assert credentials.unlock(path, "mori", "ガギグゲゴ-password-1") == key


def test_a_name_that_nobody_has_takes_as_long_as_a_wrong_password(path, key, monkeypatch):
    stretched = []
    monkeypatch.setattr(keys, "stretch", lambda *given: stretched.append(given))

    with pytest.raises(WrongPassword):
        credentials.unlock(path, "hara", PASSWORD)

    assert [cost for _, _, cost in stretched] == [Cost()]


def test_whoever_is_closed_out_opens_nothing(path, key):
    credentials.add(path, key, "hara", OTHER, QUICK)

    credentials.drop(path, "hara")
    credentials.drop(path, "nobody")

    assert credentials.logins(path) == ("mori",)
    with pytest.raises(WrongPassword):
        credentials.unlock(path, "hara", OTHER)


def test_neither_key_nor_password_stand_in_the_file(path, key):
    text = path.read_bytes()

    assert key not in text
    assert key.hex().encode() not in text
    assert PASSWORD.encode() not in text


def test_the_file_is_for_its_owner_alone(path, key):
    assert os.name != "posix" or path.stat().st_mode & 0o077 == 0


def test_a_slot_moved_to_another_person_opens_nothing(path, key):
    data = json.loads(path.read_text("utf-8"))
    data["slots"][0]["login"] = "hara"
    path.write_text(json.dumps(data), "utf-8")

    with pytest.raises(WrongPassword):
        credentials.unlock(path, "hara", PASSWORD)


def test_a_slot_moved_to_another_database_opens_nothing(path, key, tmp_path):
    other = tmp_path / "other.json"
    credentials.create(other, "mori", PASSWORD, QUICK)
    ours, theirs = (json.loads(one.read_text("utf-8")) for one in (path, other))
    other.write_text(json.dumps({**theirs, "slots": ours["slots"]}), "utf-8")

    with pytest.raises(WrongPassword):
        credentials.unlock(other, "mori", PASSWORD)


def test_a_ring_is_never_made_over_another(path, key):
    with pytest.raises(SavedByAnother):
        credentials.create(path, "mori", PASSWORD, QUICK)

    assert credentials.unlock(path, "mori", PASSWORD) == key


def test_no_scratch_is_left_beside_the_ring(path, key):
    credentials.add(path, key, "hara", OTHER, QUICK)

    assert list(path.parent.iterdir()) == [path]


def test_the_guess_of_a_password_costs_what_was_measured():
    assert Cost() == Cost(memory_kib=65536, rounds=3, lanes=1)


def test_a_recovery_paper_opens_the_key_and_is_nobodys_name(path, key):
    credentials.add(path, key, "", "K7Q2M-9XW4T", QUICK, keys.RECOVERY)

    assert credentials.has_recovery(path)
    assert credentials.open_recovery(path, "K7Q2M-9XW4T").keys == (key,)
    assert credentials.logins(path) == ("mori",)
    with pytest.raises(WrongPassword):
        credentials.unlock(path, "", "K7Q2M-9XW4T")


def test_a_new_recovery_paper_ends_the_old_one(path, key):
    credentials.add(path, key, "", "old", QUICK, keys.RECOVERY)
    credentials.add(path, key, "", "new", QUICK, keys.RECOVERY)

    assert credentials.open_recovery(path, "new").keys == (key,)
    with pytest.raises(WrongPassword):
        credentials.open_recovery(path, "old")


def test_without_a_recovery_paper_no_code_opens(path, key):
    assert not credentials.has_recovery(path)
    with pytest.raises(WrongPassword):
        credentials.open_recovery(path, PASSWORD)


def test_each_emergency_code_tells_whose_it_is(path, key):
    for n in (1, 2):
        credentials.add(path, key, f"emergency-{n}", f"code {n}", QUICK, keys.EMERGENCY)

    assert credentials.emergencies(path) == ("emergency-1", "emergency-2")
    assert credentials.open_emergency(path, "code 2") == ("emergency-2", ((key,), None))
    assert credentials.logins(path) == ("mori",)


def test_a_used_emergency_code_opens_nothing(path, key):
    credentials.add(path, key, "emergency-1", "code 1", QUICK, keys.EMERGENCY)

    credentials.drop(path, "emergency-1", keys.EMERGENCY)

    assert credentials.emergencies(path) == ()
    with pytest.raises(WrongPassword):
        credentials.open_emergency(path, "code 1")


@pytest.fixture
def several(path, key):
    """Return the ring of three people and both kinds of paper."""
    credentials.add(path, key, "hara", OTHER, QUICK)
    credentials.add(path, key, "seki", "seki has left", QUICK)
    credentials.add(path, key, "", "paper", QUICK, keys.RECOVERY)
    credentials.add(path, key, "emergency-1", "glass", QUICK, keys.EMERGENCY)
    return path


STAYING = frozenset({"mori", "hara", "emergency-1"})


def test_a_new_key_is_sealed_for_everybody_who_stays_without_their_passwords(several, key):
    new = credentials.prepare_new_key(several, key, STAYING)
    credentials.settle_key(several, is_new=True)

    assert new.key != key
    assert new.left_out == ("seki",)
    assert credentials.unlock(several, "mori", PASSWORD) == new.key
    assert credentials.unlock(several, "hara", OTHER) == new.key
    assert credentials.open_recovery(several, "paper").keys == (new.key,)
    assert credentials.open_emergency(several, "glass") == ("emergency-1", ((new.key,), None))
    with pytest.raises(WrongPassword):
        credentials.unlock(several, "seki", "seki has left")


def test_while_the_key_is_changed_both_are_at_hand_the_new_one_first(several, key):
    new = credentials.prepare_new_key(several, key, STAYING)

    assert credentials.keys_for(several, "hara", OTHER) == (new.key, key)
    assert credentials.open_recovery(several, "paper").keys == (new.key, key)


def test_a_change_that_came_to_nothing_leaves_the_old_key(several, key):
    credentials.prepare_new_key(several, key, STAYING)

    credentials.settle_key(several, is_new=False)
    credentials.settle_key(several, is_new=True)

    assert credentials.keys_for(several, "hara", OTHER) == (key,)


def test_a_change_begun_again_forgets_the_first_new_key(several, key):
    first = credentials.prepare_new_key(several, key, STAYING)
    second = credentials.prepare_new_key(several, key, STAYING)

    assert credentials.keys_for(several, "hara", OTHER) == (second.key, key)
    assert first.key != second.key


def test_whoever_comes_after_a_change_gets_the_new_key(several, key):
    new = credentials.prepare_new_key(several, key, STAYING)
    credentials.settle_key(several, is_new=True)

    credentials.add(several, new.key, "kida", OTHER, QUICK)
    again = credentials.prepare_new_key(several, new.key, STAYING | {"kida"})
    credentials.settle_key(several, is_new=True)

    assert again.left_out == ()
    assert credentials.unlock(several, "kida", OTHER) == again.key


def test_no_new_key_is_sealed_for_a_slot_that_somebody_slipped_in(several, key, tmp_path):
    forger = tmp_path / "forged.json"
    credentials.create(forger, "hara", "the forger's own", QUICK)
    ours, theirs = (json.loads(one.read_text("utf-8")) for one in (several, forger))
    forged = {**theirs["slots"][0], "sealed": ours["slots"][1]["sealed"]}
    ours["slots"][1] = forged
    several.write_text(json.dumps(ours), "utf-8")

    new = credentials.prepare_new_key(several, key, STAYING)

    assert new.left_out == ("hara", "seki")


def test_no_new_key_stands_in_the_file(several, key):
    new = credentials.prepare_new_key(several, key, STAYING)

    text = several.read_bytes()
    assert new.key not in text
    assert new.key.hex().encode() not in text
