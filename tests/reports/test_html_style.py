"""The style sheet of a page."""

from archivist.reports.html_style import style
from archivist.reports.table import Tone


def test_every_tone_has_a_class_and_a_colour_in_both_schemes():
    text = style()

    for tone in set(Tone) - {Tone.PLAIN}:
        assert f".{tone} {{ color: var(--{tone}-ink)" in text
        assert text.count(f"--{tone}-ink: #") == 2


def test_braces_match_and_nothing_is_loaded():
    text = style()

    assert text.count("{") == text.count("}")
    assert "url(" not in text and "@import" not in text
