"""How a copy is named in a tidy tree: the office's fixed pattern, or a template of its fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from string import Formatter

from archivist.errors import UsageError
from archivist.i18n import _
from archivist.submission.naming import (
    LIMIT,
    ascii_number,
    component,
    piece_paths,
    shorten,
)
from archivist.submission.plan import Piece, Plan

FIELDS = ("number", "standard", "kind", "title", "caption", "unit", "date", "original")
_PAYLOAD = "data/"


@dataclass(frozen=True, slots=True)
class NameTemplate:
    """``{number}_{kind}_{title}`` without the ending, which is always the file's own.

    A field that is empty takes the separator before it along: no name ends with ``__``.
    """

    parts: tuple[tuple[str, str | None], ...]

    @classmethod
    def read(cls, text: str) -> NameTemplate:
        """Take a template apart; raise UsageError for an unknown field or a name without a number.

        Without ``{number}`` two pieces of one standard could take each other's name.
        """
        try:
            parsed = [
                (words, name, spec, how) for words, name, spec, how in Formatter().parse(text)
            ]
        except ValueError as error:
            raise UsageError(
                detail=_("文件名模板“{text}”的括号不成对").format(text=text)
            ) from error
        for _words, name, spec, how in parsed:
            if name is not None and (name not in FIELDS or spec or how):
                known = _("、").join(f"{{{each}}}" for each in FIELDS)
                said = _("文件名模板里没有字段“{name}”，可用的有 {known}")
                raise UsageError(detail=said.format(name=name, known=known))
        if "number" not in {name for _words, name, _spec, _how in parsed}:
            raise UsageError(
                detail=_("文件名模板“{text}”里要有编号字段 {field}").format(
                    text=text, field="{number}"
                )
            )
        return cls(tuple((words, name) for words, name, _spec, _how in parsed))

    def name(self, piece: Piece) -> str:
        """Return the name of *piece*, legal everywhere; the ending is never cut."""
        values = _values(piece)
        told: list[str] = []
        for words, name in self.parts:
            value = "" if name is None else values[name]
            if value or name is None:
                told.append(words.lstrip("_- ") if not told else words)
                told.append(value)
        ending = PurePosixPath(component(piece.evidence_path)).suffix.lower()
        room = LIMIT - len(ending.encode())
        return component("".join(told), room) + ending


def arranged(plan: Plan, template: NameTemplate | None = None) -> Iterator[tuple[Piece, str]]:
    """Yield every piece with its place in the tidy tree, POSIX; no two places are alike.

    Without a *template* the places are those of the submission package (domain.md §8).
    """
    taken: set[str] = set()
    for piece, path in piece_paths(plan, set()):
        place = PurePosixPath(path.removeprefix(_PAYLOAD))
        if template is not None:
            place = place.with_name(template.name(piece))
        yield piece, _free(place, taken)


def beside(paths: Sequence[str], folder: str) -> Iterator[tuple[str, str]]:
    """Yield each evidence path with its place below *folder*: its own names, made legal."""
    taken: set[str] = set()
    for path in paths:
        parts = [component(part) for part in PurePosixPath(path.replace("!/", "/")).parts]
        yield path, _free(PurePosixPath(folder, *parts), taken)


def _values(piece: Piece) -> dict[str, str]:
    return {
        "number": ascii_number(piece.number),
        "standard": ascii_number(piece.standard),
        "kind": _(piece.kind.label),
        "title": piece.title,
        "caption": piece.caption,
        "unit": piece.unit,
        "date": str(piece.date).replace("-", "") if piece.date else "",
        "original": PurePosixPath(piece.evidence_path).stem,
    }


def _free(place: PurePosixPath, taken: set[str]) -> str:
    candidate, count = place, 1
    while str(candidate).casefold() in taken:
        count += 1
        mark = f"_{count}"
        stem = shorten(place.stem, LIMIT - len((mark + place.suffix).encode()))
        candidate = place.with_name(f"{stem}{mark}{place.suffix}")
    taken.add(str(candidate).casefold())
    return str(candidate)
