"""Materials matched together."""

from __future__ import annotations

from archivist.domain.material import Material
from archivist.match.batch import Item, consider_all
from archivist.match.edition_words import EditionWords
from archivist.match.said import read
from archivist.match.suggest import SURE, Surroundings
from archivist.match.suggestion import Matching


def matched(words: EditionWords, **texts: str) -> dict[str, Matching]:
    materials = {path: Material(path, "0", 1) for path in texts}
    items = [Item(m, read(m, texts[path], words)) for path, m in materials.items()]
    found = [each for each in consider_all(items, words, Surroundings()) if each is not None]
    return dict(zip(texts, found, strict=True))


def test_a_photo_without_words_follows_its_sure_neighbours(words: EditionWords) -> None:
    texts = {f"甲/Ⅲ-7-3-0{n}.jpg": "" for n in range(1, 5)} | {"甲/IMG_9.jpg": ""}

    found = matched(words, **texts)["甲/IMG_9.jpg"]

    assert found.suggestions[0].standard == "Ⅲ-7-3"
    assert found.suggestions[0].score < SURE
    assert found.suggestions[0].why == ("同一文件夹的 4 个文件属于 Ⅲ-7-3",)


def test_every_item_is_announced_before_the_first_is_judged(words: EditionWords) -> None:
    material = Material("a.docx", "0", 1)
    items = [Item(material, read(material, "", words))] * 3

    found = list(consider_all(items, words, Surroundings()))

    assert found[:3] == [None] * 3
    assert all(isinstance(each, Matching) for each in found[3:]) and len(found) == 6


def test_nothing_gives_nothing(words: EditionWords) -> None:
    assert list(consider_all([], words, Surroundings())) == []
