"""Every date that may date a file, each with where it was read (rules.md, D)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from archivist.domain.dates import DateReading, DateSource, DateValue, find_dates
from archivist.domain.place import NOWHERE, Place
from archivist.extract.base import Extract
from archivist.extract.lines import Line, dated_line, is_organ, stem
from archivist.extract.title import Found

_LABELLED = re.compile(
    r"(?:^|[\t\s（(])(?:成文|签发|填报|填表|制表|上报|报送|编制|制作|填写)(?:日期|时间)\s*[：:]?[\s\t]*"
    r"(?P<rest>[^\t]{4,24})|(?:^|\t)\s*(?:日期|时间)\s*[：:][\s\t]*(?P<bare>[^\t]{4,24})"
)
_ENACTED = re.compile(r"通过|修正|修订|公布|发布|批准|印发|签署|令")
_DATELINE = re.compile(r"^[（(]?\s*(?:根据)?(?:19|20|二〇|二○|一九)\S{2}\s?年")
_CLOSING = re.compile(
    r"^(?:抄\s*送|主\s*送|附\s*件|附\s*[：:]|附\s*表|[（(]此件|[（(]联系人|联系人|主题词|[（(]信息公开|[-—–\s]*\d+[-—–\s]*$)"
)
_IMPRINT = re.compile(r"^抄\s*送|印\s*发\s*$|印\s*制\s*$")
_STAMPED_NAME = re.compile(r"(?<!\d)(?P<day>(?:19|20)\d{6})[_\-]?\d{4,6}(?:\d{3})?(?!\d)")
_SHORT_YEAR = re.compile(r"号|[期届第]")
_FORM_EDGE = 12
_HEAD_WINDOW = 10


@dataclass(frozen=True, slots=True)
class Signature:
    """落款: the date at the end of a paper and the unit above or before it, if one stands there."""

    value: DateValue
    text: str
    place: Place
    organ: str = ""
    organ_place: Place = NOWHERE


def find_dates_of(extract: Extract, signed: DateReading | None) -> tuple[DateReading, ...]:
    """Return every dated sign of a content: text, EXIF, stamp, properties; strongest first."""
    return (
        *([signed] if signed else []),
        *_from_exif(extract),
        *extract.stamped,
        *_from_properties(extract),
    )


def text_date(lines: list[Line], title: Found, signature: Signature | None) -> DateReading | None:
    """Return 成文日期: the signature's, a form's 填报日期, or the dateline under the title.

    The date of printing in 版记 and dates in running text are none (domain.md §3.1).
    """
    if signature is not None:
        return _reading(signature.value, signature.text, signature.place)
    return _labelled(lines) or _dateline(lines, title)


def find_signature(lines: list[Line], title: Found) -> Signature | None:
    """Return the first 落款 after the title: a date alone on a line, by a unit or before the end.

    The first, because what follows it are attachments with dates of their own.
    """
    for index in range(max(title.last, 0) + 1, len(lines)):
        line = lines[index]
        if _IMPRINT.search(line.text):
            return None
        held = None if line.is_row or len(line.text) > 60 else dated_line(line.text)  # noqa: PLR2004
        if held is None:
            continue
        value, before = held
        above = lines[index - 1]
        if before:
            return Signature(value, line.text, line.place, before, line.place)
        if is_organ(above.text) and index - 1 > title.last:
            return Signature(value, line.text, line.place, above.text, above.place)
        if _is_end(lines, index) and index - title.last > 2:  # noqa: PLR2004 — not the dateline
            return Signature(value, line.text, line.place)
    return None


def date_in_name(name: str) -> Iterator[DateReading]:
    """Yield the one date a file's name gives; a name with two different ones dates nothing."""
    own = stem(name)
    spread = _STAMPED_NAME.sub(lambda m: f" {m['day']} ", own).replace("_", " ")
    found = [
        value
        for _, end, value in find_dates(spread)
        if not _SHORT_YEAR.match(spread[end:].lstrip()[:1] or " ")
    ]
    days = [value for value in found if value.day is not None]
    chosen = set(days or found)
    if len(chosen) == 1:
        yield DateReading(chosen.pop(), DateSource.NAME, own)


def moment_of(text: str) -> datetime | None:
    """Read an ISO 8601 property as this machine's time; None when it is none or before 1980."""
    try:
        moment = datetime.fromisoformat(text.strip())
        if moment.tzinfo is not None:
            moment = moment.astimezone().replace(tzinfo=None)
    except (ValueError, OverflowError, OSError):
        return None
    return moment if moment.year >= 1980 else None  # noqa: PLR2004 — an unset clock


def _is_end(lines: list[Line], index: int) -> bool:
    if index >= len(lines) - 2:
        return True
    following = lines[index + 1].text
    return bool(_CLOSING.match(following) or _IMPRINT.search(following))


def _labelled(lines: list[Line]) -> DateReading | None:
    for line in lines[:_FORM_EDGE] + lines[-_FORM_EDGE:]:
        for match in _LABELLED.finditer(line.text):
            found = find_dates(match["rest"] or match["bare"])
            if found and found[0][0] <= 2:  # noqa: PLR2004 — right behind its label
                return _reading(found[0][2], match.group().strip(), line.place)
    return None


def _dateline(lines: list[Line], title: Found) -> DateReading | None:
    """Read the dates under the title: of several enactments the last made the text as it stands."""
    if title.last < 0:
        return None
    latest: DateReading | None = None
    for line in lines[title.last + 1 : title.last + 1 + _HEAD_WINDOW]:
        alone = dated_line(line.text)
        if alone and latest is None:
            latest = _reading(alone[0], line.text, line.place)
        elif _DATELINE.match(line.text) and _ENACTED.search(line.text):
            for _, _, value in find_dates(line.text):
                if latest is None or value.first > latest.value.first:
                    latest = _reading(value, line.text[:60], line.place)
        elif latest is not None or len(line.text) > 60:  # noqa: PLR2004 — the body has begun
            return latest
    return latest


def _reading(value: DateValue, text: str, place: Place) -> DateReading:
    return DateReading(value, DateSource.TEXT, text, str(place))


def _from_exif(extract: Extract) -> Iterator[DateReading]:
    taken = extract.photo.taken if extract.photo else None
    if taken is not None:
        yield DateReading(DateValue.of(taken.date()), DateSource.EXIF, f"{taken:%Y-%m-%d %H:%M:%S}")


def _from_properties(extract: Extract) -> Iterator[DateReading]:
    for key in ("created", "modified"):
        text = extract.properties.get(key, "")
        moment = moment_of(text)
        if moment is not None:
            yield DateReading(DateValue.of(moment.date()), DateSource.PROPERTY, text, key)


def date_of_file(mtime_ns: int | None) -> Iterator[DateReading]:
    """Yield the day of a file's time in nanoseconds; it dates nothing by itself."""
    if mtime_ns is None:
        return
    try:
        moment = datetime.fromtimestamp(mtime_ns / 1e9, tz=UTC).astimezone()
    except (ValueError, OverflowError, OSError):
        return
    text = moment.isoformat(" ", "seconds")
    yield DateReading(DateValue.of(moment.date()), DateSource.FILE_TIME, text)
