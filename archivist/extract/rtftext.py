"""The words of RTF: which bytes are text, in which encoding, and what each stretch belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from archivist.extract.base import DamagedError, Part
from archivist.extract.oleproperties import encoding_of
from archivist.extract.rtftokens import Token, tokens
from archivist.i18n import N_

_CHARSETS = {
    128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "big5", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250",
}  # fmt: skip
_DOS = frozenset({437, 850, 852, 866, 874})
_CHARACTERS = {
    "tab": "\t", "line": "\n", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "emdash": "—", "endash": "–", "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ",
    "~": "\xa0", "_": "-",
}  # fmt: skip
_PARTS = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), Part.HEADER),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), Part.FOOTER),
    "footnote": Part.NOTE,
    "annotation": Part.COMMENT,
    "shptxt": Part.TEXT_BOX,
}
# Groups that hold no words of the text; those of unknown starred words are passed over too.
_SILENT = frozenset(
    {"fonttbl", "colortbl", "stylesheet", "info", "pict", "fldinst", "nonshppict", "nonesttables",
     "objdata", "objclass", "objname", "xe", "tc", "rxe", "bkmkstart", "bkmkend", "filetbl", "private",
     "listtable", "listoverridetable", "revtbl", "rsidtbl", "ftnsep", "ftnsepc", "aftnsep", "aftnsepc",
     "pntxta", "pntxtb", "falt", "panose", "sp", "shprslt", "upr", "template", "atnid", "atnauthor"}
)  # fmt: skip
_SPEAKING = frozenset({"shppict", "shpinst"})
_INFO = {
    "title": "title", "author": "author", "operator": "last_author", "doccomm": "description",
    "company": "company", "generator": "application",
}  # fmt: skip
_TIMES = {"creatim": "created", "revtim": "modified"}
_TIME_WORDS = ("yr", "mo", "dy", "hr", "min")
_CODEPAGES = {"mac": 10000, "pc": 437, "pca": 850}
_SWITCHES = {"v": "hidden", "deleted": "deleted", "revised": "inserted"}
_HIGH_BYTES = re.compile(rb"[\x80-\xff]+")
_PLAIN_SIZE = 12.0
_MAX_DEPTH = 5000


@dataclass(slots=True)
class State:
    """What holds inside a group; *part* is what its text belongs to, *info* names a property.

    *kind* is the first word of the group, *fresh* says that it has not come yet.
    """

    part: Part = Part.BODY
    silent: bool = False
    fresh: bool = False
    starred: bool = False
    kind: str = ""
    info: str = ""
    font: int = -1
    fallback: int = 1
    size: float = _PLAIN_SIZE
    hidden: bool = False
    deleted: bool = False
    inserted: bool = False


class Said(NamedTuple):
    """A stretch of text, or a control *word* that ends or shapes a paragraph; with its state."""

    state: State
    text: str = ""
    word: str = ""
    number: int | None = None


class Words:
    """Goes through the tokens of a file once. Raises DamagedError when the file ends too early."""

    def __init__(self) -> None:
        self.properties: dict[str, str] = {}
        self.pages: int | None = None
        self.images = 0
        self.marks: list[str] = []
        self._encoding = "cp1252"
        self._fonts: dict[int, str] = {}
        self._western: set[int] = set()
        self._stack: list[State] = []
        self._state = State()
        self._bytes = bytearray()
        self._characters: list[str] = []
        self._skip = 0
        self._time: dict[str, int] = {}
        self._shape = ""

    def of(self, source: bytes) -> Iterator[Said]:
        """Yield what the file says, in order."""
        for token in tokens(source):
            if token.data:
                self._take(token.data)
            elif token.word == "{":
                yield from self._flush()
                self._open()
            elif token.word == "}":
                yield from self._flush()
                yield from self._close()
                if not self._stack:
                    return
            else:
                yield from self._word(token)
        # Some producers forget the last braces; a file cut short ends anywhere else.
        if not source.rstrip(b" \r\n\t\0\x1a").endswith(b"}"):
            raise DamagedError(N_("文档不完整"))
        yield from self._flush()

    def _open(self) -> None:
        if len(self._stack) > _MAX_DEPTH:
            raise DamagedError(N_("内部嵌套太深"))
        self._stack.append(self._state)
        self._state = replace(self._state, fresh=True, starred=False, kind="")
        self._skip = 0

    def _close(self) -> Iterator[Said]:
        """Leave a group; a header, a note or a box ends its last paragraph."""
        left = self._state
        if left.kind in _TIMES and self._time.get("yr"):
            found = [self._time.get(word, 0) for word in _TIME_WORDS]
            moment = "{:04d}-{:02d}-{:02d}T{:02d}:{:02d}:00".format(*found)
            self.properties[_TIMES[left.kind]] = moment
        self._state = self._stack.pop() if self._stack else State()
        self._skip = 0
        if left.part is not self._state.part:
            yield Said(left, word="par")

    def _take(self, data: bytes) -> None:
        """Collect bytes of text, without those that stand for a Unicode character again."""
        passed = min(self._skip, len(data))
        self._skip -= passed
        self._state.fresh = False
        self._bytes += data[passed:]

    def _flush(self) -> Iterator[Said]:
        self._decode()
        if self._characters:
            text = "".join(self._characters)
            self._characters.clear()
            yield from self._say(text)

    def _decode(self) -> None:
        if self._bytes:
            encoding = self._fonts.get(self._state.font, self._encoding)
            text = self._bytes.decode(encoding, "replace")
            if "\ufffd" in text or self._is_western():
                text = self._bytes.decode("cp1252", "replace")
            self._bytes.clear()
            self._characters.append(text)

    def _is_western(self) -> bool:
        """Whether bytes in a Western font are one a character, such as the · of a Chinese document.

        Careless programs name a Western font for Chinese too; but then the bytes come in pairs.
        """
        return self._state.font in self._western and any(
            len(run) % 2 for run in _HIGH_BYTES.findall(self._bytes)
        )

    def _say(self, text: str) -> Iterator[Said]:
        state = self._state
        if state.info:
            self.properties[state.info] = (self.properties.get(state.info, "") + text).strip("; ")
        elif state.kind == "sn":
            self._shape = text.strip()
        elif state.kind == "sv" and self._shape == "gtextUNICODE":
            self.marks.append(text.strip())
        elif not state.silent:
            yield Said(replace(state), text)

    def _word(self, token: Token) -> Iterator[Said]:
        word, number = token.word, token.number
        if word == "u" and number is not None:
            # A character beyond 16 bits comes as two of them; the reader puts the pair together.
            self._decode()
            self._characters.append(chr(number & 0xFFFF))
            self._state.fresh = False
            self._skip = self._state.fallback
            return
        if self._skip:
            self._skip -= 1
            return
        yield from self._flush()
        state = self._state
        fresh, state.fresh = state.fresh, False
        if word == "*" and fresh:
            state.starred = state.fresh = True
            return
        if word in _CHARACTERS:
            yield from self._say(_CHARACTERS[word])
            return
        known = (fresh and self._destination(word)) or self._formatting(word, number)
        if not known and not state.silent:
            yield Said(state, word=word, number=number)

    def _destination(self, word: str) -> bool:
        """Enter the group that *word* opens; return whether it opens any."""
        state = self._state
        state.kind = word
        if word in _INFO:
            state.info, state.silent = _INFO[word], True
            self.properties.pop(_INFO[word], None)
        elif word in _PARTS and not state.silent:
            state.part = _PARTS[word]
        elif word == "ud":  # the same words as before it, in Unicode
            state.silent = len(self._stack) > 1 and self._stack[-2].silent
        elif word in _TIMES:
            self._time = {}
        elif word in _SILENT or (state.starred and word not in _SPEAKING):
            self.images += word == "pict" and not state.silent
            state.silent = True
        else:
            return word in {"sn", "sv"}
        return True

    def _formatting(self, word: str, number: int | None) -> bool:
        """Keep what shapes the characters; return whether *word* does."""
        state = self._state
        if word in _SWITCHES:
            setattr(state, _SWITCHES[word], number != 0)
        elif word == "plain":
            state.hidden = state.deleted = state.inserted = False
            state.size = _PLAIN_SIZE
        elif word == "fs" and number:
            state.size = number / 2
        elif word == "f" and number is not None:
            state.font = number
        elif word == "uc":
            state.fallback = max(number or 0, 0)
        else:
            return self._document(word, number)
        return True

    def _document(self, word: str, number: int | None) -> bool:
        """Keep what holds for the whole document; return whether *word* does."""
        if word == "ansicpg" or word in _CODEPAGES:
            self._encoding = _encoding(_CODEPAGES.get(word, number or 0))
        elif word == "fcharset":
            if number in _CHARSETS:
                self._fonts[self._state.font] = _CHARSETS[number]
            elif number == 0:
                self._western.add(self._state.font)
        elif word in _TIME_WORDS and self._state.kind in _TIMES:
            self._time[word] = min(max(number or 0, 0), 9999)
        elif word == "nofpages":
            self.pages = number if number and number > 0 else None
        else:
            return False
        return True


def _encoding(codepage: int) -> str:
    if codepage in _DOS:
        return f"cp{codepage}"
    return "mac_roman" if codepage == _CODEPAGES["mac"] else encoding_of(codepage)
