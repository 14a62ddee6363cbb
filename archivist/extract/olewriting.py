"""Write a compound file (MS-CFB): a message within a message becomes a file of its own."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_PER_SECTOR = _SECTOR // 4


@dataclass(slots=True)
class _Node:
    """An entry of the directory; *start* and *size* of its stream, slots of its neighbours."""

    name: str
    kind: int
    data: bytes = b""
    inside: dict[str, _Node] = field(default_factory=dict)
    start: int = _END
    size: int = 0
    left: int = _FREE
    right: int = _FREE
    child: int = _FREE


def compound_file(streams: Mapping[str, bytes]) -> bytes:
    """Return a compound file with these streams by path, storages parted by ``/``."""
    root = _Node("Root Entry", _ROOT)
    for path, data in streams.items():
        *folders, name = path.split("/")
        node = root
        for folder in folders:
            node = node.inside.setdefault(folder, _Node(folder, _STORAGE))
        node.inside[name] = _Node(name, _STREAM, data, size=len(data))
    nodes = [root]
    _arrange(root, nodes)
    return _written(nodes)


def _arrange(node: _Node, nodes: list[_Node]) -> None:
    """Give every entry its slot; siblings form a search tree, shorter names first (MS-CFB 2.6.4)."""
    inside = sorted(node.inside.values(), key=lambda n: (len(n.name), n.name.upper()))
    slots = {id(each): len(nodes) + index for index, each in enumerate(inside)}
    nodes += inside
    node.child = _tree(inside, slots)
    for each in inside:
        _arrange(each, nodes)


def _tree(nodes: Sequence[_Node], slots: Mapping[int, int]) -> int:
    if not nodes:
        return _FREE
    middle = len(nodes) // 2
    nodes[middle].left = _tree(nodes[:middle], slots)
    nodes[middle].right = _tree(nodes[middle + 1 :], slots)
    return slots[id(nodes[middle])]


def _written(nodes: list[_Node]) -> bytes:
    table: list[int] = []
    small: list[int] = []
    sectors, mini = bytearray(), bytearray()
    for node in nodes[1:]:
        if node.size >= _CUTOFF:
            node.start = _put(node.data, sectors, table, _SECTOR)
        elif node.size:
            node.start = _put(node.data, mini, small, _MINI)
    nodes[0].start, nodes[0].size = _put(bytes(mini), sectors, table, _SECTOR), len(mini)
    mini_count = -(-len(small) // _PER_SECTOR)
    small += [_FREE] * (mini_count * _PER_SECTOR - len(small))
    mini_table = _put(_numbers(small), sectors, table, _SECTOR)
    directory = _put(b"".join(map(_entry, nodes)), sectors, table, _SECTOR)
    return _head(sectors, table, directory, mini_table, mini_count)


def _put(data: bytes, sectors: bytearray, table: list[int], size: int) -> int:
    """Append a chain of sectors and return its first."""
    count = -(-len(data) // size)
    if not count:
        return _END
    start = len(table)
    table += [*range(start + 1, start + count), _END]
    sectors += data.ljust(count * size, b"\0")
    return start


def _head(
    sectors: bytearray, table: list[int], directory: int, mini_table: int, mini_count: int
) -> bytes:
    """Return the whole file: the header lists the sectors of the table, or those that list them."""
    own = more = 0
    while (len(table) + own + more) > own * _PER_SECTOR:
        own += 1
        more = -(-max(own - 109, 0) // (_PER_SECTOR - 1))
    first = len(table)
    places = list(range(first, first + own))
    whole = [*table, *([_TABLE] * own), *([_TABLE - 1] * more)]
    whole += [_FREE] * (own * _PER_SECTOR - len(whole))
    listed, rest = places[:109], places[109:]
    blocks = b""
    for index in range(more):
        part = rest[index * 127 : (index + 1) * 127]
        following = first + own + index + 1 if index + 1 < more else _END
        blocks += _numbers([*part, *([_FREE] * (127 - len(part))), following])
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, own,
        directory, 0, _CUTOFF, mini_table, mini_count, first + own if more else _END, more,
    )  # fmt: skip
    head += _numbers([*listed, *([_FREE] * (109 - len(listed)))])
    return head + bytes(sectors) + _numbers(whole) + blocks


def _entry(node: _Node) -> bytes:
    name = node.name.encode("utf-16-le")[:62] + b"\0\0"
    links = struct.pack("<III", node.left, node.right, node.child)
    start = node.start if node.size or node.kind == _ROOT else _END
    return (
        name.ljust(64, b"\0")
        + struct.pack("<HBB", len(name), node.kind, 1)
        + links
        + bytes(36)
        + struct.pack("<IQ", start if node.kind != _STORAGE else 0, node.size)
    )


def _numbers(numbers: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(numbers)}I", *numbers)
