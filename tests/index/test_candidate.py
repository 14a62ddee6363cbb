"""How a document that matches is shown."""

from __future__ import annotations

from archivist.domain.kind import Kind
from archivist.domain.text import normalise
from archivist.index.candidate import Candidate, Facts, facts_of, shown
from archivist.index.document import Hit, IndexDocument
from archivist.index.query import parse, wanted_terms

DOCUMENT = IndexDocument(
    "夹/公交.docx",
    "0" * 64,
    title="公益广告办法",
    number="包府发〔2017〕12号",
    standards=("Ⅲ-7-3",),
    kinds=(Kind.PAPER,),
)


def hit(query: str, text: str) -> Hit:
    node = parse(query)
    assert node is not None
    facts = Facts(*facts_of(DOCUMENT))  # type: ignore[arg-type]

    def normal_of(name: str) -> str:
        return normalise(text if name == "text" else getattr(DOCUMENT, name))

    return shown(Candidate(facts, normal_of, lambda _path: text), wanted_terms(node), 1.5)


def test_a_hit_carries_what_the_document_is_filed_under() -> None:
    found = hit("广告", "公益广告37块")

    assert (found.path, found.title) == (DOCUMENT.path, DOCUMENT.title)
    assert (found.standards, found.kinds, found.score) == (("Ⅲ-7-3",), (Kind.PAPER,), 1.5)


def test_the_text_is_shown_before_the_title() -> None:
    assert hit("广告", "公益广告37块").field == "text"
    assert hit("广告", "别的").field == "title"


def test_a_document_number_is_shown_in_the_text_it_was_read_from() -> None:
    assert hit("number:〔2017〕12号", "包府发〔2017〕12号").field == "text"
    assert hit("number:〔2017〕12号", "").field == "number"


def test_a_query_of_not_alone_shows_the_beginning() -> None:
    found = hit("NOT 点位", "第一行\n第二行" + "字" * 200)

    assert found.snippet.startswith("第一行 第二行") and len(found.snippet) == 60
    assert (found.offsets, found.spans) == ((), ())


def test_the_text_is_fetched_only_when_it_is_shown() -> None:
    asked: list[str] = []
    facts = Facts(*facts_of(DOCUMENT))  # type: ignore[arg-type]
    candidate = Candidate(
        facts, lambda _name: "公益广告", lambda path: asked.append(path) or "正文"
    )  # type: ignore[func-returns-value]

    title, before = candidate.original("title"), list(asked)
    text = candidate.original("text")

    assert (title, before, text, asked) == ("公益广告办法", [], "正文", [DOCUMENT.path])
