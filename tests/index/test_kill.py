"""Killed at every write, torn at any byte: the old answer or the new one, or a rebuild; never another."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from archivist.index.document import Filters, IndexDocument, StaleIndex
from archivist.index.engine import SearchIndex

HELD = {f"{n}.txt": f"第{n}份公益广告" for n in range(30)}
NEW = {f"{n}.txt": f"第{n}份志愿服务" for n in range(10, 20)}

# Counts every call that changes the disk; at the given one the program is killed as by kill -9.
CHILD = """
import builtins, os, signal, sys
from pathlib import Path
from archivist.index.document import IndexDocument
from archivist.index.engine import SearchIndex
folder, stop, how = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
steps = 0
def counted(name, function):
    def call(*args, **kwargs):
        global steps
        steps += 1
        if steps == stop:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*args, **kwargs)
    return call
new = [IndexDocument(f"{n}.txt", "1", f"第{n}份志愿服务") for n in range(10, 20)]
old = [IndexDocument(f"{n}.txt", "0", f"第{n}份公益广告") for n in range(30) if not 10 <= n < 20]
index = SearchIndex(folder)
for name in ("rename", "replace", "fsync", "remove", "unlink", "rmdir", "mkdir", "close"):
    setattr(os, name, counted(name, getattr(os, name)))
builtins.open = counted("open", builtins.open)
if how == "update":
    index.update(new, ["0.txt"])
else:
    index.rebuild(new + old[1:])
index.close()
print(steps)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with SearchIndex(tmp_path / "index") as index:
        index.rebuild(IndexDocument(path, "0", text) for path, text in HELD.items())
    return tmp_path / "index"


def answers(folder: Path) -> tuple[int, int, int] | None:
    texts = {**HELD, **NEW}
    try:
        with SearchIndex(folder) as index:
            if not index.exists:
                return None
            old, new, nothing = (
                index.search(word, Filters(), 99, texts.__getitem__).total
                for word in ("公益广告", "志愿服务", "益志")
            )
            return old, new, nothing
    except StaleIndex:
        return None


@pytest.mark.skipif(os.name == "nt", reason="kill -9 is POSIX")
@pytest.mark.parametrize("how", ["update", pytest.param("rebuild", marks=pytest.mark.slow)])
def test_killed_at_every_write_the_index_is_the_old_or_the_new_one(how: str, folder: Path) -> None:
    command = [sys.executable, "-W", "ignore", "-c", CHILD]
    kept, tried = folder.with_name("kept"), folder.with_name("tried")
    for copy in (kept, tried):
        shutil.copytree(folder, copy)
    done = subprocess.run(
        [*command, str(tried), "0", how], capture_output=True, text=True, check=True
    )
    steps = int(done.stdout)
    chosen = range(1, steps + 1)
    if how == "update":  # the quick suite looks at a part of them, the slow one at all
        chosen = range(1, steps + 1, max(1, steps // 8))
    seen = []

    for step in chosen:
        for leftover in folder.parent.glob("index*"):
            shutil.rmtree(leftover)
        shutil.copytree(kept, folder)
        killed = subprocess.run(
            [*command, str(folder), str(step), how], capture_output=True, check=False
        )
        seen.append((killed.returncode, answers(folder)))

    assert {code for code, _ in seen} == {-9}
    assert {found for _, found in seen} <= {(30, 0, 0), (19, 10, 0), None}
    assert (30, 0, 0) in {found for _, found in seen}


def cut(path: Path, chance: random.Random) -> None:
    os.truncate(path, chance.randrange(path.stat().st_size))


def blank(path: Path, chance: random.Random) -> None:
    data = bytearray(path.read_bytes())
    start = chance.randrange(len(data))
    data[start : start + 4096] = bytes(len(data[start : start + 4096]))
    path.write_bytes(data)


def garble(path: Path, chance: random.Random) -> None:
    data = bytearray(path.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def lose(path: Path, chance: random.Random) -> None:
    path.unlink()


@pytest.mark.parametrize("damage", [cut, blank, garble, lose])
def test_a_power_cut_costs_a_rebuild_and_never_a_wrong_answer(
    damage: Callable[[Path, random.Random], None], folder: Path
) -> None:
    chance = random.Random(5)
    with SearchIndex(folder) as index:
        index.update([IndexDocument(path, "1", text) for path, text in NEW.items()], ["0.txt"])
    kept = folder.with_name("kept")
    shutil.copytree(folder, kept)
    seen = []

    for round_ in range(12):
        shutil.rmtree(folder)
        shutil.copytree(kept, folder)
        files = sorted([*folder.glob("*.seg"), *folder.glob("*.toc"), *folder.glob("*.json")])
        damage(files[round_ % len(files)], chance)
        seen.append(answers(folder))

    assert set(seen) <= {None, (19, 10, 0)}
    assert None in seen
