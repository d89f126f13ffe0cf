"""A notice over the whole width, big enough to be read from beside the bed."""

from app.ui.kit.look import font, px
from app.ui.kit.notice import Notice

_FINGER = 48


class LoudNotice(Notice):
    """Tells as a notice does, in large letters."""

    def __init__(self, name: str, *, close_words: str) -> None:
        super().__init__(name, closable=True, close_words=close_words)
        self.setMinimumHeight(px(60))
        # As big as all that is pressed here.
        self._close.setFixedSize(px(_FINGER), px(_FINGER))

    def tell(
        self, tone: str, sentence: str, *, deed: str = "", icon: str = "", urgent: bool = False
    ) -> None:
        """Tell a sentence in large letters; what is wrong has its edge."""
        super().tell(tone, sentence, deed=deed, icon=icon, urgent=urgent or tone == "bad")
        self._words.setFont(font(17, bold=True))
