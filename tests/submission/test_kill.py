"""Killed at any moment, an export leaves the old state or the new, and runs again as if nothing was."""

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from submission.sample import a_plan, exported, tree

from archivist.submission.verify import verify

CHILD = Path(__file__).with_name("export_child.py")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="kills with a signal")
SAMPLES = int(os.environ.get("ARCHIVIST_KILLS", "4"))


def child(*words):
    return subprocess.Popen([sys.executable, CHILD, *map(str, words)], stdout=subprocess.PIPE)


def wait(process):
    process.stdout.read()
    process.stdout.close()
    return process.wait()


@pytest.fixture
def place(tmp_path):
    """Make an evidence folder, and undisturbed exports of it to compare with."""
    plan = a_plan(tmp_path / "evidence")
    for name in ("out", "out.zip"):
        exported(the_old_plan(tmp_path), tmp_path / "old" / name)
        exported(plan, tmp_path / "new" / name)
    return tmp_path


def judge(place, out, *, had_old):
    """See the old or the new state; the same command then ends as if nothing had happened."""
    states = [tree(place / "new" / out)] + ([tree(place / "old" / out)] if had_old else [])
    if (place / out).exists():
        assert tree(place / out) in states
        assert verify(place / out).valid
    else:
        assert not had_old
    exported(a_plan(place / "evidence"), place / out, replace=True)

    assert tree(place / out) == states[0]
    assert {path.name for path in place.iterdir()} == {"evidence", "old", "new", out}


@pytest.mark.parametrize("out", ["out", "out.zip"])
@pytest.mark.parametrize(
    "moment",
    ["kill-before fsync 1", "kill-after fsync 1", "kill-before replace 1", "kill-after replace 1"],
)
def test_killed_at_a_chosen_moment(place, out, moment):
    process = child(place / "evidence", place / out, *moment.split())

    assert wait(process) == -signal.SIGKILL
    judge(place, out, had_old=False)


@pytest.mark.parametrize("out", ["out", "out.zip"])
def test_killed_at_random_moments_while_replacing(place, out):
    chance = random.Random(out)

    for _ in range(SAMPLES):
        exported(the_old_plan(place), place / out, replace=True)
        process = child(place / "evidence", place / out, "replace")
        process.stdout.readline()
        time.sleep(chance.random() * 0.12)
        process.kill()
        wait(process)

        judge(place, out, had_old=True)


def the_old_plan(place):
    plan = a_plan(place / "evidence")
    return replace(plan, title="旧的", pieces=plan.pieces[:2])


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("side", ["kill-before", "kill-after"])
def test_killed_between_two_moves_where_folders_cannot_be_swapped(place, side, number):
    exported(the_old_plan(place), place / "out")
    process = child(place / "evidence", place / "out", "replace", "noswap", side, "replace", number)

    assert wait(process) == -signal.SIGKILL
    if not (place / "out").exists():
        aside = next(place.glob("out.previous-*"))
        assert tree(aside) == tree(place / "old" / "out")
    exported(a_plan(place / "evidence"), place / "out", replace=True)

    assert tree(place / "out") == tree(place / "new" / "out")
    assert {path.name for path in place.iterdir()} == {"evidence", "old", "new", "out"}
