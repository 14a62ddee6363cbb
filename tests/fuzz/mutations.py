"""Ways to damage a file: its bytes, and of a package the members inside, packed again."""

from __future__ import annotations

import io
import lzma
import random
import re
import zipfile
import zlib
from collections.abc import Callable

Chance = random.Random
Mutation = Callable[[bytes, Chance], bytes]
_NUMBERS = (
    b"0",
    b"-1",
    b"1e9",
    b"999999999",
    b"2147483648",
    b"-9999999999",
    b"18446744073709551616",
    b"NaN",
)
_CELLS = (b"XFD1048576", b"A0", b"ZZZZZZ1", b"A99999999999", b"R[-1]C")
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    EOFError,
    OSError,
)
_DIGITS = re.compile(rb'(?<=["\s>:/])-?\d{1,9}(?=["\s<\]])')
_CELL = re.compile(rb'(?<=["\s:])[A-Z]{1,3}\d{1,7}(?=[":])')
_TAG = re.compile(rb"<[A-Za-z][^<>/]*>")
_KEYWORD = re.compile(rb"\\[a-z]+-?\d+")


def flip(data: bytes, chance: Chance) -> bytes:
    """Flip a few bits."""
    out = bytearray(data)
    for _ in range(chance.choice((1, 2, 8, 64))):
        out[chance.randrange(len(out))] ^= 1 << chance.randrange(8)
    return bytes(out)


def run(data: bytes, chance: Chance) -> bytes:
    """Overwrite a run with zeros, ones or noise."""
    at, size = chance.randrange(len(data)), chance.choice((1, 4, 16, 512, 4096))
    noise = (bytes(size), b"\xff" * size, chance.randbytes(size))[chance.randrange(3)]
    return data[:at] + noise[: len(data) - at] + data[at + size :]


def cut(data: bytes, chance: Chance) -> bytes:
    """Cut it off, anywhere or where a structure begins."""
    marks = [
        m.start()
        for m in re.finditer(rb"PK\x01\x02|PK\x05\x06|endobj|\xff[\xc0-\xfe]|IDAT|\n", data)
    ]
    at = chance.choice(marks) if marks and chance.random() < 0.5 else chance.randrange(len(data))
    return data[:at]


def swap(data: bytes, chance: Chance) -> bytes:
    """Swap two blocks, or double one."""
    size = chance.choice((4, 64, 512))
    first, second = sorted(chance.randrange(len(data)) for _ in range(2))
    a, b = data[first : first + size], data[second : second + size]
    if chance.random() < 0.5:
        return data[:first] + b + data[first + size : second] + a + data[second + size :]
    return data[:second] + a * chance.choice((1, 3)) + data[second:]


def number(data: bytes, chance: Chance) -> bytes:
    """Write an impossible number: as text where there is one, else as two or four bytes."""
    found = list(_DIGITS.finditer(data))
    if found and chance.random() < 0.8:
        at = chance.choice(found)
        return data[: at.start()] + chance.choice(_NUMBERS) + data[at.end() :]
    at, size = chance.randrange(len(data)), chance.choice((2, 4))
    value = chance.choice((0, 1, 0x7FFF, 0x7FFFFFFF, 0xFFFFFFFF, 0xFFFFFFFE, len(data)))
    raw = (value & (1 << 8 * size) - 1).to_bytes(size, chance.choice(("little", "big")))
    return data[:at] + raw + data[at + size :]


def cell(data: bytes, chance: Chance) -> bytes:
    """Name a cell that lies out of the sheet."""
    found = list(_CELL.finditer(data))
    if not found:
        return number(data, chance)
    at = chance.choice(found)
    return data[: at.start()] + chance.choice(_CELLS) + data[at.end() :]


def nest(data: bytes, chance: Chance) -> bytes:
    """Repeat an opening tag or an RTF group ten thousand times."""
    depth = chance.choice((200, 10_000))
    if data.startswith(b"{\\rtf"):
        at = chance.choice([m.end() for m in _KEYWORD.finditer(data)] or [len(data) - 1])
        return data[:at] + b"{" * depth + b"x" + b"}" * chance.choice((0, depth)) + data[at:]
    found = list(_TAG.finditer(data))
    if not found:
        return swap(data, chance)
    tag = chance.choice(found)
    name = re.split(rb"[\s>]", tag.group()[1:])[0]
    closing = b"</" + name + b">"
    return (
        data[: tag.start()]
        + tag.group() * depth
        + b"x"
        + closing * chance.choice((0, depth))
        + data[tag.start() :]
    )


def entities(data: bytes, chance: Chance) -> bytes:
    """Declare entities that grow into each other, or one that names a file, and use them."""
    levels = b"".join(b'<!ENTITY e%d "%b">' % (n, b"&e%d;" % (n - 1) * 10) for n in range(1, 12))
    away = b'<!ENTITY f SYSTEM "file:///etc/hostname"><!ENTITY h SYSTEM "http://127.0.0.1:9/x">'
    said = (
        b'<!DOCTYPE x [<!ENTITY e0 "'
        + b"lol" * chance.choice((1, 5000))
        + b'">'
        + levels
        + away
        + b"]>"
    )
    head, mark, rest = data.partition(b"?>")
    if not mark:
        head, rest = b"", data
    found = list(_TAG.finditer(rest))
    at = chance.choice(found).end() if found else len(rest)
    use = chance.choice((b"&e11;", b"&e0;" * 5000, b"&f;&h;"))
    return head + mark + said + rest[:at] + use + rest[at:]


def attribute(data: bytes, chance: Chance) -> bytes:
    """Give a tag a huge attribute, or many."""
    found = list(_TAG.finditer(data))
    if not found:
        return run(data, chance)
    at = chance.choice(found).end() - 1
    huge = b' z="' + b"A" * 11_000_000 + b'"'
    many = b"".join(b' z%d="1"' % n for n in range(50_000))
    return data[:at] + chance.choice((huge, many)) + data[at:]


def namespaces(data: bytes, chance: Chance) -> bytes:
    """Change where the names come from."""
    return re.sub(
        rb'xmlns(:\w+)?="[^"]*"', rb'xmlns\1="urn:other"', data, count=chance.choice((1, 0))
    )


def many(data: bytes, chance: Chance) -> bytes:
    """Repeat a whole element many times."""
    found = list(re.finditer(rb"<([A-Za-z:]+)\b[^<>]*>[^<>]*</\1>|<[A-Za-z:]+[^<>]*/>", data))
    if not found:
        return swap(data, chance)
    at = chance.choice(found)
    return data[: at.end()] + at.group() * chance.choice((1_000, 100_000)) + data[at.end() :]


BYTES: tuple[Mutation, ...] = (flip, run, cut, swap, number)
WORDS: tuple[Mutation, ...] = (number, cell, nest, entities, attribute, namespaces, many, flip, cut)


def mutate(data: bytes, chance: Chance) -> tuple[str, bytes]:
    """Return what was done to *data*, and what came of it."""
    if data.startswith(b"PK\x03\x04") and chance.random() < 0.7:
        made = _inside(data, chance)
        if made is not None:
            return made
    textual = data.lstrip()[:1] in (b"<", b"{") or b"%PDF" in data[:10] or b": " in data[:60]
    chosen = chance.choice(WORDS if textual and chance.random() < 0.6 else BYTES)
    return chosen.__name__, chosen(data, chance)


def _inside(data: bytes, chance: Chance) -> tuple[str, bytes] | None:
    """Damage one member of a package and pack it again."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = {info.filename: package.read(info) for info in package.infolist()}
    except _UNREADABLE:  # a member damaged by an earlier mutation: damage its bytes instead
        return None
    full = [name for name, content in members.items() if content]
    if not full:
        return None
    name = chance.choice(full)
    chosen = chance.choice(WORDS if members[name].lstrip()[:1] == b"<" else BYTES)
    members[name] = chosen(members[name], chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for each, content in members.items():
            package.writestr(each, content)
    return f"{chosen.__name__} in {name}", out.getvalue()
