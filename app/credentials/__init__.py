"""The ring of keys: each person's password opens the one key of the database, and nothing else does.

For each person the ring, a small file beside the database, holds two boxes. The password (Argon2id)
opens the first, in it lies the person's own private key (X25519); that opens the second, in it lies
the key of the database. So the database can get a new key, sealed for everybody who stays, though
nobody but its owner knows a password: see docs/decisions/0019.
"""

from app.credentials.keys import (
    Found,
    NewKey,
    add,
    create,
    database,
    drop,
    emergencies,
    give_login,
    has_recovery,
    keys_for,
    logins,
    open_emergency,
    open_person,
    open_recovery,
    prepare_new_key,
    settle_key,
    unlock,
)
from app.credentials.ring import settle
from app.credentials.slots import Cost, Login

__all__ = [
    "Cost",
    "Found",
    "Login",
    "NewKey",
    "add",
    "create",
    "database",
    "drop",
    "emergencies",
    "give_login",
    "has_recovery",
    "keys_for",
    "logins",
    "open_emergency",
    "open_person",
    "open_recovery",
    "prepare_new_key",
    "settle",
    "settle_key",
    "unlock",
]
