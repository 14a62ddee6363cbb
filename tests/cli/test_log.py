"""The log is listed, and says when somebody touched it."""

import json

import jsonschema

from archivist.paths import SCHEMAS


def log_file(office):
    [path] = (office.root / "decisions").glob("*.jsonl")
    return path


def test_every_decision_is_listed_with_its_person(archivist, office):
    result = archivist("log", "--json")

    decisions = result.of("decision")
    assert result.summary["lines"] == len(decisions) == 11
    assert {each["person"] for each in decisions} == {"测试员"}
    assert [each["act"] for each in decisions].count("file") == 5


def test_every_line_on_disk_follows_the_schema(office):
    schema = json.loads((SCHEMAS / "decision.schema.json").read_text("utf-8"))

    for line in log_file(office).read_text("utf-8").splitlines():
        jsonschema.validate(json.loads(line), schema)


def test_the_newest_are_listed_when_there_are_many(archivist, office):
    assert len(archivist("log", "--limit", "2", "--json").of("decision")) == 2


def test_what_was_undone_is_marked(archivist, office):
    archivist("undo")

    decisions = archivist("log", "--json").of("decision")

    assert [each["undone"] for each in decisions if each["act"] == "file"] == [True] * 5


def test_an_altered_log_is_found(archivist, office):
    whole = archivist("log", "--verify")
    path = log_file(office)
    path.write_text(path.read_text("utf-8").replace("2017-08-10", "2018-08-10"), "utf-8")

    altered = archivist("log", "--verify", "--json")

    assert (whole.code, altered.code) == (0, 1)
    assert [each["file"] for each in altered.of("fault")] == [path.stem]
    assert not altered.summary["valid"]
