"""A lane whose work waits, so that a test can look at the window meanwhile."""

from app.ui.kit.dating import dated


class HeldLane:
    """Keeps all work until it is let go."""

    def __init__(self):
        self._waiting = []

    def run(self, owner, work, then, failed):
        """Keep the work."""
        self._waiting.append((work, dated(then), dated(failed)))

    aside = meanwhile = run

    def soon(self, _owner, deed):
        """Do it at once: what waits here is the work."""
        deed()

    def settle(self):
        """Wait for nothing: a test lets go."""

    def let_go(self, place=0):
        """Do one piece of work and hand its answer over."""
        work, then, failed = self._waiting.pop(place)
        try:
            answer = work()
        except Exception as error:  # noqa: BLE001 - as the real lane does
            failed(error)
        else:
            then(answer)

    def __len__(self):
        return len(self._waiting)

    def close(self):
        """Do all that waits."""
        while self._waiting:
            self.let_go()
