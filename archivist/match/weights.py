"""How much each sign counts: ``resources/match/weights.toml``, fitted on labelled files."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from archivist.match.suggestion import Signal
from archivist.paths import RESOURCES


@dataclass(frozen=True, slots=True)
class Weights:
    """*doubt*: how much speaks, before any sign, for "none of the standards" (natural log-odds).

    *signals*: the factor on each sign's evidence. *keyword*, *pair*: how much one keyword and the
    shared pairs of characters say. *least*: a material is matched when "some standard" is as likely.
    """

    doubt: float
    least: float
    keyword: float
    pair: float
    signals: Mapping[Signal, float]


@cache
def weights() -> Weights:
    """Return the weights the product comes with."""
    table = tomllib.loads((RESOURCES / "match" / "weights.toml").read_text("utf-8"))
    return Weights(
        doubt=table["doubt"],
        least=table["least"],
        keyword=table["keyword"],
        pair=table["pair"],
        signals={signal: table["signals"][signal] for signal in Signal},
    )
