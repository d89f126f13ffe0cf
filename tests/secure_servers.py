"""A server as a clinic's would be: over the network, with a certificate, for passwords alone."""

import os
import secrets
import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import psycopg
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from db.server_link import Link
from tests.servers import OWNER, running

ADMIN = (OWNER, "the-one-who-looks-after-it")
HOST = "127.0.0.1"
_QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
_RULES = """
local all tenteki_tests trust
hostssl all all 127.0.0.1/32 scram-sha-256
"""


class Secure:
    """A running server of that kind."""

    def __init__(self, address: str, port: int, authority: str) -> None:
        """Know it by how its superuser reaches it, by its port, and by who vouches for it."""
        self._address = address
        self._port = port
        self._authority = authority

    @contextmanager
    def database(self) -> Iterator[Link]:
        """Yield where a new, empty database is; nobody knocks there yet. Then it is dropped."""
        name = f"clinic_{secrets.token_hex(4)}"
        self._run(f"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0")
        try:
            yield Link(HOST, self._port, name, self._authority, "")
        finally:
            self._run(f"DROP DATABASE {name} WITH (FORCE)")

    def _run(self, statement: str) -> None:
        with psycopg.connect(self._address, autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def secure() -> Iterator[Secure]:
    """Yield a new server of that kind."""
    folder = Path(tempfile.mkdtemp(prefix="tls-"))
    try:
        authority = _certify(folder)
        (folder / "rules").write_text(_RULES, encoding="ascii")
        for one in folder.iterdir():
            _hand_over(one)
        _hand_over(folder)
        port = _free_port()
        files = (f"ssl_cert_file={folder}/cert", f"ssl_key_file={folder}/key")
        where = ("ssl=on", f"listen_addresses={HOST}", f"port={port}", f"hba_file={folder}/rules")
        with running(*_QUICK, *files, *where) as server:
            address = f"{server.address()} port={port}"
            with psycopg.connect(address, autocommit=True) as connection:
                connection.execute(f"ALTER ROLE {OWNER} PASSWORD '{ADMIN[1]}'")
            yield Secure(address, port, authority)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _certify(folder: Path) -> str:
    """Write a certificate for this computer and its key; return who vouches for it: itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "the clinic's server")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(HOST))]), False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    pem = certificate.public_bytes(serialization.Encoding.PEM)
    (folder / "cert").write_bytes(pem)
    plain = serialization.NoEncryption()
    form = serialization.PrivateFormat.PKCS8
    (folder / "key").write_bytes(key.private_bytes(serialization.Encoding.PEM, form, plain))
    (folder / "key").chmod(0o600)
    return pem.decode("ascii")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind((HOST, 0))
        return int(one.getsockname()[1])


def _hand_over(path: Path) -> None:
    if os.geteuid() == 0:
        shutil.chown(path, "postgres", "postgres")
