"""Questions of which only the latest matters."""

import threading

from archivist.gui.background import Latest


def test_the_answer_arrives(qtbot):
    latest = Latest()

    with qtbot.waitSignal(latest.answered) as signal:
        latest.ask(lambda: 42)

    assert signal.args == [42]


def test_an_answer_to_an_older_question_is_dropped(qtbot):
    latest, gate, seen = Latest(), threading.Event(), []
    latest.answered.connect(seen.append)

    latest.ask(lambda: gate.wait(5) and "old")
    latest.ask(lambda: "new")
    gate.set()

    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["new"]
    latest.wait()


def test_a_failure_is_told(qtbot):
    latest = Latest()

    with qtbot.waitSignal(latest.failed) as signal:
        latest.ask(lambda: 1 // 0)

    assert isinstance(signal.args[0], ZeroDivisionError)
