"""One decision as it stands in a log: one JSON object a line, chained to the line before."""

from __future__ import annotations

import hashlib
import secrets
import time
from collections.abc import Mapping
from enum import StrEnum

import msgspec

FORMAT = 1
CLEARED = ""  # the value that takes a date away; a value that is not written stays as it was


class Act(StrEnum):
    """What a person decided. Acts are never renamed: old lines stay readable for ever."""

    FILE = "file"
    UNFILE = "unfile"
    SET_ASIDE = "set_aside"
    TAKE_UP = "take_up"
    WAIVE = "waive"
    SIGN = "sign"  # a piece as filed, bound to its bytes
    ASSIGN = "assign"
    SETTING = "setting"
    EARLIER = "earlier"  # a package of an earlier cycle to compare with
    EDITION = "edition"  # another edition from now on, and where what belongs to each standard goes
    UNDO = "undo"


class Decision(msgspec.Struct, frozen=True):
    """What is to be written: the act, its subject, its values."""

    act: Act
    subject: Mapping[str, str]
    values: Mapping[str, str | int | list[str] | None] = {}


class Line(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A decision with its context.

    *id* is a UUIDv7, *time* ISO 8601 with offset, *batch* the id of the first line written in the
    same breath (undo takes back a batch), *seen* the heads of other logs that moved since the
    writer's previous line, *prev* the SHA-256 of the line before in this file ("" for the first).
    """

    v: int
    id: str
    time: str
    person: str
    machine: str
    act: Act
    subject: Mapping[str, str]
    values: Mapping[str, str | int | list[str] | None] = {}
    batch: str
    seen: Mapping[str, str] = {}
    prev: str


_encoder = msgspec.json.Encoder(order="deterministic")
_decoder = msgspec.json.Decoder(Line)


def encode(line: Line) -> bytes:
    """Return the line's bytes, without the line end."""
    return _encoder.encode(line)


def decode(raw: bytes) -> Line:
    """Read one line; raise msgspec.DecodeError (or its ValidationError) when it is none of ours."""
    return _decoder.decode(raw)


def digest(raw: bytes) -> str:
    """Return the SHA-256 a following line names as its *prev*."""
    return hashlib.sha256(raw).hexdigest()


def new_id() -> str:
    """Return a UUIDv7 (RFC 9562): 48 bits of milliseconds, then chance."""
    value = (time.time_ns() // 1_000_000) << 80 | secrets.randbits(80)
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0x3 << 62) | 0x2 << 62
    text = f"{value:032x}"
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))
