"""Jobs are cancelled by the first Ctrl-C; every JSON output ends with a summary."""

import os
import signal

import pytest

from archivist.cli.run import Run
from archivist.services.progress import Changes, Finished, Started, Step


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGINT to send")
def test_the_first_ctrl_c_lets_the_job_finish_its_step_and_end_cleanly():
    def job(cancel):
        yield Started("work", 3)
        for done in range(1, 4):
            if cancel.is_set():
                break
            os.kill(os.getpid(), signal.SIGINT)
            yield Step(done, 3, "a")
        yield Finished(Changes.NOTHING, done, cancelled=cancel.is_set())

    before = signal.getsignal(signal.SIGINT)
    end = Run().follow(job, "work")

    assert (end.cancelled, end.result) == (True, 2)
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGINT to send")
def test_the_second_ctrl_c_stops_at_once():
    def job(_cancel):
        yield Started("work", 0)
        os.kill(os.getpid(), signal.SIGINT)
        os.kill(os.getpid(), signal.SIGINT)
        yield Finished(Changes.NOTHING, None)

    with pytest.raises(KeyboardInterrupt):
        Run().follow(job, "work")


def test_a_command_without_a_summary_of_its_own_ends_with_a_count(archivist, bare):
    result = archivist("rules", "M01", "--json")

    assert result.objects[-1] == {"type": "summary", "objects": 1}
