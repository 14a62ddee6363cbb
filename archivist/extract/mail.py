"""Mails and saved web archives: who, when, what about, and the text (RFC 5322, RFC 2045, RFC 2557)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from email.utils import parsedate_tz
from pathlib import Path

from archivist.domain.place import Place
from archivist.extract import webpage
from archivist.extract.base import Extract, Part, Passage
from archivist.extract.limits import MAX_MEMBER_BYTES, kept_text
from archivist.extract.text import decode

FORMATS = ("eml", "mht")
_SHOWN = ("From", "To", "Cc", "Date")
_PROPERTIES = {"Subject": "title", "From": "author", "X-Mailer": "application"}
_CHARSETS = {"gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "hz-gb-2312": "hz"}
_MAX_PARTS = 2000
_MBOX_LINE = re.compile(rb"\A>?From [^\r\n]*\r?\n")
_BLANK = b" \t\r\n\xef\xbb\xbf"


def extract(path: Path) -> Extract:
    """Read a mail; attachments are named and not opened, nothing a page refers to is loaded.

    Raises DamagedError for text in no known encoding.
    """
    with path.open("rb") as stream:
        data = stream.read(MAX_MEMBER_BYTES)
    message = message_from_bytes(_MBOX_LINE.sub(b"", data.lstrip(_BLANK)))
    properties = {
        name: text for header, name in _PROPERTIES.items() if (text := _header(message, header))
    }
    moment = _moment(_header(message, "Date"))
    if moment:
        properties["created"] = moment
    attachments = list(filter(None, map(_file_name, message.walk())))
    if attachments:
        properties["attachments"] = "；".join(attachments)
    # A browser that saves a page names itself as the sender and the page's title as the subject.
    saved = "To" not in message and "<saved by" in properties.get("author", "").lower()
    if saved:
        properties["application"] = properties.pop("author").strip("<>")
    heads = [] if saved else list(_heads(message))
    kept, truncated = kept_text(_numbered([*heads, *_body(message)]))
    if truncated:
        properties["truncated"] = "text"
    images = sum(part.get_content_maintype() == "image" for part in message.walk())
    return Extract(kept, properties=properties, images=images)


def _heads(message: Message) -> Iterator[Passage]:
    """Yield the subject as a heading, the other headers a reader is shown as heads."""
    subject = _header(message, "Subject")
    if subject:
        yield Passage(subject, heading=True)
    for name in _SHOWN:
        text = _header(message, name)
        if text:
            yield Passage(f"{name}: {text}", part=Part.HEADER)


def _body(message: Message, budget: list[int] | None = None) -> Iterator[Passage]:
    """Yield the text of a message or part, those of messages inside it too."""
    budget = budget if budget is not None else [_MAX_PARTS]
    budget[0] -= 1
    if budget[0] < 0:
        return
    inside = [part for part in _parts(message) if not _is_attached(part)]
    if message.get_content_type() == "message/rfc822":
        for part in inside:
            yield from _heads(part)
            yield from _body(part, budget)
    elif message.get_content_type() == "multipart/alternative":
        yield from _best(inside, budget)
    elif message.is_multipart():
        for part in inside:
            yield from _body(part, budget)
    elif message.get_content_type() == "text/html":
        yield from _page(message).passages
    elif message.get_content_maintype() == "text":
        for line in filter(None, map(str.strip, _text(message).splitlines())):
            yield Passage(line)


def _best(parts: list[Message], budget: list[int]) -> Iterator[Passage]:
    """Yield the first of the same text in several forms that says anything, plain text before all."""
    for part in sorted(parts, key=lambda p: p.get_content_type() != "text/plain"):
        found = list(_body(part, budget))
        if any(passage.text.strip() for passage in found):
            yield from found
            return


def _parts(message: Message) -> list[Message]:
    payload = message.get_payload()
    return [p for p in payload if isinstance(p, Message)] if isinstance(payload, list) else []


def _page(part: Message) -> Extract:
    text = _said(part)
    return webpage.read(_bytes(part)) if text is None else webpage.read_text(text)


def _text(part: Message) -> str:
    text = _said(part)
    data = _bytes(part) if text is None else b""
    return text or (decode(data)[0] if data.strip() else "")


def _said(part: Message) -> str | None:
    """Return a part's text in the encoding it names, None where it names none or a wrong one."""
    name = _charset(part)
    text = _bytes(part).decode(name, "replace") if name else "\ufffd"
    return None if "\ufffd" in text else text


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _is_known(name: str) -> bool:
    try:
        return bool("".encode(name)) or True
    except LookupError:
        return False


def _is_attached(part: Message) -> bool:
    """Whether a part is a file of its own; a mail that was passed on is read with its cover."""
    if part.get_content_type() == "message/rfc822":
        return False
    return part.get_content_disposition() == "attachment" or (
        bool(part.get_filename()) and part.get_content_maintype() != "text"
    )


def _file_name(part: Message) -> str:
    name = part.get_filename()
    return _words(name) if name else ""


def _header(message: Message, name: str) -> str:
    # As it stands in the file: what Message.get returns has lost the bytes of bare Chinese.
    found = (text for key, text in message.raw_items() if key.lower() == name.lower())
    return _words(next(found, ""), _usual(message))


def _usual(message: Message) -> str:
    """Return the encoding that the first text of a message names, which its bare headers are in too."""
    named = (_charset(part) for part in message.walk())
    return next((name for name in named if name and name != "us-ascii"), "")


def _charset(part: Message) -> str:
    """Return the encoding that a part names, nothing where it names none that is known."""
    said = str(part.get_content_charset() or "").strip().lower()
    name = _CHARSETS.get(said, said)
    return name if name and _is_known(name) else ""


def _words(value: object, usual: str = "") -> str:
    """Return a header as it reads, encoded words and bare bytes of old mailers too."""
    said = []
    for text, charset in decode_header(value if isinstance(value, str) else str(value)):
        data = text.encode("utf-8", "surrogateescape") if isinstance(text, str) else text
        name = _CHARSETS.get((charset or "").lower(), charset or "")
        if name and name != "unknown-8bit" and _is_known(name):
            said.append(data.decode(name, "replace"))
        elif data.isascii():
            said.append(data.decode("ascii"))
        else:
            bare = data.decode(usual, "replace") if usual else "\ufffd"
            said.append(decode(data)[0] if "\ufffd" in bare else bare)
    return " ".join("".join(said).split())


def _moment(text: str) -> str:
    """Return a date header in ISO 8601, nothing for one that is none."""
    found = parsedate_tz(text)
    if found is None:
        return ""
    year, month, day, hour, minute, second = found[:6]
    zone = found[9]
    written = f"{year:04d}-{month:02d}-{day:02d}T{hour:02d}:{minute:02d}:{second:02d}"
    if zone is not None:
        sign, minutes = "-" if zone < 0 else "+", abs(zone) // 60
        written += f"{sign}{minutes // 60:02d}:{minutes % 60:02d}"
    return written


def _numbered(passages: list[Passage]) -> list[Passage]:
    """Count the paragraphs of the mail's own words."""
    found = []
    number = 0
    for each in passages:
        number += each.part is Part.BODY
        found.append(Passage(each.text, Place(paragraph=number or 1), each.part, each.heading))
    return found
