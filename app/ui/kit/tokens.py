"""The colours of the window by name, in light and in dark; nothing here knows Qt."""

from typing import Final, NamedTuple

# Named tuples, since the first paint waits for these: a frozen dataclass takes 3 ms to make here.

TONES: Final = (
    "legitimate",
    "caution",
    "review",
    "exemption_required",
    "not_legitimate",
    "incomplete",
    "blocked",
    "not_applicable",
)
"""The tones a verdict can have; each has an ink and a ground in every theme."""

TONE_ICONS: Final = {
    "legitimate": "tick-circle",
    "caution": "triangle",
    "review": "eye",
    "exemption_required": "key",
    "not_legitimate": "cross-circle",
    "incomplete": "dashed-circle",
    "blocked": "no-entry",
    "not_applicable": "",
}
"""The shape that carries a tone beside its colour (colour never stands alone)."""


class Tone(NamedTuple):
    """An ink and the ground it is read on."""

    ink: str
    ground: str


class Theme(NamedTuple):
    """Every colour of the window, named for its use."""

    window: str
    surface: str
    sunken: str
    field: str
    hover: str
    track: str
    line: str
    control: str
    text: str
    text2: str
    text3: str
    accent: str
    on_accent: str
    accent_bg: str
    past: str
    ok_fill: str
    caution_fill: str
    bad_fill: str
    legitimate: Tone
    caution: Tone
    review: Tone
    exemption_required: Tone
    not_legitimate: Tone
    incomplete: Tone
    blocked: Tone
    not_applicable: Tone

    def tone(self, name: str) -> Tone:
        """Return ink and ground of a verdict's tone, or of accent, bad, ok and quiet."""
        others = {
            "accent": Tone(self.accent, self.accent_bg),
            "quiet": Tone(self.text2, self.sunken),
            "bad": self.not_legitimate,
            "ok": self.legitimate,
        }
        if name in others:
            return others[name]
        if name not in TONES:
            raise KeyError(name)
        tone: Tone = getattr(self, name)
        return tone

    def ink(self, name: str) -> str:
        """Return the colour to write in: a text token by name, or the ink of a tone."""
        plain = {
            "text": self.text,
            "text2": self.text2,
            "text3": self.text3,
            "on_accent": self.on_accent,
            "control": self.control,
        }
        return plain.get(name) or self.tone(name).ink

    def fill(self, name: str) -> str:
        """Return the colour of a bar, dot or edge (never below text) for a tone."""
        fills = {
            "ok": self.ok_fill,
            "legitimate": self.ok_fill,
            "caution": self.caution_fill,
            "bad": self.bad_fill,
            "not_legitimate": self.bad_fill,
            "accent": self.accent,
            "past": self.past,
            "quiet": self.control,
        }
        return fills.get(name) or self.tone(name).ink


LIGHT: Final = Theme(
    window="#F4F6F9",
    surface="#FFFFFF",
    sunken="#F0F3F7",
    field="#FFFFFF",
    hover="#E9EEF6",
    track="#E6EAF0",
    line="#DFE4EB",
    control="#7D879A",
    text="#18202E",
    text2="#465266",
    text3="#5E6A7E",
    accent="#2B54C4",
    on_accent="#FFFFFF",
    accent_bg="#E8EEFC",
    past="#9DB2E8",
    ok_fill="#2A925D",
    caution_fill="#B47A0C",
    bad_fill="#D6394A",
    legitimate=Tone("#14683F", "#E2F3E9"),
    caution=Tone("#7A4F00", "#FDF0CF"),
    review=Tone("#5B3FA8", "#EEE9FB"),
    exemption_required=Tone("#9C3A06", "#FDEADD"),
    not_legitimate=Tone("#B01E2E", "#FCEBED"),
    incomplete=Tone("#3F4E66", "#E9EDF3"),
    blocked=Tone("#FFFFFF", "#8E1523"),
    not_applicable=Tone("#5E6A7E", "#FFFFFF"),
)

DARK: Final = Theme(
    window="#11151C",
    surface="#191F28",
    sunken="#141A22",
    field="#131922",
    hover="#242D3A",
    track="#2A3340",
    line="#2C3543",
    control="#6F7C90",
    text="#E8ECF2",
    text2="#B4BECD",
    text3="#97A3B5",
    accent="#8FB0FF",
    on_accent="#0D1422",
    accent_bg="#20304F",
    past="#4C66A8",
    ok_fill="#3FAE77",
    caution_fill="#D9A63C",
    bad_fill="#E5576A",
    legitimate=Tone("#7FD8A5", "#17352A"),
    caution=Tone("#F2C869", "#3A2E12"),
    review=Tone("#C9B8FB", "#2E274B"),
    exemption_required=Tone("#FFB68E", "#42281B"),
    not_legitimate=Tone("#FF9FA9", "#3C1E25"),
    incomplete=Tone("#BCC8D8", "#27303D"),
    blocked=Tone("#FFFFFF", "#B3202F"),
    not_applicable=Tone("#97A3B5", "#191F28"),
)
