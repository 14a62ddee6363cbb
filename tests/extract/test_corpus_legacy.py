"""Old office files from the wild, where they are at hand: what they say is what others read in them."""

import json
from collections import Counter
from pathlib import Path

import pytest

from archivist.domain.material import Status
from archivist.extract.read import ReadTask, read_file

_CORPUS = Path(__file__).resolve().parents[2].parent / "shared" / "corpus"
_KINDS = ("doc", "ppt", "msg", "rtf", "odf", "ofd", "eml")
_LEAST = 0.95
# Cut or altered on purpose, or too old.
_DAMAGED = ("clusterfuzz", "-signature-id-")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not _CORPUS.is_dir(), reason="the corpus is not here"),
]


def _truth(kind):
    lines = (_CORPUS / "truth.jsonl").read_text("utf-8").splitlines()
    facts = [json.loads(line) for line in lines]
    return [f for f in facts if f["kind"] == kind and (_CORPUS / f["file"]).is_file()]


def _share(said, wanted):
    """Return the share of the wanted characters that were read, in any order.

    Characters of private use, by which some fonts number their glyphs, are nothing one can read.
    """
    wanted = Counter(c for c in wanted if c.isprintable() and not c.isspace())
    return (Counter(said) & wanted).total() / wanted.total() if wanted else 1.0


@pytest.mark.parametrize("kind", _KINDS)
def test_files_of_the_wild_open_and_say_what_they_say(kind):
    for fact in _truth(kind):
        if any(word in fact["file"] for word in _DAMAGED):
            continue

        got = read_file(ReadTask(str(_CORPUS / fact["file"]), fact["file"]))

        if fact.get("needs_password"):
            assert got.failure.code == "G07", fact["file"]
            continue
        assert got.status in {Status.READ, Status.EMPTY}, (fact["file"], got.failure)
        said = "".join(got.extract.text.split())
        han = sum("\u4e00" <= c <= "\u9fff" for c in said)
        assert han >= _LEAST * fact.get("han_chars", 0), fact["file"]
        assert _share(said, fact.get("text_sample", "")) >= _LEAST, fact["file"]
        assert _share(said, fact.get("subject") or "") >= _LEAST, fact["file"]
        assert len(said) >= 0.9 * fact.get("antiword_chars", 0) - 30, fact["file"]
        if kind == "ofd":
            assert got.extract.pages == fact["pages"], fact["file"]
