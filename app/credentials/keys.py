"""What can be done with the ring: open it, give and take keys, and change the key itself."""

import os
from pathlib import Path
from typing import NamedTuple

from app.credentials.ring import Ring, read, write
from app.credentials.slots import (
    KEY_BYTES,
    SALT_BYTES,
    Cost,
    Login,
    Opened,
    Slot,
    Whose,
    is_proved,
    make_slot,
    open_slot,
    seal,
    seal_login,
    stretch,
)
from app.services.trouble import DatabaseIsDamaged, SavedByAnother

PERSON, EMERGENCY, RECOVERY = "person", "emergency", "recovery"


class Found(NamedTuple):
    """What a secret opens: the keys that the database may have, the newest first, and the way to a server.

    There are two keys while the database gets a new one.
    """

    keys: tuple[bytes, ...]
    login: Login | None


class NewKey(NamedTuple):
    """A key that the database is about to get, and who has no way to it any more."""

    key: bytes
    left_out: tuple[str, ...]


def create(path: Path, login: str, password: str, cost: Cost | None = None) -> bytes:
    """Make the ring with a new random key for its first person, and return the key.

    Raises:
        SavedByAnother: there is a ring already; a new one would lose its database.
    """
    if path.exists():
        raise SavedByAnother
    key = os.urandom(KEY_BYTES)
    write(path, _with(Ring(os.urandom(16).hex(), ()), key, PERSON, login, password, cost))
    return key


def add(
    path: Path,
    key: bytes,
    login: str,
    secret: str,
    cost: Cost | None = None,
    kind: str = PERSON,
    server: Login | None = None,
) -> None:
    """Give somebody a way to the key, and to a server, in place of the ways they had."""
    write(path, _with(read(path), key, kind, login, secret, cost, server))


def give_login(path: Path, key: bytes, kind: str, login: str, server: Login) -> None:
    """Give somebody who has a way to the key one to a server, too; the password stays as it is.

    Raises:
        DatabaseIsDamaged: nobody who held the key has put up this slot.
    """
    ring = read(path)
    slot = next((one for one in ring.slots if (one.kind, one.login) == (kind, login)), None)
    if slot is None or not is_proved(_whose(ring, slot), slot, key, _generation(ring, key)):
        raise DatabaseIsDamaged
    fresh = slot._replace(way=seal_login(_whose(ring, slot), slot, server))
    slots = tuple(fresh if one is slot else one for one in ring.slots)
    write(path, ring._replace(slots=slots))


def drop(path: Path, login: str, kind: str = PERSON) -> None:
    """Take somebody's way to the key away; who has none is left in peace."""
    ring = read(path)
    left = tuple(one for one in ring.slots if (one.kind, one.login) != (kind, login))
    if left != ring.slots:
        write(path, ring._replace(slots=left))


def open_person(path: Path, login: str, password: str) -> Found:
    """Return what somebody's password opens.

    Raises:
        WrongPassword: nobody has this login, or the password is another.
        DatabaseIsDamaged: there is no ring, or it cannot be understood.
    """
    ring = read(path)
    slot = next((one for one in ring.slots if (one.kind, one.login) == (PERSON, login)), None)
    if slot is None:
        # Imported here: it costs start-up time, and the sign-in window does not need it yet.
        from app.domain.errors import WrongPassword

        # As long as a real one takes, so that nobody learns by the clock who works here.
        stretch(password, bytes(SALT_BYTES), Cost())
        raise WrongPassword
    return _in_order(ring, open_slot(_whose(ring, slot), slot, password))


def keys_for(path: Path, login: str, password: str) -> tuple[bytes, ...]:
    """Return the keys that the database may have; raises as `open_person`."""
    return open_person(path, login, password).keys


def unlock(path: Path, login: str, password: str) -> bytes:
    """Return the key that the database has; raises as `open_person`."""
    return keys_for(path, login, password)[-1]


def open_recovery(path: Path, code: str) -> Found:
    """Return what the code on the recovery paper opens.

    Raises:
        WrongPassword: no paper has this code.
    """
    _, found = _open_one(path, RECOVERY, code)
    return found


def open_emergency(path: Path, code: str) -> tuple[str, Found]:
    """Return whose emergency code it is, and what it opens.

    Raises:
        WrongPassword: there is no such code, or it was used.
    """
    return _open_one(path, EMERGENCY, code)


def logins(path: Path) -> tuple[str, ...]:
    """Return who has a way to the key, in the order of their coming; raises DatabaseIsDamaged."""
    return tuple(slot.login for slot in read(path).slots if slot.kind == PERSON)


def emergencies(path: Path) -> tuple[str, ...]:
    """Return the logins whose emergency codes were not used yet; raises DatabaseIsDamaged."""
    return tuple(slot.login for slot in read(path).slots if slot.kind == EMERGENCY)


def has_recovery(path: Path) -> bool:
    """Tell whether a recovery paper was printed; raises DatabaseIsDamaged."""
    return any(slot.kind == RECOVERY for slot in read(path).slots)


def database(path: Path) -> str:
    """Return the number of the database whose key hangs on a ring; raises DatabaseIsDamaged."""
    return read(path).database


def prepare_new_key(path: Path, key: bytes, staying: frozenset[str]) -> NewKey:
    """Make a new key and seal it beside the old one for everybody who stays, and for the papers.

    Until `settle_key` says which of the two the database has, both open it: a power cut at any
    moment leaves everybody a way in. A slot that no holder of the old key has put up is left out.
    """
    ring = read(path)
    ring = ring._replace(generation=_generation(ring, key))
    coming, new = ring.generation + 1, os.urandom(KEY_BYTES)
    slots, left_out = [], []
    for slot in ring.slots:
        whose = _whose(ring, slot)
        stays = slot.kind == RECOVERY or slot.login in staying
        if stays and is_proved(whose, slot, key, ring.generation):
            own = tuple(one for one in slot.sealed if one.generation == ring.generation)
            slots.append(slot._replace(sealed=(*own, seal(whose, slot, new, coming))))
        else:
            left_out.append(slot.login)
    if not any(slot.kind == PERSON for slot in slots):
        # Nobody could come in any more; this is not the ring that the key belongs to.
        raise DatabaseIsDamaged
    write(path, ring._replace(slots=tuple(slots), coming=coming))
    return NewKey(new, tuple(left_out))


def settle_key(path: Path, is_new: bool) -> None:
    """Forget the key that the database does not have; nothing is done where there is one alone."""
    ring = read(path)
    if ring.coming is None:
        return
    stands = ring.coming if is_new else ring.generation
    slots = tuple(
        slot._replace(sealed=tuple(one for one in slot.sealed if one.generation == stands))
        for slot in ring.slots
    )
    write(path, ring._replace(slots=slots, generation=stands, coming=None))


def _with(
    ring: Ring,
    key: bytes,
    kind: str,
    login: str,
    secret: str,
    cost: Cost | None,
    server: Login | None = None,
) -> Ring:
    whose = Whose(ring.database, kind, login)
    slot = make_slot(whose, secret, cost or Cost())
    way = None if server is None else seal_login(whose, slot, server)
    slot = slot._replace(sealed=(seal(whose, slot, key, _generation(ring, key)),), way=way)
    others = tuple(one for one in ring.slots if (one.kind, one.login) != (kind, login))
    return ring._replace(slots=(*others, slot))


def _generation(ring: Ring, key: bytes) -> int:
    """Return which of the keys it is, while the database gets a new one."""
    is_coming = ring.coming is not None and any(
        is_proved(_whose(ring, slot), slot, key, ring.coming) for slot in ring.slots
    )
    return ring.coming if is_coming and ring.coming is not None else ring.generation


def _open_one(path: Path, kind: str, code: str) -> tuple[str, Found]:
    """Return the login of the slot of a kind that a code opens, and what lies in it."""
    # Imported here: it costs start-up time, and the sign-in window does not need it yet.
    from app.domain.errors import WrongPassword

    ring = read(path)
    for slot in ring.slots:
        if slot.kind == kind:
            try:
                opened = open_slot(_whose(ring, slot), slot, code)
            except WrongPassword:
                continue
            return slot.login, _in_order(ring, opened)
    raise WrongPassword


def _in_order(ring: Ring, opened: Opened) -> Found:
    """Return the keys that count."""
    wanted = (ring.coming, ring.generation)
    found = tuple(opened.keys[one] for one in wanted if one is not None and one in opened.keys)
    if not found:
        raise DatabaseIsDamaged
    return Found(found, opened.login)


def _whose(ring: Ring, slot: Slot) -> Whose:
    return Whose(ring.database, slot.kind, slot.login)
