"""Every ink can be read on the ground it stands on."""

import pytest
from PySide6.QtGui import QColor

from archivist.domain.dossier import SlotState
from archivist.domain.finding import Level
from archivist.gui.theme import palette
from archivist.gui.tokens import DARK, LEVEL_LOOKS, LIGHT, STATE_LOOKS, tokens_of

TONES = ("good", "partial", "bad", "expired", "unknown", "none")
READABLE = 4.5


def luminance(colour):
    parts = [QColor(colour).redF(), QColor(colour).greenF(), QColor(colour).blueF()]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(ink, ground):
    light, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda t: t.name)
def test_tones_are_readable_on_their_own_ground_and_on_the_surface(tokens):
    for tone in TONES:
        assert contrast(tokens.ink(tone), tokens.ground(tone)) >= READABLE, tone
        assert contrast(tokens.ink(tone), tokens.surface) >= READABLE, tone


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda t: t.name)
def test_text_is_readable_wherever_it_stands(tokens):
    grounds = (tokens.window, tokens.surface, tokens.alternate, tokens.navigation, tokens.hover)
    for ground in (*grounds, tokens.selected, tokens.mark):
        assert contrast(tokens.text, ground) >= READABLE
    for ground in grounds:
        assert contrast(tokens.muted, ground) >= READABLE
    assert contrast(tokens.accent_text, tokens.accent) >= READABLE
    assert contrast(tokens.muted, tokens.selected) >= READABLE


def test_every_state_and_level_has_an_icon_of_its_own():
    states = [STATE_LOOKS[state][1] for state in (*SlotState, None)]
    levels = [LEVEL_LOOKS[level][1] for level in Level]

    assert len(set(states)) == len(states)
    assert len(set(levels)) == len(levels)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=lambda t: t.name)
def test_the_scheme_is_known_from_its_palette(tokens):
    assert tokens_of(palette(tokens)) is tokens
