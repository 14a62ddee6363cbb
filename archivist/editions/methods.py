"""Reads 测评方法 as offices write it."""

from __future__ import annotations

import re

from archivist.domain.edition import Method

_SEPARATOR = re.compile(r"[、，,;；/\n|＋+和及与\s]+")
_NOTHING = frozenset({"", "-", "—", "无", "/"})
_WORDS: tuple[tuple[re.Pattern[str], Method], ...] = (
    (re.compile(r"网络(?:调查|测评)|网上(?:调查|问卷)"), Method.ONLINE_SURVEY),
    (
        re.compile(
            r"(?:材料|资料)(?:审核|审查|审阅|评审|申报)?|审核(?:材料|资料)|网上(?:申报|审核|材料审核)|网申|网报"
        ),
        Method.DOCUMENT_REVIEW,
    ),
    (
        re.compile(r"(?:整体)?(?:实地|现场)(?:考察|测评|检查|察看|走访)?|整体观察|暗访"),
        Method.SITE_VISIT,
    ),
    (re.compile(r"(?:入户|拦截|街头)?(?:问卷|民意|入户)(?:调查|测评)?"), Method.SURVEY),
)


def read_methods(text: str) -> tuple[tuple[Method, ...], tuple[str, ...]]:
    """Return the methods that *text* names, each once, and the words that name none."""
    found: dict[Method, None] = {}
    unknown: list[str] = []
    for word in _SEPARATOR.split(
        text.replace("（", "、").replace("）", "").replace("(", "、").replace(")", "")
    ):
        method = next((method for pattern, method in _WORDS if pattern.fullmatch(word)), None)
        if method is not None:
            found[method] = None
        elif word not in _NOTHING:
            unknown.append(word)
    return tuple(method for method in Method if method in found), tuple(unknown)
