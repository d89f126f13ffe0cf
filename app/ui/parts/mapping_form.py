"""Which column of a table says what: a choice for each field, with the first values to recognise it by."""

from collections.abc import Mapping as Told
from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.sheets import SIDE_BY_SIDE, Mapping, Sheet, Source, fields_of, line_field
from app.i18n import Wording
from app.table_words import field_word
from app.ui.kit.buttons import Button
from app.ui.kit.card import Card, Hairline, Section
from app.ui.kit.choice import Choice
from app.ui.kit.fields import Field
from app.ui.kit.option import Option
from app.ui.parts.form_rows import form_grid

_COLUMNS = 4
_EXAMPLE = 18  # signs of a first value
NOWHERE = Source()
# By the last part of a field's address: what may hold for every row.
Fixed = Told[str, Sequence[Option]]


class MappingForm(Card):
    """Takes and gives what the columns of one table mean."""

    def __init__(self, say: Wording, sheet: Sheet, mapping: Mapping, fixed: Fixed) -> None:
        super().__init__("mapping_form")
        self._say, self._taken = say, mapping.taken
        columns = [Option(NOWHERE, say("not in the table")), *_columns(sheet, say)]
        self._choices = {
            field: _choice(field, columns, fixed, mapping.source(field), say)
            for field in fields_of(mapping.taken)
        }
        self._more: list[QWidget] = []
        facts = [field for field in self._choices if not field.startswith("lines/")]
        self.body.addWidget(self._section(say("Each row tells"), facts))
        for place in range(SIDE_BY_SIDE):
            self._add_product(place, mapping)
        self._another = Button(say("Another product"), "quiet", name="another_product", icon="plus")
        self._another.clicked.connect(self._show_another)
        self._another.setVisible(bool(self._more))
        row = QHBoxLayout()
        row.addWidget(self._another)
        row.addStretch(1)
        self.body.addLayout(row)

    def mapping(self) -> Mapping:
        """Return what the columns mean as it is chosen."""
        chosen = ((field, choice.value()) for field, choice in self._choices.items())
        told = tuple(
            (field, source)
            for field, source in chosen
            if isinstance(source, Source) and source != NOWHERE
        )
        return Mapping(self._taken, told)

    def _add_product(self, place: int, mapping: Mapping) -> None:
        start = line_field(place, "")
        own = [field for field in self._choices if field.startswith(start)]
        if not own:
            return
        section = self._section(self._say("Product {number}", number=place + 1), own)
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Hairline())
        column.addWidget(section)
        self.body.addWidget(group)
        is_told = any(mapping.source(field) is not None for field in own)
        if place and not is_told:
            group.hide()
            self._more.append(group)

    def _section(self, title: str, names: Sequence[str]) -> Section:
        fields = {name: Field(field_word(name, self._say), self._choices[name]) for name in names}
        rows = [names[at : at + _COLUMNS] for at in range(0, len(names), _COLUMNS)]
        section = Section(title)
        section.body.addLayout(form_grid(fields, rows, {}, _COLUMNS))
        return section

    def _show_another(self) -> None:
        self._more.pop(0).show()
        self._another.setVisible(bool(self._more))


def _choice(
    field: str, columns: Sequence[Option], fixed: Fixed, source: Source | None, say: Wording
) -> Choice:
    choice = Choice(f"column_{field.replace('/', '_')}", spoken=field_word(field, say))
    own = [
        Option(Source(text=str(one.value)), say("every row: {word}", word=one.text))
        for one in fixed.get(field.rpartition("/")[2], ())
    ]
    known = [*columns, *own]
    if source is not None and all(one.value != source for one in known):
        known.append(Option(source, say("every row: {word}", word=source.text)))
    choice.set_options(known)
    choice.set_value(source or NOWHERE)
    return choice


def _columns(sheet: Sheet, say: Wording) -> list[Option]:
    options = []
    for place, title in enumerate(sheet.head):
        first = next((row[place] for row in sheet.rows if row[place].strip()), "")
        example = " ".join(first.split())
        short = example if len(example) <= _EXAMPLE else f"{example[:_EXAMPLE]}…"
        word = title or say("Column {number}", number=place + 1)
        text = say("{column}  ({example})", column=word, example=short) if short else word
        options.append(Option(Source(place), text))
    return options
