"""Every tone can be read on its paper."""

import pytest

from archivist.reports.palette import BAND, DARK, HEADER, LIGHT, Colours
from archivist.reports.table import Tone

PAIRS = [
    *[(f"light-{tone}", colours, "FFFFFF") for tone, colours in LIGHT.items()],
    *[(f"dark-{tone}", colours, "15191F") for tone, colours in DARK.items()],
    ("header", HEADER, "FFFFFF"),
    ("band", BAND, "FFFFFF"),
]


def _luminance(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(part * share for part, share in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


@pytest.mark.parametrize(("name", "colours", "paper"), PAIRS, ids=[pair[0] for pair in PAIRS])
def test_the_contrast_is_that_of_wcag_aa(name, colours, paper):
    ink, fill = colours

    light, dark = sorted((_luminance(ink), _luminance(fill or paper)), reverse=True)

    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_every_tone_has_its_colours_in_light_and_dark():
    assert set(LIGHT) == set(DARK) == set(Tone)
    assert isinstance(LIGHT[Tone.PLAIN], Colours)
