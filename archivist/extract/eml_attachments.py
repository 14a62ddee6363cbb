"""The attachments of a mail in the format mail programs exchange (RFC 5322, MIME)."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart
from functools import partial
from pathlib import Path

from archivist.extract.archives import Entry
from archivist.extract.base import UnreadableError
from archivist.extract.member_names import decoded
from archivist.i18n import N_

_MOST_BYTES = 300 << 20
_RAW_NAME = re.compile(rb'(?i)\b(?:file)?name="?([^";\r\n]+)')
_NO_NAME = "attachment-{number}{ending}"
_MESSAGE = "message/rfc822"
_ENDINGS = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png", _MESSAGE: ".eml"}


def entries(path: Path) -> Iterator[Entry]:
    """Yield what is attached: parts with a name or marked as attachments, and forwarded messages.

    The letter itself is no attachment, nor are the pictures of its layout that have no name.
    """
    if path.stat().st_size > _MOST_BYTES:
        raise UnreadableError(N_("邮件太大，请把附件另存到文件夹"))
    with path.open("rb") as stream:
        message = email.message_from_binary_file(stream, policy=email.policy.default)
    for number, part in enumerate(_attached(message), 1):
        name = _name(part) or _NO_NAME.format(
            number=number, ending=_ENDINGS.get(part.get_content_type(), "")
        )
        yield Entry(name, partial(_blocks, part))


def _attached(message: MIMEPart) -> Iterator[MIMEPart]:
    """Walk the parts without going into forwarded messages: those are materials of their own."""
    for part in message.iter_parts() if message.is_multipart() else ():
        if part.get_content_type() == _MESSAGE:
            yield part
        elif part.is_multipart():
            yield from _attached(part)
        elif part.get_content_disposition() == "attachment" or _name(part):
            yield part


def _blocks(part: MIMEPart) -> Iterator[bytes]:
    yield _content(part)


def _content(part: MIMEPart) -> bytes:
    if part.get_content_type() == _MESSAGE:
        inner = part.get_payload(0)
        return inner.as_bytes() if isinstance(inner, EmailMessage) else b""
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _name(part: MIMEPart) -> str:
    """Return the file name; one written in raw GB18030, against the standard, is read as such."""
    name = part.get_filename("")
    if part.get_content_type() == _MESSAGE and not name:
        inner = part.get_payload(0)
        subject = str(inner.get("subject", "")) if isinstance(inner, EmailMessage) else ""
        return f"{subject.strip().replace('/', '／')}.eml" if subject.strip() else ""
    return (_raw_name(part) if name else "") or name.rpartition("/")[2]


def _raw_name(part: MIMEPart) -> str:
    """Return a name whose bytes stand in the header as they are, nothing where it is encoded."""
    for header, value in part.raw_items():
        if header.lower() in {"content-disposition", "content-type"} and not value.isascii():
            found = _RAW_NAME.search(value.encode("utf-8", "surrogateescape"))
            if found is not None:
                return decoded(found[1].strip(), windows=True)
    return ""
