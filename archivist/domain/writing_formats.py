"""Which formats of reports a review takes."""

from __future__ import annotations

ANY = ""  # 不限
_WORD = frozenset({"doc", "docx"})
_OWN_ENDINGS = frozenset({"wps", "eio"})  # WPS and 永中 keep Word's structure under their endings


def is_taken(format_: str, name: str, allowed: str) -> bool:
    """Whether a file of that content and *name* is in one of the *allowed* formats, parted by 、."""
    ending = name.rpartition(".")[2].lower()
    kept_as = ending if format_ in _WORD and ending in _OWN_ENDINGS else format_
    return allowed == ANY or kept_as in allowed.split("、")
