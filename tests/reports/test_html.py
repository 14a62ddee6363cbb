"""HTML: one page that loads nothing, escapes everything and is well formed."""

from datetime import date
from html.parser import HTMLParser

import pytest
from reports.sample import an_assessment

from archivist.reports.assignments import assignments
from archivist.reports.findings import findings
from archivist.reports.gaps import gaps
from archivist.reports.html import render
from archivist.reports.registry import REPORTS
from archivist.reports.table import Column, Grid, Paragraph, Report

VOID = {"meta", "col", "br"}


class Page(HTMLParser):
    """Checks nesting, and collects tags, texts, ids and links."""

    def __init__(self, data):
        super().__init__()
        self.open, self.tags, self.ids, self.links, self.rows = [], [], [], [], []
        self.feed(data.decode())
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.tags.append((tag, values))
        self.ids += [values["id"]] if "id" in values else []
        self.links += [values["href"]] if "href" in values else []
        if tag == "tr":
            self.rows.append([])
        if tag in {"td", "th"}:
            self.rows[-1].append("")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.open and self.open[-1] in {"td", "th"}:
            self.rows[-1][-1] += data


@pytest.mark.parametrize("name", REPORTS, ids=lambda name: name.slug)
def test_a_page_is_well_formed_and_refers_to_nothing_outside(name):
    data = render(name.make(an_assessment()))

    page = Page(data)

    assert b"http://" not in data and b"https://" not in data
    assert {tag for tag, _ in page.tags}.isdisjoint({"script", "link", "img", "iframe", "form"})
    assert len(page.ids) == len(set(page.ids))
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert not any(key in {"src", "onclick"} for _, attrs in page.tags for key in attrs)


def test_a_table_has_headings_bands_and_cells():
    page = Page(render(gaps(an_assessment())))

    assert page.rows[0][:3] == ["序号", "编号", "测评标准"]
    assert page.rows[1] == ["市委宣传部"]
    assert page.rows[2][3:9] == ["说明报告", "市委宣传部", "王丽", "2017-05-01", "50", "未收集"]


def test_links_lead_to_the_sections_or_to_the_units():
    sections = Page(render(findings(an_assessment()))).links
    units = Page(render(gaps(an_assessment()))).links

    assert len(sections) == 6
    assert len(units) == 3


def test_a_path_that_repeats_is_one_tall_cell():
    page = Page(render(assignments(an_assessment())))

    tall = [attrs["rowspan"] for tag, attrs in page.tags if tag == "td" and "rowspan" in attrs]
    assert tall == ["2"] * 4


def test_markup_from_the_evidence_is_only_text():
    evil = '<script>alert(1)</script>"><img src=x onerror=y>'
    grid = Grid(evil, (Column(evil, lambda row: row),), (evil,), group=lambda row: row)
    report = Report(evil, date(2017, 1, 1), ((evil, evil),), evil, (Paragraph(evil), grid))

    page = Page(render(report))

    assert {tag for tag, _ in page.tags}.isdisjoint({"script", "img"})
    assert page.rows[-1] == [evil]


def test_light_dark_and_print_are_provided_for():
    text = render(gaps(an_assessment())).decode()

    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text
    assert "position: sticky" in text
    assert 'content: "第 " counter(page) " 页 共 " counter(pages) " 页"' in text
    assert '<html lang="zh-CN">' in text
