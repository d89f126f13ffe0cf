"""One deed at the books: what is not committed with its trace is dropped."""

from collections.abc import Callable

import sqlalchemy as sa

from app.domain.audit import AuditEntry
from app.services.ports import ChainHead
from app.services.trouble import ServerIsGone
from db.accounts import AccountRegister, AlarmRegister, SettingRegister
from db.athletes import AthleteRegister
from db.audit import Trail
from db.certificates import CertificateRegister
from db.checkpoints import CheckpointRegister
from db.facilities import FacilityRegister
from db.issued import IssuedLines
from db.labels import LabelRegister
from db.looking import only_look
from db.masters import MasterShelf
from db.noting import begin_noting, vouch
from db.patients import PatientRegister
from db.staff import StaffRegister
from db.treatments import TreatmentRecords


class Work:
    """The stores of one transaction, and the only way to make it stand."""

    def __init__(
        self,
        connection: sa.Connection,
        is_kept: Callable[[ChainHead], bool] | None = None,
        *,
        is_look: bool = False,
    ) -> None:
        """Begin; `is_kept` asks the books anew whether a trace stands, where no answer came."""
        if is_look:
            only_look(connection)
        else:
            begin_noting(connection)
        self._connection = connection
        self._is_kept, self._is_look = is_kept, is_look
        self._trail = Trail(connection)

    @property
    def patients(self) -> PatientRegister:
        """Return the register of patients."""
        return PatientRegister(self._connection)

    @property
    def treatments(self) -> TreatmentRecords:
        """Return the records."""
        return TreatmentRecords(self._connection)

    @property
    def athletes(self) -> AthleteRegister:
        """Return what binds the patients as athletes."""
        return AthleteRegister(self._connection)

    @property
    def staff(self) -> StaffRegister:
        """Return the people."""
        return StaffRegister(self._connection)

    @property
    def accounts(self) -> AccountRegister:
        """Return how each person comes in."""
        return AccountRegister(self._connection)

    @property
    def settings(self) -> SettingRegister:
        """Return the clinic's settings."""
        return SettingRegister(self._connection)

    @property
    def alarms(self) -> AlarmRegister:
        """Return what everybody is told at the next sign-in."""
        return AlarmRegister(self._connection)

    @property
    def facility(self) -> FacilityRegister:
        """Return the clinic."""
        return FacilityRegister(self._connection)

    @property
    def labels(self) -> LabelRegister:
        """Return the formulary's tables."""
        return LabelRegister(self._connection)

    @property
    def masters(self) -> MasterShelf:
        """Return the public masters."""
        return MasterShelf(self._connection)

    @property
    def certificates(self) -> CertificateRegister:
        """Return the certificates."""
        return CertificateRegister(self._connection)

    @property
    def issued(self) -> IssuedLines:
        """Return what became of the certificates."""
        return IssuedLines(self._connection)

    @property
    def checkpoints(self) -> CheckpointRegister:
        """Return the signed checkpoints."""
        return CheckpointRegister(self._connection)

    def head(self) -> ChainHead:
        """Return where the audit chain stands."""
        return self._trail.head()

    def commit(self, entry: AuditEntry) -> None:
        """Make the changes and their trace stand, together; there is no other commit."""
        if self._is_look:
            raise TypeError("a deed that only looks leaves no trace")
        written = self._trail.append(entry, vouch(self._connection))
        try:
            self._connection.commit()
        except ServerIsGone:
            # The deed and its trace stand together: where the trace is, only the answer was lost.
            if self._is_kept is None or not self._is_kept(written):
                raise
