"""The tag files of a BagIt 1.0 bag (RFC 8493 §2), as bytes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from archivist.submission.plan import Plan

DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
AGENT = "archivist"
BAGIT = "bagit.txt"
BAG_INFO = "bag-info.txt"
MANIFEST = "manifest-sha256.txt"
TAG_MANIFEST = "tagmanifest-sha256.txt"
PACKAGE_JSON = "package.json"
_ESCAPES = (("%", "%25"), ("\n", "%0A"), ("\r", "%0D"))


def encode_path(path: str) -> str:
    """Percent-encode what would break a manifest's line: CR, LF and the percent sign itself."""
    for plain, escaped in _ESCAPES:
        path = path.replace(plain, escaped)
    return path


def decode_path(text: str) -> str:
    """Undo `encode_path`; escapes of other characters are left as they are (RFC 8493 §2.1.3)."""
    for plain, escaped in reversed(_ESCAPES):
        text = text.replace(escaped, plain).replace(escaped.lower(), plain)
    return text


def manifest(digests: Mapping[str, str]) -> bytes:
    """Return a manifest of path → hex digest, sorted by path."""
    lines = (f"{digests[path]}  {encode_path(path)}\n" for path in sorted(digests))
    return "".join(lines).encode()


def bag_info(plan: Plan, sizes: Iterable[int]) -> bytes:
    """Return ``bag-info.txt``; *sizes* are those of the payload files in bytes."""
    counted = list(sizes)
    entries = (
        ("Source-Organization", plan.unit or plan.city),
        ("External-Description", plan.title),
        ("External-Identifier", plan.edition_name),
        ("Bagging-Date", plan.as_of.isoformat()),
        ("Payload-Oxum", f"{sum(counted)}.{len(counted)}"),
        ("Bag-Group-Identifier", plan.title if plan.volumes > 1 else ""),
        ("Bag-Count", f"{plan.volume} of {plan.volumes}" if plan.volumes > 1 else ""),
        ("Bag-Software-Agent", AGENT),
    )
    lines = (f"{label}: {' '.join(value.split())}\n" for label, value in entries if value.strip())
    return "".join(lines).encode()
