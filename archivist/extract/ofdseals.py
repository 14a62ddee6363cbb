"""The signatures of an OFD document: who signed when, never whether it is valid (GB/T 33190, §18)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from archivist.extract.ofdpackage import OfdPackage, within
from archivist.extract.package import Element, child, local

_SEAL, _SIGNATURE = "Seal", "Sign"


def seals_of(package: OfdPackage, signatures: Element | None) -> Iterator[str]:
    """Yield one text for each signature: kind, provider, time and the page its picture is on."""
    name = within(package, "", signatures.text) if signatures is not None else ""
    if not package.has(name):
        return
    for each in package.tree(name):
        if local(each) != "Signature":
            continue
        target = within(package, posixpath.dirname(name), each.get("BaseLoc"))
        signed = child(package.tree(target), "SignedInfo") if package.has(target) else None
        yield " ".join(filter(None, _words(each, signed)))


def _words(entry: Element, signed: Element | None) -> Iterator[str]:
    kind = entry.get("Type") or _SEAL
    yield kind if kind in {_SEAL, _SIGNATURE} else _SEAL
    provider = child(signed, "Provider")
    if provider is not None:
        yield provider.get("ProviderName") or provider.get("Company") or ""
    time = child(signed, "SignatureDateTime")
    yield (time.text or "").strip() if time is not None else ""
