"""An export says what it does, file by file."""

from submission.sample import a_plan

from archivist.submission.export import export
from archivist.submission.progress import Phase


def test_events_count_files_and_bytes_up_to_the_whole(tmp_path):
    plan = a_plan(tmp_path / "evidence")

    events = list(export(plan, tmp_path / "out"))

    copied = [event for event in events if event.phase is Phase.COPY]
    read = [event for event in events if event.phase is Phase.VERIFY]
    assert [event.done for event in copied] == [1, 2, 3, 4]
    assert copied[-1].bytes == copied[-1].total_bytes == sum(p.size for p in plan.pieces)
    assert read[-1].done == read[-1].total and read[-1].bytes == read[-1].total_bytes
    assert events[-1].phase is Phase.DONE and events[-1].result is not None
