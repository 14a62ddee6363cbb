"""Files from the wild, where they are at hand: each comes back with a status."""

import json
from pathlib import Path

import pytest

from archivist.domain.material import Status
from archivist.extract.read import ReadTask, read_file

_CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not _CORPUS.is_dir(), reason="the corpus is not here"),
]


def _truth():
    lines = (_CORPUS / "truth.jsonl").read_text("utf-8").splitlines()
    facts = [json.loads(line) for line in lines]
    return [f for f in facts if (_CORPUS / f["file"]).is_file()]


def test_every_file_comes_back_with_a_status_and_locked_office_files_with_g07():
    for fact in _truth():
        got = read_file(ReadTask(str(_CORPUS / fact["file"]), fact["file"]))

        assert got.status in Status, fact["file"]
        assert (got.failure is None) == (got.status is not Status.FAILED), fact["file"]
        if fact["kind"] == "ooxml-encrypted" or (
            fact["kind"] == "pdf" and fact.get("needs_password")
        ):
            assert got.failure.code == "G07", fact["file"]
        if fact["kind"] in {"ooxml-docx", "jpeg", "text"} and fact.get("text_chars", 0) > 100:
            assert got.status is Status.READ, fact["file"]
