"""The words reports use for states and levels, and the tone that goes with them."""

from __future__ import annotations

from collections.abc import Mapping

from archivist.domain.dossier import SlotState
from archivist.domain.finding import Level
from archivist.i18n import N_
from archivist.reports.table import Tone

UNSET = N_("未设置")
NOT_REQUIRED = "—"

STATE_LABELS: Mapping[SlotState, str] = {
    SlotState.STANDS: N_("齐全"),
    SlotState.MISSING: N_("未收集"),
    SlotState.PARTIAL: N_("份数不足"),
    SlotState.FAILS: N_("不合要求"),
    SlotState.UNKNOWN: N_("待判断"),
}
STATE_TONES: Mapping[SlotState, Tone] = {
    SlotState.STANDS: Tone.GOOD,
    SlotState.MISSING: Tone.ERROR,
    SlotState.PARTIAL: Tone.WARNING,
    SlotState.FAILS: Tone.WARNING,
    SlotState.UNKNOWN: Tone.CONFIRM,
}
LEVEL_TONES: Mapping[Level, Tone] = {
    Level.ERROR: Tone.ERROR,
    Level.WARNING: Tone.WARNING,
    Level.CONFIRM: Tone.CONFIRM,
    Level.HINT: Tone.HINT,
}
