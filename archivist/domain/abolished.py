"""Papers that are known to be out of force, from a list that ships with the program or the office's own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Abolished:
    """One paper out of force since *day* (the first day it no longer holds), and what ended it (D05).

    *number* is the standard form of its 发文字号, empty where it has none; *source* says where that
    can be looked up.
    """

    title: str
    by: str
    day: date
    number: str = ""
    source: str = ""
