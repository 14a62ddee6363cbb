"""``package.json`` says what is in the package, and nothing of this machine."""

import json

import jsonschema
from submission.sample import a_plan, exported, with_piece

from archivist.domain.kind import Kind
from archivist.paths import SCHEMAS
from archivist.submission.contents import Contents, PieceEntry


def test_package_json_follows_its_schema(tmp_path):
    plan = with_piece(a_plan(tmp_path / "evidence"), 0, source=None, date=None)
    schema = json.loads((SCHEMAS / "package.schema.json").read_text("utf-8"))

    exported(plan, tmp_path / "out")

    said = json.loads((tmp_path / "out" / "package.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(said, schema)
    assert said["pieces"][0]["status"] == "missing"
    assert str(tmp_path) not in json.dumps(said, ensure_ascii=False)


def test_what_comes_in_equals_what_goes_out(tmp_path):
    plan = with_piece(a_plan(tmp_path / "evidence"), 0, source=None)

    exported(plan, tmp_path / "out")

    counts = json.loads((tmp_path / "out" / "package.json").read_text("utf-8"))["counts"]
    payload = [path for path in (tmp_path / "out" / "data").rglob("*") if path.is_file()]
    assert counts["pieces"] + counts["gaps"] == counts["written"] + counts["placeholders"]
    assert counts["files"] == len(payload) == 6
    assert counts["bytes"] == sum(path.stat().st_size for path in payload)


def test_counts_are_told_by_kind(tmp_path):
    plan = a_plan(tmp_path)
    entries = (PieceEntry(plan.pieces[1], "data/x", "gone"), PieceEntry(plan.pieces[0], "data/y"))

    contents = Contents(plan, entries, (), {}, {})

    assert contents.of_kind(Kind.PHOTO) == (1, 1, 0)
    assert contents.of_kind(Kind.PAPER) == (1, 0, 0)
