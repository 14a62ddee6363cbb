"""The list of papers that are out of force: the program's own, or the one the office put in its place."""

from __future__ import annotations

import tomllib
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from archivist.domain.abolished import Abolished
from archivist.domain.document_number import find_document_numbers, find_order_numbers
from archivist.errors import DamagedFileError
from archivist.i18n import _
from archivist.paths import RESOURCES

FILE = Path("papers") / "abolished.toml"
_TEXTS = ("title", "by", "number", "source")


def load_abolished(root: Path) -> tuple[Abolished, ...]:
    """Return the list of the workspace at *root* where it has ``papers/abolished.toml``, else the program's.

    Raises DamagedFileError, naming the entry, where the file is not such a list.
    """
    own = root / FILE
    path = own if own.is_file() else RESOURCES / FILE
    try:
        return _read(path, path.stat().st_mtime_ns)
    except OSError as error:
        raise DamagedFileError(path=path, detail=error.strerror or error) from error


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int) -> tuple[Abolished, ...]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DamagedFileError(path=path, detail=error) from error
    papers = data.get("paper")
    if not isinstance(papers, list):
        raise DamagedFileError(path=path, detail=_("没有 [[paper]] 条目"))
    return tuple(_entry(path, number, entry) for number, entry in enumerate(papers, 1))


def _entry(path: Path, number: int, entry: Any) -> Abolished:
    given: dict[str, Any] = entry if isinstance(entry, dict) else {}
    texts = {name: str(given.get(name, "")) for name in _TEXTS}
    wrong = any(not isinstance(given.get(name, ""), str) for name in _TEXTS)
    day = given.get("day")
    nameless = not texts["by"] or not (texts["title"] or texts["number"])
    if wrong or nameless or not isinstance(day, date) or isinstance(day, datetime):
        told = _("第 {number} 条要有 title 或 number、by（被哪份文件废止）和 day（如 2017-07-01）")
        raise DamagedFileError(path=path, detail=told.format(number=number))
    return Abolished(
        title=texts["title"],
        by=texts["by"],
        day=day,
        number=_standard_form(texts["number"]),
        source=texts["source"],
    )


def _standard_form(text: str) -> str:
    """Return a number as rules compare it, whatever brackets the list uses."""
    found = find_document_numbers(text) or find_order_numbers(text)
    return str(found[0][2]) if found else text
