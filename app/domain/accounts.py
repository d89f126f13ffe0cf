"""A person's account: since when, whether the password must be changed, and the second factor."""

import hashlib
import hmac
from datetime import datetime
from typing import Self

from app.domain.errors import CodeIsWrong, Refused
from app.domain.paper_codes import SUBSTITUTE_GROUPS, bytes_for, paper_code, read_paper_code
from app.domain.second_factor import accepted_step
from app.domain.settings import GRACE, Settings
from app.domain.staff import StaffId
from app.domain.values import dataclass, replace

SUBSTITUTES = 10
# How many random bytes the ten substitutes take.
SUBSTITUTE_BYTES = SUBSTITUTES * bytes_for(SUBSTITUTE_GROUPS)


@dataclass(frozen=True, slots=True)
class Account:
    """How one person comes in, beside the password, which lies in the ring of keys.

    `secret` is empty without a second factor; `substitutes` are the hashes of the recovery
    codes that were not used yet.
    """

    member: StaffId
    since: datetime
    must_change_password: bool = False
    secret: bytes = b""
    last_step: int = 0
    substitutes: tuple[str, ...] = ()
    version: int = 1

    @property
    def has_second_factor(self) -> bool:
        """Tell whether a code is asked for beside the password."""
        return bool(self.secret)

    def due(self, settings: Settings) -> datetime | None:
        """Return until when a second factor must be set up; None where it is, or none is asked for."""
        if self.has_second_factor or not settings.needs_second_factor:
            return None
        return self.since + GRACE

    def accept(self, typed: str, now: datetime) -> Self:
        """Return the account with a code used up: one of the telephone, or one from the paper.

        Raises:
            CodeIsWrong: it is none of them, or was used before.
        """
        step = accepted_step(self.secret, typed, now, self.last_step)
        if step is not None:
            return replace(self, last_step=step, version=self.version + 1)
        used = self._substitute(typed)
        left = tuple(one for one in self.substitutes if one != used)
        return replace(self, substitutes=left, version=self.version + 1)

    def enrol(
        self,
        secret: bytes,
        substitutes: tuple[str, ...],
        typed: str,
        now: datetime,
        used: int = 0,
    ) -> Self:
        """Return the account with a new second factor, whose first code was typed.

        `used` is the last step of the telephone that it had before.

        Raises:
            CodeIsWrong: the telephone shows another one.
        """
        step = accepted_step(secret, typed, now, self.last_step)
        if step is None:
            raise CodeIsWrong
        hashes = tuple(_hash(self.member, one) for one in substitutes)
        last = max(step, used)
        fresh = replace(self, secret=secret, last_step=last, substitutes=hashes)
        return replace(fresh, version=self.version + 1)

    def without_second_factor(self, now: datetime) -> Self:
        """Return the account without a code: the telephone is lost, and the grace begins anew."""
        return replace(self, since=now, secret=b"", substitutes=(), version=self.version + 1)

    def with_password(self, *, by_somebody_else: bool) -> Self:
        """Return the account with a new password; one given by somebody else must be changed."""
        return replace(self, must_change_password=by_somebody_else, version=self.version + 1)

    def _substitute(self, typed: str) -> str:
        try:
            code = read_paper_code(typed, SUBSTITUTE_GROUPS, "code")
        except Refused as refused:
            raise CodeIsWrong from refused
        wanted = _hash(self.member, code)
        if not any(hmac.compare_digest(wanted, one) for one in self.substitutes):
            raise CodeIsWrong
        return wanted


def substitutes_from(random: bytes) -> tuple[str, ...]:
    """Return ten recovery codes (回復コード) made of random bytes, as they are printed."""
    size = bytes_for(SUBSTITUTE_GROUPS)
    parts = (random[at : at + size] for at in range(0, SUBSTITUTE_BYTES, size))
    return tuple(paper_code(part, SUBSTITUTE_GROUPS) for part in parts)


def _hash(member: StaffId, code: str) -> str:
    # Forty random bits under a slow hash would be quick to guess still: what guards them is that
    # they lie in the encrypted books, behind the password, and that tries are counted.
    return hashlib.sha256(member.bytes + code.encode()).hexdigest()
