"""Every state and level has its word and its tone."""

from archivist.domain.dossier import SlotState
from archivist.domain.finding import Level
from archivist.reports.words import LEVEL_TONES, STATE_LABELS, STATE_TONES


def test_no_state_or_level_is_without_word_and_tone():
    assert set(STATE_LABELS) == set(STATE_TONES) == set(SlotState)
    assert set(LEVEL_TONES) == set(Level)


def test_the_words_tell_the_states_apart_without_colour():
    assert len(set(STATE_LABELS.values())) == len(SlotState)
