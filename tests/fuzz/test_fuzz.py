"""Damaged files of every format are read or cleanly failed, and nothing else happens."""

import os
from pathlib import Path

import pytest
from fuzz.fuzz import fuzz, mutant
from fuzz.oracle import judge
from fuzz.seeds import built

_SECONDS = float(os.environ.get("FUZZ_SECONDS", "60"))


@pytest.mark.slow
def test_no_damaged_file_is_anything_but_read_or_failed(tmp_path):
    counts = fuzz(tmp_path, seed=20170801, seconds=_SECONDS, keep=tmp_path / "kept")

    notes = tmp_path / "kept" / "findings.txt"
    assert counts["FINDING"] == 0, notes.read_text(encoding="utf-8")
    assert counts["read"] > 0
    assert counts["failed"] > 0


def test_the_same_numbers_make_the_same_damage(tmp_path):
    seeds = built(tmp_path)

    first = [mutant(seeds, 7, number) for number in range(20)]

    assert first == [mutant(seeds, 7, number) for number in range(20)]
    assert len({data for _ending, _story, data in first}) > 15


def test_every_seed_is_sound(tmp_path):
    outcomes = list(judge(built(tmp_path)))

    assert {Path(o.path).name: o.fault for o in outcomes if o.fault or o.status == "failed"} == {}
    assert len(outcomes) > 30


def test_a_crash_is_a_fault_and_a_hang_a_cost(tmp_path):
    lost = list(judge([tmp_path], seconds=20))  # a folder is no file: clean
    late = list(judge(built(tmp_path)[:1], workers=1, seconds=0.0))

    assert [(o.fault, o.cost, o.status) for o in lost] == [("", "", "failed")]
    assert [(o.fault, o.cost[:6]) for o in late] == [("", "读取超过时限")]
