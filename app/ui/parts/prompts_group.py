"""What a committee would ask of the record: open and answered, each the way to its field."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.prompts import Prompt
from app.i18n import Wording
from app.ui.kit.ask_chip import AskChip
from app.ui.kit.flow import Flow
from app.ui.kit.group_head import GroupHead
from app.ui.kit.look import px

Asked = Sequence[tuple[Prompt, bool]]
"""Prompts in their order, each with whether it is answered."""


class PromptsGroup(QWidget):
    """Names what is asked; it is no refusal, and nothing here is red."""

    wanted = Signal(str)  # the address of the field in which it is answered

    def __init__(self, say: Wording) -> None:
        super().__init__()
        self.setObjectName("prompts")
        self._say = say
        self._chips: dict[str, AskChip] = {}
        self._head = GroupHead(
            say("What a committee would ask"), name="prompts_head", hint=say("changes no verdict")
        )
        self._flow = Flow("prompt_chips", gap=5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        # As far in as the words of the head.
        inner = QHBoxLayout()
        inner.setContentsMargins(px(8), 0, px(8), 0)
        inner.addWidget(self._flow)
        column.addLayout(inner)
        self.hide()

    def show_asked(self, asked: Asked) -> None:
        """Show what is asked of the record as it stands; where nothing is, nothing is shown."""
        say = self._say
        for prompt, is_answered in asked:
            title, example = _words(prompt, say)
            spoken = say("{title}: stated", title=title)
            if not is_answered:
                spoken = say("{title}: not stated yet", title=title)
            self._chip(prompt).show_state(
                is_answered, spoken, say("e.g. {example}", example=example)
            )
        self._flow.show_items([self._chip(prompt) for prompt, _ in asked])
        answered = sum(is_answered for _, is_answered in asked)
        self._head.set_count(
            f"{answered} / {len(asked)}", complete=answered == len(asked), waiting="incomplete"
        )
        self.setVisible(bool(asked))

    def _chip(self, prompt: Prompt) -> AskChip:
        if prompt.code not in self._chips:
            title, _ = _words(prompt, self._say)
            chip = AskChip(title, name=f"prompt_{prompt.code}")
            # Within the group at once: without a parent it would be a window of its own.
            chip.setParent(self._flow)
            chip.clicked.connect(partial(self._on_clicked, prompt.field))
            self._chips[prompt.code] = chip
        return self._chips[prompt.code]

    def _on_clicked(self, field: str, _checked: bool = False) -> None:
        self.wanted.emit(field)


def _words(prompt: Prompt, say: Wording) -> tuple[str, str]:
    """Return title and example in the user's language; they come with the prompt."""
    if say.language == "ja":
        return prompt.title_ja, prompt.example_ja
    return prompt.title_en, prompt.example_en
