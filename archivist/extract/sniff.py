"""What a file is by its bytes; its name is asked only where bytes cannot tell (csv or txt)."""

from __future__ import annotations

import re
import tarfile
import zipfile
from pathlib import Path

from archivist.extract import ole
from archivist.extract.base import DamagedError
from archivist.extract.text import looks_like_text

UNKNOWN = "unknown"
_HEAD = 8192
_SIGNATURES: tuple[tuple[bytes, int, str], ...] = (
    (b"%PDF-", 0, "pdf"),
    (b"\xff\xd8\xff", 0, "jpeg"),
    (b"\x89PNG\r\n\x1a\n", 0, "png"),
    (b"GIF87a", 0, "gif"),
    (b"GIF89a", 0, "gif"),
    (b"II*\x00", 0, "tiff"),
    (b"MM\x00*", 0, "tiff"),
    (b"II+\x00", 0, "tiff"),
    (b"MM\x00+", 0, "tiff"),
    (b"Rar!\x1a\x07", 0, "rar"),
    (b"7z\xbc\xaf\x27\x1c", 0, "7z"),
    (b"\x1f\x8b", 0, "gzip"),
    (b"BZh", 0, "bzip2"),
    (b"\xfd7zXZ\x00", 0, "xz"),
    (b"{\\rtf", 0, "rtf"),
    (b"ustar", 257, "tar"),
    (b"8BPS", 0, "psd"),
    (b"AT&TFORM", 0, "djvu"),
    (b"CAJ", 0, "caj"),
    (b"\xdb\xa5-\x00", 0, "doc"),
    (b"1\xbe\x00\x00", 0, "doc"),
    (b"\t\x08\x10\x00\x00\x06", 0, "xls"),
    (b'x\x9f>"', 0, "tnef"),
    (b"ID3", 0, "mp3"),
    (b"\x1aE\xdf\xa3", 0, "mkv"),
    (b"MZ", 0, "exe"),
    (b"\x7fELF", 0, "exe"),
)
_HEIF = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif")
_RAW = frozenset({"dng", "cr2", "nef", "nrw", "arw", "orf", "rw2", "pef", "srw", "erf", "kdc"})
_BITMAP_HEADERS = (b"\x0c", b"\x28", b"\x34", b"\x38", b"\x40", b"\x6c", b"\x7c")
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}
_STREAMS: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset({"EncryptedPackage"}), "encrypted"),
    (frozenset({"WordDocument"}), "doc"),
    (frozenset({"Workbook", "Book"}), "xls"),
    (frozenset({"PowerPoint Document"}), "ppt"),
    (frozenset({"__properties_version1.0"}), "msg"),
)
_MAIL_HEADER = re.compile(
    rb"(?im)^(?:received|return-path|message-id|mime-version|x-mailer|delivered-to|date|from|to|subject"
    rb"|content-type):[ \t]"
)
_MAIL_START = re.compile(rb"^(?:>?From |[A-Za-z][A-Za-z0-9-]*:[ \t]*\S)")
_TAG = re.compile(rb"(?i)<!?[a-z][a-z0-9]*[\s>]|<!--")
_MARKUP = re.compile(rb"(?i)<(?:!doctype\s+html|html|head|body|table|div|p|meta|title)\b[^<>]*>")
_LEAST_HEADERS = 3
_PLAIN = frozenset({"txt", "md", "log", "text", "csv", "tsv"})
_SCRIPT_LIKE = (b"<?php", b"#!/")
_BY_NAME = {"csv": "csv", "tsv": "csv", "htm": "html", "html": "html"}


_LEFTOVERS = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})


def is_leftover(name: str) -> bool:
    """Whether an operating system left this file beside the evidence (Thumbs.db, ._photo.jpg)."""
    return name.lower() in _LEFTOVERS or name.startswith("._")


def sniff(path: Path) -> str:
    """Return the format of *path* by content, ``unknown`` when nothing is recognised.

    Raises OSError when it cannot be opened and DamagedError for a container that is cut short.
    """
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    return _by_signature(path, head) or _by_text(path, head)


def _by_signature(path: Path, head: bytes) -> str | None:
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK00PK\x03\x04", b"PK\x07\x08PK")):
        return _zip(path)
    if head.startswith(ole.SIGNATURE):
        return _compound(path)
    for signature, offset, name in _SIGNATURES:
        if head[offset : offset + len(signature)] == signature and _holds(name, head):
            # Cameras' raw pictures are TIFF outside and each maker's own inside.
            return "raw" if name == "tiff" and _suffix(path) in _RAW else name
    return _by_box(head)


def _by_box(head: bytes) -> str | None:
    """Tell the families apart whose name stands behind a length."""
    if head[:4] == b"RIFF":
        return {b"WEBP": "webp", b"AVI ": "avi", b"WAVE": "wav"}.get(head[8:12])
    if head[4:8] == b"ftyp":
        return "heic" if head[8:12] in _HEIF else "mp4"
    if _is_old_tar(head):
        return "tar"
    if head[:2] == b"BM" and head[14:15] in _BITMAP_HEADERS:
        return "bmp"
    # Mail gateways and some producers put lines before the mark; readers accept the first 1024.
    at_start = head.lstrip(b" \t\r\n\xef\xbb\xbf").startswith(b"%PDF-")
    binary = b"%PDF-" in head[:1024] and not looks_like_text(head)
    return "pdf" if at_start or binary else None


def _is_old_tar(head: bytes) -> bool:
    """Whether the first block is a header of a tar without a signature, as Unix V7 wrote them."""
    if len(head) < tarfile.BLOCKSIZE or b"\0" not in head[:100] or not head[0]:
        return False
    try:
        tarfile.TarInfo.frombuf(head[: tarfile.BLOCKSIZE], "utf-8", "surrogateescape")
    except tarfile.HeaderError:
        return False
    return True


def _holds(name: str, head: bytes) -> bool:
    """Whether a signature of two or three letters, which text may start with too, can be meant."""
    if name in {"exe", "bzip2", "mp3", "caj"}:
        return not looks_like_text(head[:512])
    return True


def _zip(path: Path) -> str:
    """Tell the packages apart by their members. Raises DamagedError when there is no directory."""
    try:
        with zipfile.ZipFile(path) as package:
            names = set(package.namelist())
            mime = _mimetype(package) if "mimetype" in names else b""
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, EOFError):
        return _cut_zip(path)
    if mime in _OPEN_DOCUMENT:
        return _OPEN_DOCUMENT[mime]
    if any(name.lower() == "ofd.xml" for name in names):
        return "ofd"
    if any(name.endswith(".fdseq") for name in names):
        return "xps"
    if "[Content_Types].xml" in names or "_rels/.rels" in names:
        return _office(names)
    return "zip"


def _mimetype(package: zipfile.ZipFile) -> bytes:
    with package.open("mimetype") as stream:
        return stream.read(100).strip().removesuffix(b"-template")


def _office(names: set[str]) -> str:
    if "xl/workbook.bin" in names:
        return "xlsb"
    for folder, name in (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx"), ("visio/", "vsdx")):
        if any(member.startswith(folder) for member in names):
            return name
    return "zip"


def _cut_zip(path: Path) -> str:
    """Name what a zip without directory was, from the names that stand in its head."""
    with path.open("rb") as stream:
        head = stream.read(65536)
    for mark, name in (
        (b"word/", "docx"),
        (b"xl/", "xlsx"),
        (b"ppt/", "pptx"),
        (b"OFD.xml", "ofd"),
    ):
        if mark in head:
            return name
    return "zip"


def _compound(path: Path) -> str:
    try:
        # An object embedded in a document has streams of its own, in a storage.
        names = frozenset(ole.CompoundFile(path).streams)
    except DamagedError:
        return "ole"
    for wanted, name in _STREAMS:
        if wanted & names:
            return name
    return "ole"


def _by_text(path: Path, head: bytes) -> str:
    if not looks_like_text(head):
        return UNKNOWN
    suffix = _suffix(path)
    if head.startswith(_SCRIPT_LIKE):
        return "text"
    if suffix not in _PLAIN and _is_mail(head):
        return "mht" if b"multipart/related" in head and suffix in {"mht", "mhtml"} else "eml"
    plain = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")  # UTF-16 too
    named = _BY_NAME.get(suffix)
    if _MARKUP.search(plain[:4096]) and (named == "html" or plain[:1] == b"<"):
        return "html"
    if named == "html" and _TAG.match(
        plain
    ):  # a piece of a page: long scripts before its first block
        return "html"
    return "csv" if named == "csv" else "text"


def _is_mail(head: bytes) -> bool:
    start = head.lstrip(b"\xef\xbb\xbf\r\n\t ")
    headers = set(_MAIL_HEADER.findall(start[:4096]))
    return bool(_MAIL_START.match(start)) and len(headers) >= _LEAST_HEADERS


def _suffix(path: Path) -> str:
    return path.suffix.lower().removeprefix(".")


# Which contents a name's ending may have. Kingsoft's wps, et and dps are OLE or OOXML inside.
_ALLOWED: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("doc", "dot", "wpt"), ("doc",)),
    "wps": ("doc", "ole"),  # Microsoft Works wrote wps too, a compound file of its own
    **dict.fromkeys(("xls", "xlt", "et", "ett"), ("xls",)),
    **dict.fromkeys(("ppt", "pps", "pot", "dps", "dpt"), ("ppt",)),
    **dict.fromkeys(("docx", "docm", "dotx", "dotm"), ("docx",)),
    **dict.fromkeys(("xlsx", "xlsm", "xltx", "xltm"), ("xlsx",)),
    **dict.fromkeys(("pptx", "pptm", "ppsx", "ppsm", "potx", "potm"), ("pptx",)),
    **dict.fromkeys(("jpg", "jpeg", "jpe", "jfif"), ("jpeg",)),
    **dict.fromkeys(("tif", "tiff"), ("tiff",)),
    **dict.fromkeys(("heic", "heif", "hif", "avif"), ("heic",)),
    **dict.fromkeys(("htm", "html", "xhtml"), ("html", "text")),
    **dict.fromkeys(("mht", "mhtml"), ("mht", "eml")),
    **dict.fromkeys(("txt", "md", "log", "text", "csv", "tsv"), ("text", "csv", "html", "eml")),
    **dict.fromkeys(("gz", "tgz"), ("gzip",)),
    **dict.fromkeys(("bz2", "tbz2", "tbz"), ("bzip2",)),
    **dict.fromkeys(("xz", "txz"), ("xz",)),
    "zipx": ("zip",),
    **dict.fromkeys(sorted(_RAW), ("raw",)),
    "pdf": ("pdf",),
    "png": ("png",),
    "gif": ("gif",),
    "bmp": ("bmp",),
    "webp": ("webp",),
    "xlsb": ("xlsb",),
    "ofd": ("ofd",),
    "odt": ("odt",),
    "ods": ("ods",),
    "odp": ("odp",),
    "rtf": ("rtf",),
    "zip": ("zip",),
    "rar": ("rar",),
    "7z": ("7z",),
    **dict.fromkeys(("xps", "oxps"), ("xps",)),
    "vsdx": ("vsdx",),
    "tar": ("tar",),
    "eml": ("eml", "mht", "text"),
    "msg": ("msg",),
}
_OFFICE_ENDINGS = tuple(
    ending
    for ending, formats in _ALLOWED.items()
    if formats[0] in {"doc", "xls", "ppt", "docx", "xlsx", "pptx", "xlsb"}
)
_KNOWN_BINARY = frozenset(
    {"doc", "xls", "ppt", "docx", "xlsx", "pptx", "xlsb", "pdf", "ofd", "odt", "ods", "odp", "rtf",
     "jpeg", "png", "gif", "bmp", "tiff", "webp", "heic"}
)  # fmt: skip


def knows_ending(path: Path) -> bool:
    """Whether the ending of the name promises a format this module would recognise."""
    return _suffix(path) in _ALLOWED


def extension_differs(path: Path, format: str) -> bool:  # noqa: A002 — the domain's word
    """Whether the name's ending promises another format than the content has (G04).

    Old Office endings with new Office content inside differ, except Kingsoft's own (wps, et, dps).
    An ending nobody knows, or none, differs only when the content is an office file or a picture.
    """
    ending = _suffix(path)
    if format == "encrypted":
        return ending not in _OFFICE_ENDINGS
    if ending in {"wps", "wpt", "et", "ett", "dps", "dpt"} and format in {"docx", "xlsx", "pptx"}:
        return format[0] != _ALLOWED[ending][0][0]
    allowed = _ALLOWED.get(ending)
    if allowed is None:
        return format in _KNOWN_BINARY
    return format not in allowed
