"""Numbers nobody has, with the check digits that make them look real."""

from __future__ import annotations


def with_check_digit(first: str) -> str:
    """Return a 17-digit identity number with its check digit (GB 11643-1999)."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(digit) * weight for digit, weight in zip(first, weights, strict=True))
    return first + "10X98765432"[total % 11]


def with_luhn_digit(first: str) -> str:
    """Return a card number with its Luhn digit."""
    doubled = [int(d) * 2 for d in reversed(first)][::2]
    total = sum(int(d) for d in first[-2::-2]) + sum(d - 9 if d > 9 else d for d in doubled)  # noqa: PLR2004
    return first + str(-total % 10)
