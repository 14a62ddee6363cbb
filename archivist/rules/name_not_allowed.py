"""G02: a file's name that the place it goes to does not take."""

from collections.abc import Callable, Iterator

from archivist.domain.evidence import Evidence
from archivist.domain.finding import Level
from archivist.i18n import N_
from archivist.rules.base import Hit, rule

_CLASSES: dict[str, Callable[[str], bool]] = {
    "汉字": lambda c: "\u3400" <= c <= "\u9fff" or c == "〇",
    "字母": lambda c: c.isascii() and c.isalpha(),
    "数字": lambda c: c.isascii() and c.isdecimal(),
    "空格": lambda c: c in " \u3000",
}
_SHOWN = 10
_ALWAYS = "."  # between the name and its ending


@rule(
    "G02",
    level=Level.WARNING,
    basis=N_("申报系统对文件名的规定，由本市设置（domain.md §2.3：没有统一规定，未设置不检查）"),
    message=N_("文件名“{name}”不合规定：{faults}"),
    remedy=N_(
        "请改名后重新扫描：只用允许的字符，长度不超过规定；归档记录会跟着文件走，不用重新归。"
    ),
)
def name_not_allowed(
    evidence: Evidence, *, name_characters: str, name_length: float
) -> Iterator[Hit]:
    """归档材料的文件名含有规定以外的字符，或太长。

    只看文件自己的名称，不看文件夹；长度连扩展名计算。压缩包里的材料看它在包里的名称。
    """
    name = evidence.material.name if evidence.material else ""
    odd = _odd(name, name_characters) if name_characters else []
    faults = [f"{character!r}"[1:-1] for character in odd[:_SHOWN]]
    if len(name) > name_length:
        faults.append(f"{len(name)} > {name_length:g}")
    if faults:
        yield Hit({"name": name, "faults": faults})


def _odd(name: str, allowed: str) -> list[str]:
    """Return the characters of *name* that *allowed* does not name, each once, in their order."""
    classes = []
    for word, belongs in _CLASSES.items():
        if word in allowed:
            allowed = allowed.replace(word, "")
            classes.append(belongs)
    known = set(allowed) | set(_ALWAYS)
    return [
        c
        for c in dict.fromkeys(name)
        if c not in known and not any(belongs(c) for belongs in classes)
    ]
