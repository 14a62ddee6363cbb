"""The main job on sample evidence, in one word."""

import json


def test_the_demo_goes_from_nothing_to_reports_and_again_with_the_same_answer(archivist, bare):
    first = archivist("demo", "示 例", "--files", "20", "--no-gui", "--json")
    again = archivist("demo", "示 例", "--files", "20", "--no-gui", "--json")

    folder = bare / "示 例"
    truth = json.loads((folder / "truth.json").read_text("utf-8"))
    assert first.code == again.code == 1
    assert first.summary == again.summary
    assert first.summary["filled"] > 0
    assert truth["as_of"] if "as_of" in truth else truth["review_date"]
    assert {path.suffix for path in (folder / "报告").iterdir()} == {".xlsx", ".html", ".docx"}
    assert archivist("-w", "示 例", "log", "--verify").code == 0


def test_another_sample_is_not_mixed_in(archivist, bare):
    archivist("demo", "示例", "--files", "3", "--no-gui")

    result = archivist("demo", "示例", "--files", "30", "--no-gui")

    assert result.code == 19
    assert "示例" in result.err
