"""Every date that may date a file, each with where it was read (rules.md, D)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from archivist.domain.dates import DateReading, DateSource, DateValue, chinese_number, find_dates
from archivist.domain.facts import Signed
from archivist.domain.place import NOWHERE, Place
from archivist.extract.base import Extract
from archivist.extract.enacting import Enactment, latest
from archivist.extract.imprint import is_imprint
from archivist.extract.lines import Line, dated_line, is_organ, organs_of, stem
from archivist.extract.title import Found

_LABELLED = re.compile(
    r"(?:^|[\t\s（(•])(?:(?P<own>成文|发文|签发|填报|填表|制表|上报|报送|编制|制作|填写)|(?:本稿)?完成|开票|签发|填发|登记|发证|颁发|出具|报告|检测|检验|评估|核发|发布|公布)(?:日期|时间)\s*[：:]?[\s\t]*"
    r"(?P<rest>[^\t]{4,24})|(?:^|\t)\s*(?:日期|时间)\s*[：:][\s\t]*(?P<bare>[^\t]{4,24})"
)
_LABEL_ALONE = re.compile(r"^[•·\s]*(?:成文|发文|发布|公布)(?:日期|时间)\s*[：:]$")
_CLOSING = re.compile(
    r"^(?:抄\s*送|主\s*送|附\s*件|附\s*[：:]|附\s*表|[（(]此件|[（(]联系人|联系人|主题词|[（(]信息公开|[-—–\s]*\d+[-—–\s]*$)"
)
_STAMPED_NAME = re.compile(r"(?<!\d)(?P<day>(?:19|20)\d{6})[_\-]?\d{4,6}(?:\d{3})?(?!\d)")
_YEAR = re.compile(
    r"(?P<unit>[^\d]{0,40}?)\s*(?P<year>(?:19|20)\d{2}|[一二][〇零○九][〇零○一二三四五六七八九]{2})\s*年"
)
_SHORT_YEAR = re.compile(r"号|[期届第]")
_FORM_EDGE = 12
_HEAD_WINDOW = 10
_MOST_SIGNERS = 10
_DATE_AND_UNIT = 2
# How sure each sign is (archivist.domain.facts); measured on the labelled files.
_SIGNED, _UNSIGNED, _ENACTED, _FILLED, _FORM_DATE, _DATELINE = 0.97, 0.85, 0.95, 0.9, 0.8, 0.85
_CAMERA, _NAMED, _PROPERTY, _FILE_TIME = 0.9, 0.6, 0.3, 0.1


@dataclass(frozen=True, slots=True)
class Signature:
    """落款: the date at the end of a paper and the units above or before it, if any stand there."""

    value: DateValue
    text: str
    place: Place
    organs: tuple[str, ...] = ()
    organ_place: Place = NOWHERE

    @property
    def signed(self) -> Signed:
        """The fact it makes."""
        return Signed(self.organs, self.value, self.place, _SIGNED if self.organs else _UNSIGNED)


def find_dates_of(extract: Extract, signed: DateReading | None) -> tuple[DateReading, ...]:
    """Return every dated sign of a content: text, EXIF, stamp, properties; strongest first."""
    return (
        *([signed] if signed else []),
        *_from_exif(extract),
        *extract.stamped,
        *_from_properties(extract),
    )


def text_date(
    lines: list[Line],
    title: Found,
    signature: Signature | None,
    steps: tuple[Enactment, ...] = (),
) -> DateReading | None:
    """Return 成文日期: the signature's, a form's 填报日期, or that of the dateline under the title.

    The date of printing in 版记 and dates in running text are none (domain.md §3.1).
    """
    if signature is not None and (signature.organs or not steps):
        sure = _SIGNED if signature.organs else _UNSIGNED
        return _reading(signature.value, signature.text, signature.place, sure)
    step = latest(steps)
    if step is not None:
        return _reading(step.value, step.line.text[:60], step.line.place, _ENACTED)
    return _labelled(lines) or _dateline(lines, title)


def find_signature(lines: list[Line], title: Found) -> Signature | None:
    """Return the first 落款 after the title: a date alone on a line, by a unit or before the end.

    The first, because what follows it are attachments with dates of their own.
    """
    for index in range(max(title.last, 0) + 1, len(lines)):
        line = lines[index]
        if is_imprint(line.text):
            return None
        held = None if len(line.text) > 60 else _dated(line) or _year_alone(line)  # noqa: PLR2004
        if held is None:
            continue
        value, beside = held
        if beside:
            return Signature(value, line.text, line.place, beside, line.place)
        first, organs = _above(lines, index, title.last)
        if organs:
            return Signature(value, line.text, line.place, organs, lines[first].place)
        if value.month is None:
            continue  # a chapter's heading: only under a unit it signs
        if _is_end(lines, index) and index - title.last > 2:  # noqa: PLR2004 — not the dateline
            return Signature(value, line.text, line.place)
    return None


def _dated(line: Line) -> tuple[DateValue, tuple[str, ...]] | None:
    """Return the date of a line that holds only it, and the units beside it."""
    if line.is_row:
        return _dated_row(line)
    held = dated_line(line.text)
    if held is None:
        return None
    value, before = held
    if not before:
        return value, ()
    found = find_dates(line.raw)
    names = organs_of(Line(before, line.passage, line.raw[: found[0][0]])) if found else ()
    return value, names or (before,)


def _year_alone(line: Line) -> tuple[DateValue, tuple[str, ...]] | None:
    """Return the year of a line that holds only it, and the units before it: 市文明办 2019年."""
    match = None if line.is_row else _YEAR.fullmatch(line.text.strip(" \u3000（()）"))
    if match is None:
        return None
    year = match["year"]
    number = int(year) if year.isdecimal() and year.isascii() else chinese_number(year)
    before = match["unit"].strip()
    if not before:
        return DateValue(number), ()
    names = organs_of(Line(before, line.passage, before))
    return (DateValue(number), names) if names else None


def _dated_row(line: Line) -> tuple[DateValue, tuple[str, ...]] | None:
    """Read a row of two cells, a date and a unit, as certificates sign."""
    cells = [cell.strip() for cell in line.text.split("\t") if cell.strip()]
    if len(cells) != _DATE_AND_UNIT:
        return None
    for dated, unit in (cells, reversed(cells)):
        held = dated_line(dated)
        if held is not None and not held[1] and held[0].day is not None and is_organ(unit):
            return held[0], (unit,)
    return None


def _above(lines: list[Line], index: int, last: int) -> tuple[int, tuple[str, ...]]:
    """Return where the units above a date begin, and all of them: joint papers have several."""
    names: tuple[str, ...] = ()
    first = index
    while first - 1 > last and len(names) < _MOST_SIGNERS:
        above = organs_of(lines[first - 1])
        if not above or lines[first - 1].is_row:
            break
        names, first = (*above, *names), first - 1
    return first, names


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
        yield DateReading(chosen.pop(), DateSource.NAME, own, sure=_NAMED)


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
    return bool(_CLOSING.match(following) or is_imprint(following))


def _labelled(lines: list[Line]) -> DateReading | None:
    for line in (*_fields(lines[:_FORM_EDGE]), *_fields(lines[-_FORM_EDGE:])):
        for match in _LABELLED.finditer(line.text):
            found = find_dates(match["rest"] or match["bare"])
            if found and found[0][0] <= 2:  # noqa: PLR2004 — right behind its label
                sure = _FILLED if match["own"] or match["bare"] else _FORM_DATE
                return _reading(found[0][2], match.group().strip(), line.place, sure)
    return None


def _fields(lines: list[Line]) -> Iterator[Line]:
    """Yield lines, a label joined with the value below it, as saved pages lay out their cards."""
    for index, line in enumerate(lines):
        below = lines[index + 1].text if index + 1 < len(lines) else ""
        alone = _LABEL_ALONE.match(line.text)
        yield replace(line, text=f"{line.text.lstrip('• ')}{below}") if alone else line


def _dateline(lines: list[Line], title: Found) -> DateReading | None:
    """Read a date that stands alone under the title."""
    if title.last < 0:
        return None
    for line in lines[title.last + 1 : title.last + 1 + _HEAD_WINDOW]:
        alone = dated_line(line.text)
        if alone:
            return _reading(alone[0], line.text, line.place, _DATELINE)
        if len(line.text) > 60:  # noqa: PLR2004 — the body has begun
            return None
    return None


def _reading(value: DateValue, text: str, place: Place, sure: float) -> DateReading:
    return DateReading(value, DateSource.TEXT, text, str(place), sure)


def _from_exif(extract: Extract) -> Iterator[DateReading]:
    taken = extract.photo.taken if extract.photo else None
    if taken is not None:
        yield DateReading(
            DateValue.of(taken.date()), DateSource.EXIF, f"{taken:%Y-%m-%d %H:%M:%S}", sure=_CAMERA
        )


def _from_properties(extract: Extract) -> Iterator[DateReading]:
    for key in ("created", "modified"):
        text = extract.properties.get(key, "")
        moment = moment_of(text)
        if moment is not None:
            yield DateReading(
                DateValue.of(moment.date()), DateSource.PROPERTY, text, key, _PROPERTY
            )


def date_of_file(mtime_ns: int | None) -> Iterator[DateReading]:
    """Yield the day of a file's time in nanoseconds; it dates nothing by itself."""
    if mtime_ns is None:
        return
    try:
        moment = datetime.fromtimestamp(mtime_ns / 1e9, tz=UTC).astimezone()
    except (ValueError, OverflowError, OSError):
        return
    text = moment.isoformat(" ", "seconds")
    yield DateReading(DateValue.of(moment.date()), DateSource.FILE_TIME, text, sure=_FILE_TIME)
