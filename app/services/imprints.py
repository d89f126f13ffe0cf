"""The seal that certificates show: what is chosen, how it will look, and from when it is so."""

import hashlib
from collections.abc import Callable

from app.domain.audit import AuditEntry, Deed
from app.domain.imprints import Imprint, checked_imprint
from app.domain.staff import Actor, Member, Permission, Role
from app.services.ports import Begin, Clock

# Makes a file of a stranger's making a picture that certificates can show; raises Refused.
TakePicture = Callable[[bytes], bytes]
# Shows a seal beside a physician's name, as PDF; raises MissingGlyphs.
ShowImprint = Callable[[Imprint, Member], bytes]


class ImprintService:
    """What can be asked about the seal. It is drawn on certificates of the types A and B alone."""

    def __init__(self, begin: Begin, clock: Clock, take: TakePicture, show: ShowImprint) -> None:
        self._begin = begin
        self._clock = clock
        self._take = take
        self._show = show

    def chosen(self, actor: Actor) -> Imprint:
        """Return the seal that certificates show."""
        actor.require(Permission.ENTER)
        with self._begin(to_look=True) as work:
            return work.facility.imprint()

    def take(self, actor: Actor, file: bytes) -> bytes:
        """Return the picture of a file as certificates would show it; raises Refused."""
        actor.require(Permission.CHANGE_CLINIC)
        return self._take(file)

    def preview(self, actor: Actor, imprint: Imprint) -> bytes:
        """Return how a seal would look beside a physician's name, one's own if it is one, as PDF.

        A picture is to be one that `take` gave.

        Raises:
            Refused: it cannot be chosen so.
            MissingGlyphs: a sign of it cannot be printed.
        """
        actor.require(Permission.CHANGE_CLINIC)
        checked = checked_imprint(imprint)
        with self._begin(to_look=True) as work:
            physicians = [
                one for one in work.staff.all() if one.role is Role.PHYSICIAN and one.is_active
            ]
        own = (one for one in physicians if one.id == actor.staff)
        return self._show(checked, next(own, physicians[0]))

    def choose(self, actor: Actor, imprint: Imprint) -> Imprint:
        """Let certificates show a seal from now on; what was issued stays as it is.

        Raises:
            Refused, MissingGlyphs: as `preview`.
        """
        actor.require(Permission.CHANGE_CLINIC)
        checked = checked_imprint(imprint)
        # Whatever picture comes is looked at again; the one that stands already was.
        if checked.picture and checked.picture != self.chosen(actor).picture:
            checked = Imprint(checked.kind, picture=self._take(checked.picture))
        self.preview(actor, checked)
        with self._begin() as work:
            work.facility.put_imprint(checked)
            details = {"form": checked.kind.value, "name": checked.words, **_hash(checked)}
            work.commit(AuditEntry(actor.staff, self._clock(), Deed.IMPRINT_CHOSEN, None, details))
        return checked


def _hash(imprint: Imprint) -> dict[str, str]:
    if not imprint.picture:
        return {}
    return {"sha256": hashlib.sha256(imprint.picture).hexdigest()}
