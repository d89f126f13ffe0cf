"""The editors of a product of the clinic's own, and the words beside them."""

from decimal import Decimal

from PySide6.QtWidgets import QWidget

from app.domain.calendar import read_date
from app.domain.quantities import CONTAINERS, read_decimal
from app.i18n import Wording
from app.ui.kit.choice import Choice
from app.ui.kit.date_edit import DateEdit
from app.ui.kit.fields import Field
from app.ui.kit.line_edit import LineEdit
from app.ui.kit.memo_edit import MemoEdit
from app.ui.kit.number_edit import NumberEdit, WithUnit
from app.ui.kit.option import Option
from app.ui.kit.segmented import Segmented
from app.ui.kit.tick import Tick
from app.ui.kit.tick_list import TickList
from app.ui.parts.completion_sheet import ROUTES
from app.ui.parts.tidy_edit import TidyEdit
from app.words import route_word, unit_word


class OwnFields:
    """Everything that is asked of such a product; ``labelled`` are the fields by name."""

    def __init__(self, say: Wording) -> None:
        self._say = say
        self.brand = LineEdit("own_brand", example=say("with its size, as on the box"))
        self.brand_en = LineEdit("own_brand_en")
        self.generic = LineEdit("own_generic")
        self.yj = TidyEdit("own_yj")
        approved = [
            Option(True, say("Approved in Japan")),
            Option(False, say("Not approved: refused by its name")),
        ]
        self.approved = Segmented("own_approved", approved)
        self.approval = TidyEdit("own_approval", example="22900AMX00512000")
        self.date = DateEdit("own_date", read_date, example="2026-04-01", width=0)
        held = [Option(one, unit_word(one, say)) for one in CONTAINERS]
        self.container = Choice("own_container", held, placeholder=say("Choose"))
        self.content = TidyEdit("own_content", example="100 mg")
        self.volume = NumberEdit("own_volume", width=80)
        self.indications = MemoEdit("own_indications", lines=2, most_lines=6)
        routes = [Option(route, route_word(route, say)) for route in ROUTES]
        self.routes = TickList("own_routes", routes, columns=3)
        self.dilutes = Tick(
            say("It is a drug-free fluid that may dilute others"), name="own_dilutes"
        )
        self.dose = LineEdit("own_dose")
        self.classes = TidyEdit("own_classes", example="S5, S9")
        self.competition = Tick(say("In competition only"), name="own_competition")
        self.biological = Tick(say("Specified biological product"), name="own_biological")
        self.labelled = self._labelled()

    def volume_ml(self) -> Decimal | None:
        """Return the volume typed, None where there is none; raises NotANumber."""
        number = self.volume.number()
        return read_decimal(number) if number else None

    @property
    def of_approved(self) -> tuple[QWidget, ...]:
        """Return what is asked of an approved product alone."""
        names = ("yj", "approval", "insert_date", "indications", "routes", "usual_dose")
        return (*(self.labelled[name] for name in names), self.dilutes, self.biological)

    def _labelled(self) -> dict[str, Field]:
        say, optional = self._say, self._say("optional")
        volume = WithUnit(self.volume, "mL")
        volume.setObjectName("own_volume_row")
        lines = say("one a line, as the insert words them")
        return {
            "brand_ja": Field(say("Brand name"), self.brand),
            "brand_en": Field(say("Brand name in English"), self.brand_en, hint=optional),
            "generic_ja": Field(say("Generic name"), self.generic),
            "yj": Field(say("YJ code"), self.yj, hint=optional),
            "approved": Field(say("Approval"), self.approved),
            "approval": Field(say("Approval number"), self.approval),
            "insert_date": Field(say("Insert revised on"), self.date),
            "container": Field(say("Container"), self.container, hint=optional),
            "content": Field(say("Content"), self.content, hint=optional),
            "package_ml": Field(say("Volume of one container"), volume),
            "indications": Field(say("Approved indications"), self.indications, hint=lines),
            "routes": Field(say("Approved routes"), self.routes, hint=say("several are possible")),
            "usual_dose": Field(say("Usual dose"), self.dose, hint=optional),
            "classes": Field(say("Classes of the Prohibited List"), self.classes, hint=optional),
        }
