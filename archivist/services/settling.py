"""From one look at a folder to the next: what is new, gone, and whole enough to be read. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from archivist.services.walk import Seen, Unlisted

Stamp = tuple[int, int]  # size in bytes, time of the last change in nanoseconds
# What programs call a file while they download or copy it; the whole file has another name.
_UNFINISHED = (
    ".part", ".partial", ".crdownload", ".download", ".opdownload", ".xltd", ".td", ".tmp", ".filepart",
)  # fmt: skip
_EMPTY_TAKES = 5  # an empty file is usually one whose first bytes are on their way
_PATIENCE = 3  # settling times that whole files wait for those that come with them


@dataclass(frozen=True, slots=True)
class Arrived:
    """Files that came or changed and are whole, files that are gone, and those still being written."""

    paths: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    unsettled: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Change:
    """A file unlike what is known of it: how it looked, since when it looks so, when it was noticed."""

    stamp: Stamp | None
    since: float
    noticed: float


@dataclass
class Settling:
    """Compares looks at a folder with what is *known*; a change counts after *settle* calm seconds."""

    known: dict[str, Stamp]
    settle: float = 2.0
    _changes: dict[str, _Change] = field(default_factory=dict)

    @property
    def restless(self) -> bool:
        """Whether something is changing now, so that the next look should come soon."""
        return any(not path.lower().endswith(_UNFINISHED) for path in self._changes)

    def look(self, found: Iterable[Seen | Unlisted], now: float) -> Arrived | None:
        """Take one look at the whole folder at the moment *now* (seconds); say what is ready.

        None while there is nothing, or while a burst still goes on: what comes together is read
        together, but one file that grows for ever keeps nobody waiting.
        """
        self._note(_stamps(found, self.known), now)
        ready = {path for path, change in self._changes.items() if self._is_calm(path, change, now)}
        if not ready:
            return None
        oldest = min(self._changes[path].noticed for path in ready)
        rest = self._changes.keys() - ready
        coming = {path for path in rest if not path.lower().endswith(_UNFINISHED)}
        if coming and now - oldest < _PATIENCE * self.settle:
            return None
        return self._taken(ready, frozenset(rest))

    def again(self, arrived: Arrived) -> None:
        """Take back what was given out and could not be read: it arrives anew."""
        for path in arrived.paths:
            self.known.pop(path, None)
        for path in arrived.gone:
            self.known[path] = (-1, -1)

    def _note(self, stamps: Mapping[str, Stamp], now: float) -> None:
        """Start or restart the clock of everything that is unlike what is known."""
        changed = {path: stamp for path, stamp in stamps.items() if self.known.get(path) != stamp}
        gone = dict.fromkeys(self.known.keys() - stamps.keys())
        changes: dict[str, _Change] = {}
        for path, stamp in {**changed, **gone}.items():
            before = self._changes.get(path)
            if before is None:
                changes[path] = _Change(stamp, now, now)
            elif before.stamp != stamp:
                changes[path] = _Change(stamp, now, before.noticed)
            else:
                changes[path] = before
        self._changes = changes

    def _is_calm(self, path: str, change: _Change, now: float) -> bool:
        if change.stamp is not None and path.lower().endswith(_UNFINISHED):
            return False
        empty = change.stamp is not None and change.stamp[0] == 0
        return now - change.since >= self.settle * (_EMPTY_TAKES if empty else 1)

    def _taken(self, ready: set[str], rest: frozenset[str]) -> Arrived:
        paths, gone = [], []
        for path in sorted(ready):
            stamp = self._changes.pop(path).stamp
            if stamp is None:
                del self.known[path]
                gone.append(path)
            else:
                self.known[path] = stamp
                paths.append(path)
        return Arrived(tuple(paths), tuple(gone), rest)


def _stamps(found: Iterable[Seen | Unlisted], known: Mapping[str, Stamp]) -> dict[str, Stamp]:
    """Return how each file looks; what cannot be looked at stays as it is known."""
    stamps: dict[str, Stamp] = {}
    hidden: list[str] = []
    for each in found:
        if isinstance(each, Seen):
            stamps[each.path] = (each.size, each.mtime_ns)
        else:
            hidden.append(each.path)
    for place in hidden:
        kept = (path for path in known if path == place or path.startswith(place.rstrip("/") + "/"))
        stamps.update((path, known[path]) for path in kept)
    return stamps
