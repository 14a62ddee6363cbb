"""Lists of captions beside photos (图片说明.txt): what they say of each picture."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from archivist.match.by_neighbours import folder_of
from archivist.match.path_parts import parts_of

_SEPARATORS = re.compile(r"^[\s:：.、,，;；|\-—_]+|[\s|]+$")


def captions(lists: Iterable[tuple[str, str]], pictures: Iterable[str]) -> Mapping[str, str]:
    """Return picture path → what the lists, (path, text) each, say of it.

    A line speaks of the picture whose name it holds, in the list's own folder or one below it. What
    stands before the first picture heads the list and is said of every picture it names.
    """
    found: dict[str, str] = {}
    folders: dict[str, list[str]] = {}
    for picture in pictures:
        folders.setdefault(folder_of(picture), []).append(picture)
    for path, text in lists:
        own = folder_of(path)
        near = [
            picture
            for folder, inside in folders.items()
            if folder == own or folder.startswith(f"{own}/") or not own
            for picture in inside
        ]
        found.update(_of_list(text, near))
    return found


def _of_list(text: str, pictures: list[str]) -> Iterator[tuple[str, str]]:
    names = {parts_of(picture)[0].lower(): picture for picture in pictures}
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    heading: list[str] = []
    named = False
    for line in lines:
        name = _name_in(line, names)
        if name is not None:
            named = True
            yield names[name], "\n".join((*heading, _without(name, line)))
        elif not named:
            heading.append(line)


def _name_in(line: str, names: Mapping[str, str]) -> str | None:
    """Return the longest picture name that stands in *line* as a whole word."""
    lowered = line.lower()
    inside = [name for name in names if name and name in lowered and _is_whole(name, lowered)]
    return max(inside, key=len, default=None)


def _is_whole(name: str, line: str) -> bool:
    before, _found, after = line.partition(name)
    cut = name[-1].isdigit() and after[:1].isdigit()
    return not cut and not (name[0].isdigit() and before[-1:].isdigit())


def _without(name: str, line: str) -> str:
    start = line.lower().find(name)
    rest = f"{line[:start]} {line[start + len(name) :]}"
    rest = re.sub(r"(?i)^\s*\.(?:jpe?g|png|bmp|tiff?|heic)\b", "", rest.strip())
    return _SEPARATORS.sub("", rest)
