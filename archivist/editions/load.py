"""Editions as files: the ones that come with the program and those an office took in."""

from __future__ import annotations

from pathlib import Path

import msgspec

from archivist.atomic import write_bytes
from archivist.domain.edition import Edition
from archivist.editions import fault
from archivist.editions.fault import Fault, unusable
from archivist.errors import CannotWriteError, EditionError
from archivist.paths import RESOURCES

SHIPPED = RESOURCES / "editions"
_SUFFIX = ".json"
_UNSAFE = frozenset('\\/:*?"<>|')


def load_edition(source: str | Path, folder: Path | None = None) -> Edition:
    """Return the edition with this id, or the one in this .json file.

    An id is looked for in *folder* first (the office's own editions), then among the shipped ones.

    Raises:
        EditionError: there is no such edition, or the file holds none.

    """
    path = _locate(source, folder)
    try:
        return msgspec.json.decode(path.read_bytes(), type=Edition)
    except FileNotFoundError as error:
        raise unusable(path, [Fault("", "", fault.NOT_FOUND)]) from error
    except (OSError, msgspec.DecodeError, UnicodeDecodeError) as error:
        raise unusable(path, [Fault("", "", fault.NOT_AN_EDITION, {"detail": error})]) from error


def available(folder: Path | None = None) -> tuple[tuple[str, str, bool], ...]:
    """Return (id, name, official) of every edition, the office's own first.

    A file that is no edition, or is not named after its id, is left out: every id listed can be loaded.
    """
    found: dict[str, tuple[str, str, bool]] = {}
    for place in (folder, SHIPPED):
        for path in sorted(place.glob(f"*{_SUFFIX}")) if place else ():
            edition = _sound(path)
            if edition is not None and edition.id == path.stem:
                found.setdefault(edition.id, (edition.id, edition.name, edition.official))
    return tuple(found.values())


def save_edition(edition: Edition, folder: Path) -> Path:
    """Write *edition* to ``folder/<id>.json``, all or nothing, and return that path.

    Raises:
        CannotWriteError: the folder or the file cannot be written.
        ValueError: the id cannot be a file's name.

    """
    if not edition.id or edition.id.startswith(".") or _UNSAFE & set(edition.id):
        raise ValueError(edition.id)
    path = folder / f"{edition.id}{_SUFFIX}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_bytes(path, encode_edition(edition))
    except OSError as error:
        raise CannotWriteError(path=path, detail=error.strerror or str(error)) from error
    return path


def encode_edition(edition: Edition) -> bytes:
    """Return the file form: UTF-8 JSON, two spaces deep, fields in the order of the classes."""
    return msgspec.json.format(msgspec.json.encode(edition), indent=2) + b"\n"


def _locate(source: str | Path, folder: Path | None) -> Path:
    if isinstance(source, Path) or source.lower().endswith(_SUFFIX):
        return Path(source)
    for place in (folder, SHIPPED):
        # An id is a plain name: nothing outside the two folders can be reached with one.
        if place and not _UNSAFE & set(source) and (place / f"{source}{_SUFFIX}").is_file():
            return place / f"{source}{_SUFFIX}"
    known = "、".join(each[0] for each in available(folder))
    raise unusable(source, [Fault("", "", fault.UNKNOWN_EDITION, {"known": known})])


def _sound(path: Path) -> Edition | None:
    try:
        return load_edition(path)
    except EditionError:
        return None
