"""Repeatable chance: the same seed and key give the same choices on every machine."""

from __future__ import annotations

import random
from datetime import date, timedelta


def dice(seed: int, *key: object) -> random.Random:
    """Return a generator that depends on *seed* and *key* only, not on what was made before."""
    return random.Random(f"{seed}/{'/'.join(map(str, key))}")  # noqa: S311 — samples, not secrets


def workday(chance: random.Random, first: date, last: date) -> date:
    """Return a Monday-to-Friday of *first*..*last*, both included (a range of a week at least)."""
    day = first + timedelta(days=chance.randint(0, (last - first).days))
    step = -1 if day.weekday() > 4 and day - timedelta(days=2) >= first else 1  # noqa: PLR2004
    while day.weekday() > 4:  # noqa: PLR2004
        day += timedelta(days=step)
    return day


def chinese_date(day: date) -> str:
    """Write a day as papers do: no zero padding (GB/T 9704-2012)."""
    return f"{day.year}年{day.month}月{day.day}日"
