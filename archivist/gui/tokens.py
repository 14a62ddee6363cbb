"""The colours of the window, by what they mean: one table, two schemes.

A contrast of at least 4.5 : 1 between each ink and its ground is kept by a test.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QPalette

from archivist.domain.dossier import SlotState
from archivist.domain.finding import Level

_HALF = 128


@dataclass(frozen=True, slots=True)
class Tokens:
    """``#rrggbb`` of each part; ``x`` is the ink, ``x_bg`` the ground it stands on."""

    name: str
    window: str
    surface: str
    alternate: str
    text: str
    muted: str
    line: str
    accent: str
    accent_text: str
    hover: str
    selected: str
    navigation: str
    good: str
    good_bg: str
    partial: str
    partial_bg: str
    bad: str
    bad_bg: str
    expired: str
    expired_bg: str
    unknown: str
    unknown_bg: str
    none: str
    none_bg: str
    mark: str

    def ink(self, tone: str) -> str:
        """Return the ink of a tone such as ``bad``."""
        return str(getattr(self, tone))

    def ground(self, tone: str) -> str:
        """Return the ground of a tone such as ``bad``."""
        return str(getattr(self, f"{tone}_bg"))


LIGHT = Tokens(
    name="light",
    window="#F5F7FA",
    surface="#FFFFFF",
    alternate="#F8FAFC",
    text="#1F2933",
    muted="#566170",
    line="#D9DFE7",
    accent="#1F5FBF",
    accent_text="#FFFFFF",
    hover="#EAF1FB",
    selected="#D6E5FA",
    navigation="#FFFFFF",
    good="#25693F",
    good_bg="#D7EFDF",
    partial="#7C5700",
    partial_bg="#FBE9B7",
    bad="#B3261E",
    bad_bg="#F9D3CF",
    expired="#7A3E9D",
    expired_bg="#EBDCF5",
    unknown="#1F5FBF",
    unknown_bg="#D6E5FA",
    none="#566170",
    none_bg="#EEF1F5",
    mark="#FFE08A",
)
DARK = Tokens(
    name="dark",
    window="#15191F",
    surface="#1C222A",
    alternate="#202731",
    text="#E4E9F0",
    muted="#9AA7B6",
    line="#323B47",
    accent="#6AA5F8",
    accent_text="#0C1420",
    hover="#26313F",
    selected="#233A5A",
    navigation="#191F26",
    good="#7FD6A0",
    good_bg="#1F4A33",
    partial="#F2CC6B",
    partial_bg="#534210",
    bad="#FFA59D",
    bad_bg="#5B2220",
    expired="#D2A8EF",
    expired_bg="#432A56",
    unknown="#8DBBFA",
    unknown_bg="#22395A",
    none="#9AA7B6",
    none_bg="#262E38",
    mark="#6B5310",
)
# The tone and icon of each state and level: never the colour alone.
STATE_LOOKS: dict[SlotState | None, tuple[str, str]] = {
    SlotState.STANDS: ("good", "check"),
    SlotState.PARTIAL: ("partial", "contrast"),
    SlotState.MISSING: ("bad", "x"),
    SlotState.FAILS: ("expired", "ban"),
    SlotState.UNKNOWN: ("unknown", "circle-question-mark"),
    None: ("none", "minus"),
}
LEVEL_LOOKS: dict[Level, tuple[str, str]] = {
    Level.ERROR: ("bad", "circle-x"),
    Level.WARNING: ("partial", "triangle-alert"),
    Level.CONFIRM: ("unknown", "circle-question-mark"),
    Level.HINT: ("none", "lightbulb"),
}


def tokens_of(palette: QPalette) -> Tokens:
    """Return the scheme that *palette* was made from."""
    return DARK if palette.window().color().lightness() < _HALF else LIGHT
