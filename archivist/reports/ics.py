"""The days of a report as a calendar (RFC 5545), for the calendar of a phone or of a mail program."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import timedelta

from archivist.reports.cell import clean
from archivist.reports.table import Occasion, Report

_WIDTH = 75  # octets of a line (RFC 5545, 3.1)


def render(report: Report) -> bytes:
    """Return the calendar's bytes; the same report gives the same bytes, and the same ids next time."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Archivist//Forecast//ZH",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(report.title)}",
    ]
    for occasion in report.occasions or ():
        lines += _event(report, occasion)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _event(report: Report, occasion: Occasion) -> Iterator[str]:
    """Yield the lines of a whole day; it blocks no time (TRANSP), and speaks up in the morning."""
    uid = hashlib.sha256(occasion.key.encode()).hexdigest()[:32]
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}@archivist"
    yield f"DTSTAMP:{report.day:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{occasion.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{occasion.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(occasion.summary)}"
    if occasion.detail:
        yield f"DESCRIPTION:{_escaped(occasion.detail)}"
    yield "TRANSP:TRANSPARENT"
    yield from ("BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:PT9H")
    yield f"DESCRIPTION:{_escaped(occasion.summary)}"
    yield from ("END:VALARM", "END:VEVENT")


def _escaped(text: str) -> str:
    plain = clean(text).replace("\r\n", "\n").replace("\r", "\n").replace("\\", "\\\\")
    return plain.replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Cut a line where it would be longer than allowed, never inside a character."""
    part, width = "", 0
    for character in line:
        octets = len(character.encode())
        if width + octets > _WIDTH:
            yield part
            part, width = " ", 1
        part, width = part + character, width + octets
    yield part
