"""Ink and paper of each tone, for print and light screens; readable without colour too."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from archivist.reports.table import Tone


class Colours(NamedTuple):
    """Text and fill as RRGGBB; an empty fill is none."""

    ink: str
    fill: str = ""


INK = "1F2933"
LINE = "B8C2CC"
HEADER = Colours("FFFFFF", "2F4A6D")
BAND = Colours("1F2933", "E3E9F1")
LIGHT: Mapping[Tone, Colours] = {
    Tone.PLAIN: Colours(INK),
    Tone.GOOD: Colours("25693F", "D7EFDF"),
    Tone.HINT: Colours("4A5563", "EEF1F5"),
    Tone.CONFIRM: Colours("1B4F9C", "D6E5FA"),
    Tone.WARNING: Colours("7A5600", "FBE9B7"),
    Tone.ERROR: Colours("A3201A", "F9D3CF"),
    Tone.MUTED: Colours("6B7684"),
    Tone.TOTAL: Colours(INK, "E3E9F1"),
}
DARK: Mapping[Tone, Colours] = {
    Tone.PLAIN: Colours("E4E9F0"),
    Tone.GOOD: Colours("7FD6A0", "1F4A33"),
    Tone.HINT: Colours("B4BFCC", "2B343F"),
    Tone.CONFIRM: Colours("9CC5FB", "22395A"),
    Tone.WARNING: Colours("F2CC6B", "534210"),
    Tone.ERROR: Colours("FFB0A9", "5B2220"),
    Tone.MUTED: Colours("9AA7B6"),
    Tone.TOTAL: Colours("E4E9F0", "2A3440"),
}
