"""Jobs off the main thread."""

from archivist.gui.job import JobThread
from archivist.services.progress import Changes, Finished, Started, Step


def count(cancel):
    yield Started("scan", 3)
    for number in range(3):
        if cancel.is_set():
            break
        yield Step(number + 1, 3, str(number))
    yield Finished(Changes.MATERIALS, "done", cancelled=cancel.is_set())


def flood(_cancel):
    for number in range(20_000):
        yield Step(number, 20_000, "")
    yield Finished(Changes.NOTHING, None)


def boom(_cancel):
    yield Started("scan", 0)
    raise OSError("disk gone")


def run(qtbot, thread):
    seen, told = [], []
    thread.happened.connect(seen.append)
    thread.failed.connect(told.append)
    with qtbot.waitSignal(thread.finished):
        thread.start()
    qtbot.wait(1)
    return seen, told


def test_begin_and_end_arrive_in_order(qtbot):
    seen, _told = run(qtbot, JobThread(count))

    assert isinstance(seen[0], Started)
    assert seen[-1] == Finished(Changes.MATERIALS, "done")


def test_an_error_is_told_not_lost(qtbot):
    _seen, told = run(qtbot, JobThread(boom))

    assert "disk gone" in str(told[0])


def test_cancel_before_the_start_does_nothing(qtbot):
    thread = JobThread(count)
    thread.cancel()

    seen, _told = run(qtbot, thread)

    assert [type(event) for event in seen] == [Started, Finished]
    assert seen[-1].cancelled


def test_a_flood_of_steps_is_thinned_out(qtbot):
    seen, _told = run(qtbot, JobThread(flood))

    assert len(seen) < 200
    assert isinstance(seen[-1], Finished)
