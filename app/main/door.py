"""The door of the clinic whose data lie in one folder, as far as it is known before it opens."""

from pathlib import Path

from app import paths


class ClinicDoor:
    """Light, so that the sign-in window is there at once; what is behind it is fetched when asked for."""

    def __init__(self, folder: Path, *, is_specimen: bool = False) -> None:
        self.folder = folder
        self.is_specimen = is_specimen

    def is_founded(self) -> bool:
        """Tell whether there is a clinic in the folder: a database, with its keys or without."""
        return paths.database_in(self.folder).exists()

    def logins(self) -> tuple[str, ...]:
        """Return the login names that have a key, none where there is no clinic; raises DatabaseIsDamaged."""
        if not self.is_founded():
            return ()
        from app import credentials

        return credentials.logins(paths.keys_in(self.folder))

    def found(self, founding: object) -> object:
        """Make a new clinic from a Founding and return it open, as an OpenClinic.

        Raises:
            Refused: a fact or the password cannot stand.
            StorageError: it could not be written.
        """
        from app.main.opening import found

        return found(self.folder, founding, is_specimen=self.is_specimen)

    def enter(self, login: str, password: str) -> object:
        """Come in and return the open clinic, as an OpenClinic.

        Raises:
            WrongPassword: they do not belong together.
            StorageError: the database is open elsewhere, damaged, or cannot be written.
        """
        from app.main.opening import enter

        return enter(self.folder, login, password, is_specimen=self.is_specimen)
