"""Probabilities as natural log-odds and back."""

from __future__ import annotations

import math

_LEAST = 1e-6


def log_odds(probability: float) -> float:
    """Return the natural log-odds of a probability, kept away from 0 and 1."""
    held = min(max(probability, _LEAST), 1 - _LEAST)
    return math.log(held / (1 - held))


def probability(log_odds: float) -> float:
    """Return the probability of natural log-odds."""
    return 1 / (1 + math.exp(-log_odds))
