"""Digital signatures as a reader lists them in its properties: 有签章（未验签）."""

from __future__ import annotations

import re
from datetime import datetime

from archivist.domain.facts import DigitalSeal

_MOMENT = re.compile(
    r"(?P<d>(?:19|20)\d{2}-?\d{2}-?\d{2})[T ]?(?P<h>\d{2}):?(?P<m>\d{2}):?(?P<s>\d{2})(?:\.\d+)?(?:Z|[+\-]\d{2}'?:?\d{2}'?)?\s*$"
)
_SEPARATOR = "；"


def find_digital_seals(said: str) -> tuple[DigitalSeal, ...]:
    """Return the signatures that the text *said* lists, one a clause: kind, signer, time."""
    return tuple(_seal(each.strip()) for each in said.split(_SEPARATOR) if each.strip())


def _seal(said: str) -> DigitalSeal:
    kind, _, rest = said.partition(" ")
    match = _MOMENT.search(rest)
    moment = None
    if match:
        digits = match["d"].replace("-", "") + match["h"] + match["m"] + match["s"]
        try:
            moment = datetime.strptime(digits, "%Y%m%d%H%M%S")  # noqa: DTZ007 — as the file says
        except ValueError:
            moment = None
        rest = rest[: match.start()]
    return DigitalSeal("seal" if kind == "Seal" else "signature", rest.strip(), moment)
