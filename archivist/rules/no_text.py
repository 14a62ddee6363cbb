"""G05: nothing readable in a file that should have words."""

from collections.abc import Iterator
from enum import StrEnum

from archivist.domain.finding import Level
from archivist.domain.material import Material
from archivist.i18n import N_
from archivist.rules.base import OCR, Hit, NotRun, rule


class Way(StrEnum):
    """What makes a file readable."""

    RECOGNISE = "recognise"
    REPLACE = "replace"

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _WAYS[self]


_WAYS = {
    Way.RECOGNISE: N_(
        "开启文字识别重新扫描一次（archivist doctor 会说明是否已安装、怎样安装），或换用可以复制文字的版本；空白文件请删除"
    ),
    Way.REPLACE: N_(
        "换成 docx、PDF 一类可以读出文字的版本；音频、视频、程序没有这样的版本，不能用来证明文字材料，请移出或换用别的材料"
    ),
}


class Cause(StrEnum):
    """Why no text was read."""

    NO_WORDS = "no_words"

    @property
    def label(self) -> str:
        """The Chinese name, marked for translation."""
        return _LABELS[self]


_LABELS = {
    Cause.NO_WORDS: N_("扫描件或空白文件，需要识别文字"),
}


@rule(
    "G05",
    level=Level.CONFIRM,
    basis=N_("DA/T 70-2018 可用性检测：内容可读；读不出文字的材料无从检查（domain.md §3.4）"),
    message=N_("读不出文字：{cause}（{format} 格式）"),
    remedy=N_("请{how}。"),
)
def no_text(material: Material) -> Iterator[Hit | NotRun]:
    """文件能打开，但一个字也读不出来：没有识别文字的扫描件、空白文件，或程序不认识的格式。

    程序不认识的格式，识别文字也没有用，只能换成别的格式。它仍算有材料，但日期、文号、字数等都不能判断。实景图片本来没有文字，不在此列。
    """
    failure = material.failure
    if failure is not None and failure.code == "G05":
        values = {"cause": failure.cause, "format": material.format, "how": Way.REPLACE}
        yield Hit(values)
    elif material.wordless:
        unseen = material.facts.unseen
        cause = unseen or Cause.NO_WORDS
        yield Hit({"cause": cause, "format": material.format, "how": Way.RECOGNISE})
        if unseen is not None:
            yield NotRun(OCR)
