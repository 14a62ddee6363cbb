"""The running job in the status area."""

import pytest

from archivist.gui.desk import Desk
from archivist.gui.job_bar import JobBar
from archivist.services.progress import Changes, Finished, Started, Step


@pytest.fixture
def bar(qtbot, dressed):
    made = JobBar(Desk())
    qtbot.addWidget(made)
    return made


def test_it_names_the_work_the_file_and_how_far(bar):
    bar.resize(900, 30)
    bar.take(Started("scan", 200))
    bar.take(Step(50, 200, "Ⅲ-7-3/公交站亭.jpg"))

    assert bar.work.text() == "正在扫描材料…"
    assert bar.count.text() == "50 / 200"
    assert bar.subject.words == "Ⅲ-7-3/公交站亭.jpg"
    assert (bar.bar.value(), bar.bar.maximum()) == (50, 200)


def test_time_left_is_said_once_it_can_be_known(bar):
    bar.take(Started("scan", 100))
    bar._since -= 30
    bar.take(Step(50, 100, ""))
    assert bar.left.text() == "约剩 30 秒"

    bar._since -= 600
    bar.take(Step(50, 100, ""))
    assert "分钟" in bar.left.text()

    bar.take(Finished(Changes.NOTHING, None))
    assert bar.left.text() == ""


def test_cancel_stops_the_job_and_says_so(bar):
    bar.stop.click()

    assert not bar.stop.isEnabled()
    assert bar.work.text() == "正在停下来…"
