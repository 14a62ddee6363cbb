"""A log keeps what was decided, whatever happens to its file."""

import os
import subprocess
import sys

import pytest

from archivist.decisions.folder import DecisionFolder
from archivist.decisions.line import Act, Decision
from archivist.decisions.log import LogTrouble, log_name, read_log
from archivist.domain.settings import Settings


def setting(key, value):
    return lambda _decided: [Decision(Act.SETTING, {"key": key}, {"value": value})]


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "decisions"


@pytest.fixture
def desk(folder):
    return DecisionFolder(folder, "张三", "办公室-电脑 1")


@pytest.fixture
def path(folder, desk):
    for number in range(5):
        desk.append(setting("city", f"城市{number}"))
    return next(folder.glob("*.jsonl"))


def troubles(path):
    return [fault.trouble for fault in read_log(path).faults]


def test_a_log_is_named_after_person_and_machine_on_any_system():
    assert log_name("张三", 'a/b:"c" d') == "张三-a_b_c_d"


def test_what_was_decided_is_read_by_another_program(path, folder):
    other = DecisionFolder(folder, "李四", "另一台")

    assert other.read().settings == {"city": "城市4"}
    assert troubles(path) == []


def test_a_torn_last_line_is_said_and_nothing_before_it_is_lost(path, folder):
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])

    log = read_log(path)

    assert [fault.trouble for fault in log.faults] == [LogTrouble.TORN]
    assert len(log.lines) == 4
    assert DecisionFolder(folder, "李四", "x").read().settings == {"city": "城市3"}


@pytest.mark.parametrize("cut", range(1, 60, 7))
def test_writing_after_a_power_cut_sets_the_torn_line_aside(path, folder, cut):
    path.write_bytes(path.read_bytes()[:-cut])

    DecisionFolder(folder, "张三", "办公室-电脑 1").append(setting("city", "新城"))

    assert troubles(path) == []
    assert DecisionFolder(folder, "李四", "x").read().settings == {"city": "新城"}
    assert cut == 1 or path.with_suffix(".torn").stat().st_size > 0


def test_a_foreign_line_is_named_with_its_number_and_skipped(path):
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:2], b"hello, this is somebody else\n", *lines[2:]]))

    log = read_log(path)

    assert [(f.line, f.trouble) for f in log.faults] == [(3, LogTrouble.FOREIGN)]
    assert len(log.lines) == 5


def test_a_line_that_was_changed_breaks_the_chain_behind_it(path):
    path.write_bytes(path.read_bytes().replace("城市1".encode(), "城市9".encode()))

    assert [(f.line, f.trouble) for f in read_log(path).faults] == [(3, LogTrouble.BROKEN_CHAIN)]


def test_a_line_that_was_taken_out_breaks_the_chain(path):
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join([*lines[:2], *lines[3:]]))

    assert troubles(path) == [LogTrouble.BROKEN_CHAIN]


def test_a_log_under_another_persons_name_is_foreign(path, folder):
    renamed = path.rename(folder / "李四-别处.jsonl")

    assert set(troubles(renamed)) == {LogTrouble.FOREIGN}


def test_nothing_is_written_when_the_decision_fails(desk, path):
    before = path.read_bytes()

    with pytest.raises(ValueError, match="no"):
        desk.append(lambda _decided: (_ for _ in ()).throw(ValueError("no")))

    assert path.read_bytes() == before


def test_two_processes_of_one_person_keep_one_chain(folder):
    script = (
        "import sys; from pathlib import Path\n"
        "from archivist.decisions.folder import DecisionFolder\n"
        "from archivist.decisions.line import Act, Decision\n"
        "desk = DecisionFolder(Path(sys.argv[1]), '张三', 'pc')\n"
        "for n in range(30):\n"
        "    desk.append(lambda d: [Decision(Act.SETTING, {'key': sys.argv[2]}, {'value': str(n)})])\n"
    )
    environment = {**os.environ, "PYTHONUTF8": "1"}
    running = [
        subprocess.Popen([sys.executable, "-c", script, str(folder), key], env=environment)
        for key in ("city", "test_month")
    ]

    assert [process.wait(60) for process in running] == [0, 0]
    log = read_log(folder / "张三-pc.jsonl")
    assert (len(log.lines), log.faults) == (60, ())
    assert DecisionFolder(folder, "x", "y").read().settings == {"city": "29", "test_month": "29"}


def test_settings_read_what_the_log_says(desk):
    desk.append(setting("word_limit", "800"))

    assert Settings(desk.read().settings).value("word_limit", "Ⅲ-7-3") == 800
