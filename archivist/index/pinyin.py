"""Characters that sound alike: what a Chinese input method offers when the wrong one was picked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from archivist.paths import RESOURCES

_TABLE = RESOURCES / "pinyin" / "readings.txt"
# Pairs that many speakers do not tell apart; input methods know them as 模糊音.
_BLURRED_STARTS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("l", "n"), ("r", "l"), ("h", "f"))
_BLURRED_ENDS = (("ang", "an"), ("eng", "en"), ("ing", "in"))
_LONGEST = 6  # letters of a syllable


class Pinyin:
    """Readings without tones of the 6,763 characters of GB/T 2312."""

    def __init__(self) -> None:
        self._characters: dict[str, str] = {}
        self._readings: defaultdict[str, list[str]] = defaultdict(list)
        self._blurred: defaultdict[str, set[str]] = defaultdict(set)
        for line in _TABLE.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                syllable, characters = line.split()
                self._characters[syllable] = characters
                self._blurred[_blur(syllable)].add(syllable)
                for character in characters:
                    self._readings[character].append(syllable)

    def alike(self, character: str) -> frozenset[str]:
        """Return the characters that may sound as *character* does."""
        return self._of(self._readings.get(character, ()))

    def nearly_alike(self, character: str) -> frozenset[str]:
        """Return the characters whose sound is easily taken for that of *character*."""
        blurred = {_blur(syllable) for syllable in self._readings.get(character, ())}
        near = {syllable for each in blurred for syllable in self._blurred[each]}
        return self._of(near) - self.alike(character)

    def read_as(self, syllable: str) -> frozenset[str]:
        """Return the characters that *syllable* may stand for."""
        return frozenset(self._characters.get(syllable, ()))

    def syllables(self, letters: str) -> Iterator[tuple[str, ...]]:
        """Yield every way to cut *letters* into syllables, those of few syllables first."""
        ways: list[list[tuple[str, ...]]] = [[()], *([] for _ in letters)]
        for end in range(1, len(letters) + 1):
            for start in range(max(0, end - _LONGEST), end):
                part = letters[start:end]
                if part in self._characters:
                    ways[end] += [(*way, part) for way in ways[start]]
            ways[end] = sorted(ways[end], key=len)[:4]
        yield from ways[-1]

    def _of(self, syllables: Iterable[str]) -> frozenset[str]:
        return frozenset(c for syllable in syllables for c in self._characters[syllable])


def _blur(syllable: str) -> str:
    for start, other in _BLURRED_STARTS:
        if syllable.startswith(start):
            syllable = other + syllable.removeprefix(start)
            break
    for end, other in _BLURRED_ENDS:
        if syllable.endswith(end):
            return syllable.removesuffix(end) + other
    return syllable
