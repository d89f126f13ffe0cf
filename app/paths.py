"""Where the program finds its own files, and where it keeps the clinic's."""

from pathlib import Path

# Right in the tree, in the wheel and in a bundle alike.
RESOURCES = Path(__file__).parents[1] / "resources"
VERIFIER = RESOURCES / "verifier" / "tenteki-verifier.html"
LOCALE = RESOURCES / "locale"
FONTS = RESOURCES / "fonts"
REFERENCE = RESOURCES / "reference"
EDITIONS = REFERENCE / "editions"
OPERATION_RULES = RESOURCES / "papers" / "operation-rules.ja.md"


def clinic_folder() -> Path:
    """Return the folder of the clinic's data on this computer."""
    # Asked for only when no folder was named, so that the command line starts without it.
    import platformdirs

    return Path(platformdirs.user_data_dir("Tenteki", appauthor=False, roaming=False))


def settings_folder() -> Path:
    """Return the folder of this computer's own settings."""
    # As above: not needed by every start.
    import platformdirs

    return Path(platformdirs.user_config_dir("Tenteki", appauthor=False, roaming=False))


def database_in(folder: Path) -> Path:
    """Return the path of the clinic's database in a folder."""
    return folder / "tenteki.db"


def log_in(folder: Path) -> Path:
    """Return the path of the program's diary in a folder."""
    return folder / "tenteki.log"


def keys_in(folder: Path) -> Path:
    """Return the path of the key slots in a folder."""
    return folder / "tenteki.keys.json"


def tries_in(folder: Path) -> Path:
    """Return the path of the count of wrong passwords in a folder."""
    return folder / "tenteki.tries.json"


def seal_in(folder: Path) -> Path:
    """Return the path of the key that signs checkpoints in a folder."""
    return folder / "tenteki.seal.json"


def signing_key_in(folder: Path) -> Path:
    """Return the path of the key that signs certificates in a folder."""
    return folder / "tenteki.signing.json"


def server_in(folder: Path) -> Path:
    """Return the path of what tells where the server of the clinic's books is, in a folder."""
    return folder / "tenteki.server.json"


def drafts_in(folder: Path) -> Path:
    """Return the folder of half-written forms that wait for the server, in a folder."""
    return folder / "drafts"


def tables_in(folder: Path) -> Path:
    """Return the path of what the columns of tables meant, in a folder."""
    return folder / "tenteki.tables.json"


def checkpoints_in(folder: Path) -> Path:
    """Return the folder of the checkpoints beside a clinic's data."""
    return folder / "checkpoints"
