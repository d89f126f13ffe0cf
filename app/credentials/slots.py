"""One way to the database's key: a secret one knows, the private key it opens, the key sealed for that."""

import os
from typing import Any, NamedTuple

KEY_BYTES, SALT_BYTES, NONCE_BYTES = 32, 16, 12


class Cost(NamedTuple):
    """What one guess of a password costs; a quarter of a second here, measured."""

    memory_kib: int = 64 * 1024
    rounds: int = 3
    lanes: int = 1


class Whose(NamedTuple):
    """Whose slot it is: what a slot is bound to, so that a copied one opens nothing."""

    database: str
    kind: str  # person, emergency or recovery
    login: str

    def said(self, what: str) -> bytes:
        """Return the words to which a box is bound."""
        return f"v1|{what}|{self.database}|{self.kind}|{self.login}".encode()


class Sealed(NamedTuple):
    """One key of the database, sealed for one slot; `proof` shows that a holder of it did that."""

    generation: int
    sender: bytes
    nonce: bytes
    box: bytes
    proof: bytes


class Login(NamedTuple):
    """What opens a clinic's server to one person: a role there, and the secret that proves it."""

    role: str
    secret: bytes


class Way(NamedTuple):
    """The same, sealed for one slot."""

    role: str
    sender: bytes
    nonce: bytes
    box: bytes


class Opened(NamedTuple):
    """What lies in a slot: keys of the database by their generation, and the way to a server."""

    keys: dict[int, bytes]
    login: Login | None


class Slot(NamedTuple):
    """One way to the key; where the books are on a server, one to the server as well."""

    kind: str
    login: str
    salt: bytes
    nonce: bytes
    private: bytes
    public: bytes
    cost: Cost
    sealed: tuple[Sealed, ...]
    way: Way | None = None


def make_slot(whose: Whose, secret: str, cost: Cost) -> Slot:
    """Return a new way for somebody, to which no key is sealed yet."""
    # Imported here: it costs start-up time, and the sign-in window does not need it yet.
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce, private = (
        os.urandom(SALT_BYTES),
        os.urandom(NONCE_BYTES),
        X25519PrivateKey.generate(),
    )
    lock = AESGCM(stretch(secret, salt, cost))
    wrapped = lock.encrypt(nonce, private.private_bytes_raw(), whose.said("private"))
    public = private.public_key().public_bytes_raw()
    return Slot(whose.kind, whose.login, salt, nonce, wrapped, public, cost, ())


def seal(whose: Whose, slot: Slot, key: bytes, generation: int) -> Sealed:
    """Return a key of the database, sealed so that this slot alone opens it."""
    said = whose.said(f"key {generation}")
    return Sealed(generation, *_shut(slot.public, key, said), _proof(whose, slot, key))


def seal_login(whose: Whose, slot: Slot, login: Login) -> Way:
    """Return the way to a server, sealed so that this slot alone opens it."""
    said = whose.said(f"server {login.role}")
    return Way(login.role, *_shut(slot.public, login.secret, said))


def is_proved(whose: Whose, slot: Slot, key: bytes, generation: int) -> bool:
    """Tell whether the slot was put up by somebody who held the key, as it stands."""
    import hmac

    return any(
        one.generation == generation and hmac.compare_digest(one.proof, _proof(whose, slot, key))
        for one in slot.sealed
    )


def open_slot(whose: Whose, slot: Slot, secret: str) -> Opened:
    """Return what is sealed for a slot.

    Raises:
        WrongPassword: the secret is another, or the slot is not whose it says.
    """
    # Imported here: it costs start-up time, and the sign-in window does not need it yet.
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    from app.domain.errors import WrongPassword

    lock = AESGCM(stretch(secret, slot.salt, slot.cost))
    try:
        raw = lock.decrypt(slot.nonce, slot.private, whose.said("private"))
        private = X25519PrivateKey.from_private_bytes(raw)
        keys = {
            one.generation: _reopened(private, one, whose.said(f"key {one.generation}"))
            for one in slot.sealed
        }
        way = slot.way
        if way is None:
            return Opened(keys, None)
        word = _reopened(private, way, whose.said(f"server {way.role}"))
        return Opened(keys, Login(way.role, word))
    except (InvalidTag, ValueError) as error:
        raise WrongPassword from error


def stretch(secret: str, salt: bytes, cost: Cost) -> bytes:
    """Return the key made of a password: the same one, however the input method has composed it."""
    # Imported here: it costs start-up time, and the sign-in window does not need it yet.
    import unicodedata

    from argon2.low_level import Type, hash_secret_raw

    plain = unicodedata.normalize("NFKC", secret).encode()
    return hash_secret_raw(
        plain, salt, cost.rounds, cost.memory_kib, cost.lanes, KEY_BYTES, Type.ID
    )


def _shut(public: bytes, secret: bytes, said: bytes) -> tuple[bytes, bytes, bytes]:
    """Return sender, nonce and box of what only the holder of a private key opens."""
    # As above.
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    once = X25519PrivateKey.generate()
    sender, nonce = once.public_key().public_bytes_raw(), os.urandom(NONCE_BYTES)
    shared = once.exchange(X25519PublicKey.from_public_bytes(public))
    box = AESGCM(_derived(shared, sender + public, said)).encrypt(nonce, secret, said)
    return sender, nonce, box


def _reopened(private: Any, one: Sealed | Way, said: bytes) -> bytes:  # noqa: ANN401 - as above
    # As above.
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    shared = private.exchange(X25519PublicKey.from_public_bytes(one.sender))
    public = private.public_key().public_bytes_raw()
    opener = AESGCM(_derived(shared, one.sender + public, said))
    return opener.decrypt(one.nonce, one.box, said)


def _proof(whose: Whose, slot: Slot, key: bytes) -> bytes:
    # Whoever can write in the folder could put up a public key of their own; without the
    # database's key they cannot prove it, and no new key is sealed for it.
    import hmac

    return hmac.digest(_derived(key, b"", b"proof"), whose.said("proof") + slot.public, "sha256")


def _derived(material: bytes, salt: bytes, what: bytes) -> bytes:
    """Return a key of its own for one use (HKDF, RFC 5869)."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), KEY_BYTES, salt or None, b"tenteki|" + what).derive(material)
