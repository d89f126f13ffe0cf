"""The door of the clinic whose data lie in one folder, as far as it is known before it opens."""

from pathlib import Path
from typing import Any
from uuid import UUID

from app import paths
from app.workstation import USUAL, BadSettings, Workstation, keep_backups


class ClinicDoor:
    """Light, so that the sign-in window is there at once; what is behind it is fetched when asked for."""

    def __init__(
        self,
        folder: Path,
        *,
        is_specimen: bool = False,
        settings: Workstation = USUAL,
        settings_file: Path | None = None,
    ) -> None:
        self.folder = folder
        self.is_specimen = is_specimen
        self.settings = settings
        self.settings_file = settings_file
        # How much of an update of the books is done, from 0 to 1; None while there is none.
        self.updating: float | None = None

    def is_founded(self) -> bool:
        """Tell whether the folder has a clinic: a database, with its keys or without, or a server."""
        return paths.database_in(self.folder).exists() or paths.server_in(self.folder).exists()

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

        return self._backed_up(found(self.folder, founding, is_specimen=self.is_specimen))

    def enter(self, login: str, password: str, code: str = "", new_password: str = "") -> object:
        """Come in and return the open clinic, as an OpenClinic; raises as services.door.Door."""
        from app.main.opening import Doorway
        from app.services.coming_in import Arrival

        door = Doorway(self.folder, is_specimen=self.is_specimen, updating=self._update)
        return self._backed_up(door.enter(Arrival(login, password, code, new_password)))

    def break_glass(self, code: str, name: str, reason: str) -> object:
        """Come in once by an emergency code; raises as services.door.Door."""
        from app.main.opening import Doorway
        from app.services.coming_in import Rescue

        door = Doorway(self.folder, is_specimen=self.is_specimen, updating=self._update)
        return self._backed_up(door.break_glass(Rescue(code, name, reason)))

    def recover(self, code: str, login: str, new_password: str, reason: str) -> object:
        """Come in by the recovery paper, with a new password; raises as services.door.Door."""
        from app.main.opening import Doorway
        from app.services.coming_in import Rescue

        door = Doorway(self.folder, is_specimen=self.is_specimen, updating=self._update)
        rescue = Rescue(code, login, reason, login, new_password)
        return self._backed_up(door.recover(rescue))

    def stand(self, branch: UUID | None) -> None:
        """Let whoever comes in from now on find the computer in another facility."""
        self.settings = self.settings._replace(branch=branch)

    def _update(self, share: float) -> None:
        self.updating = share

    def bring_back(self, wish: Any, progress: Any) -> Any:  # noqa: ANN401 - as below
        """Put a backup in the books' place; see main.restoring."""
        if paths.server_in(self.folder).exists():
            from app.services.trouble import BooksAreOnAServer

            raise BooksAreOnAServer
        from app.main.restoring import bring_back_as_wished

        return bring_back_as_wished(self.folder, wish, progress)

    def _backed_up(self, clinic: Any) -> object:  # noqa: ANN401 - an OpenClinic; naming it would import it
        from app.main.backups import backed_up

        return backed_up(clinic, self.settings, self._keep)

    def _keep(self, plan: Any) -> None:  # noqa: ANN401 - a BackupPlan, as above
        from app.services.trouble import StorageError, of_the_system

        if self.settings_file is not None:
            try:
                keep_backups(self.settings_file, plan.folder, plan.generations)
            except OSError as error:
                raise of_the_system(error) from error
            except BadSettings as error:
                raise StorageError(str(error)) from error
        self.settings = self.settings._replace(
            backup_folder=plan.folder, generations=plan.generations
        )
