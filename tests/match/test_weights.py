"""The weights the product comes with."""

from __future__ import annotations

from archivist.match.suggestion import Signal
from archivist.match.weights import weights


def test_every_signal_has_a_weight_and_none_speaks_against_itself() -> None:
    given = weights()

    assert set(given.signals) == set(Signal)
    assert all(weight > 0 for weight in given.signals.values())
    assert 0 < given.least < 1
