"""The words of ``judged/report_words.toml``, for labelled reports."""

import tomllib
from pathlib import Path

PARTS = ("plan", "activity", "guarantee", "feature", "effect")
Known = tuple[str, str, dict[str, list[str]]]  # topic, a word of it, sentences by part
_TABLE = tomllib.loads(
    (Path(__file__).parent / "judged" / "report_words.toml").read_text(encoding="utf-8")
)
HEADS: dict[str, list[str]] = _TABLE["heads"]


def _known(group: str) -> dict[str, Known]:
    return {
        code: (said["topic"], said["word"], {part: said[part] for part in PARTS})
        for code, said in _TABLE[group].items()
    }


TOPICS = _known("topics")
HELD = _known("held")
