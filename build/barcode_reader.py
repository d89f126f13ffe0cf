"""The library that finds a code in a picture: fetched once by npm, known by its SHA-512."""

import base64
import hashlib
import shutil
import subprocess
import tarfile
import tempfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from fonts import cache_folder
from house import Trouble

NAME, VERSION = "zxing-wasm", "3.1.4"
SHA512 = "1+v8p7sauddySVNG+ye7GD/0TS95BG2ycdkrC+EnBrFBFkHeIghzUt2yVjtx3NucJeNrQnhT8yGAIz60Vx9o0w=="
_LICENCE = "package/LICENSE"
_SCRIPT = "package/dist/iife/reader/index.js"
_WASM = "package/dist/reader/zxing_reader.wasm"


@dataclass(frozen=True)
class BarcodeReader:
    """The library: its script, its program (WebAssembly) pressed and as text, and its licence."""

    script: str
    wasm: str
    licence: str


def provide() -> BarcodeReader:
    """Return the library, from the cache or fetched; raises Trouble where it cannot be had."""
    kept = cache_folder().parent / "verifier" / f"{NAME}-{VERSION}.tgz"
    if not is_right(kept):
        kept.parent.mkdir(parents=True, exist_ok=True)
        _fetch(kept)
    with tarfile.open(kept) as archive:
        script, wasm, licence = (_content(archive, name) for name in (_SCRIPT, _WASM, _LICENCE))
    pressed = base64.b64encode(zlib.compress(wasm, 9)).decode("ascii")
    return BarcodeReader(script.decode().strip(), pressed, licence.decode())


def is_right(archive: Path) -> bool:
    """Tell whether a file is the library that was looked at, to the bit."""
    if not archive.is_file():
        return False
    return base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode() == SHA512


def _fetch(target: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise Trouble(f"npm, which fetches {NAME} for the verifier's page, is missing here.")
    with tempfile.TemporaryDirectory() as scratch:
        asked = (npm, "pack", f"{NAME}@{VERSION}", "--silent", "--pack-destination", scratch)
        ended = subprocess.run(asked, cwd=scratch, check=False, stdout=subprocess.DEVNULL)
        fetched = Path(scratch) / target.name
        if ended.returncode or not fetched.is_file():
            raise Trouble(f"npm could not fetch {NAME} {VERSION}. Is there a network?")
        if not is_right(fetched):
            raise Trouble(f"{NAME} {VERSION} is not the file that was looked at. Do not use it.")
        halfway = target.with_suffix(".part")
        shutil.copyfile(fetched, halfway)
        halfway.replace(target)


def _content(archive: tarfile.TarFile, name: str) -> bytes:
    member = archive.extractfile(name)
    if member is None:
        raise Trouble(f"{NAME} {VERSION} lacks {name}.")
    return member.read()
