"""Which standard of a new edition is which of the old one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from editions.evolving import evolved

from archivist.domain.edition import Block, Content, Edition, Indicator, Method, Project, Standard
from archivist.domain.relation import Change, Link, Relation
from archivist.editions.load import load_edition
from archivist.editions.succession import propose


def an_edition(name, **standards):
    """Make an edition of one content; ``s1="text"`` is Ⅲ-1-1."""
    made = tuple(
        Standard(f"Ⅲ-1-{code[1:]}", text, (Method.DOCUMENT_REVIEW,), lead_units=("市文明办",))
        for code, text in standards.items()
    )
    content = Content("Ⅲ-1", "公益广告", made)
    project = Project("Ⅰ-1", "重点工作", (Indicator("Ⅱ-1", "宣传", (content,)),))
    return Edition(name, name, official=True, blocks=(Block("测评体系", (project,)),))


def relations(succession):
    return {link.old or link.new[0]: succession.relation(link) for link in succession.links}


def test_an_edition_follows_itself_without_a_change():
    reference = load_edition("reference")

    succession = propose(reference, replace(reference, id="again"))

    assert set(relations(succession).values()) == {Relation.SAME}
    assert all(link.new == (link.old,) and link.score == 1.0 for link in succession.links)


def test_a_standard_inserted_before_others_moves_them_and_is_new():
    before = an_edition("a", s1="主次干道设置公益广告。", s2="窗口单位公开服务承诺。")
    after = an_edition("b", s1="推行垃圾分类投放运输。", s2="主次干道设置公益广告。", s3="窗口单位公开服务承诺。")  # fmt: skip

    succession = propose(before, after)

    assert succession.targets == {"Ⅲ-1-1": ("Ⅲ-1-2",), "Ⅲ-1-2": ("Ⅲ-1-3",)}
    assert succession.links[-1] == Link(None, ("Ⅲ-1-1",))
    assert [succession.relation(link) for link in succession.links] == [
        Relation.CHANGED,
        Relation.CHANGED,
        Relation.NEW,
    ]
    assert succession.changes(succession.links[0]) == (Change.CODE,)


def test_two_that_became_one_and_one_that_became_two_are_seen():
    before = an_edition(
        "a",
        s1="主次干道设置公益广告，点位有清单。",
        s2="建筑围挡刊登公益广告比例达到三成。",
        s3="窗口单位公开服务承诺，投诉热线畅通有记录。",
    )
    after = an_edition(
        "b",
        s1="主次干道设置公益广告，点位有清单；建筑围挡刊登公益广告比例达到三成。",
        s2="窗口单位公开服务承诺。",
        s3="投诉热线畅通有记录。",
    )

    succession = propose(before, after)

    assert relations(succession) == {
        "Ⅲ-1-1": Relation.MERGED,
        "Ⅲ-1-2": Relation.MERGED,
        "Ⅲ-1-3": Relation.DIVIDED,
    }
    assert succession.sources("Ⅲ-1-1") == ("Ⅲ-1-1", "Ⅲ-1-2")


def test_what_is_gone_is_dropped_and_what_a_person_says_holds():
    before = an_edition("a", s1="主次干道设置公益广告。", s2="窗口单位公开服务承诺。")
    after = an_edition("b", s1="主次干道设置公益广告。")

    proposed = propose(before, after)
    decided = proposed.changed("Ⅲ-1-2", ["Ⅲ-1-1"])

    assert relations(proposed)["Ⅲ-1-2"] is Relation.DROPPED
    assert relations(decided) == {"Ⅲ-1-1": Relation.MERGED, "Ⅲ-1-2": Relation.MERGED}
    assert decided.links[1].score is None


@pytest.mark.parametrize("shift", [0, 7])
def test_of_a_year_of_edits_hardly_one_standard_is_led_astray(shift):
    reference = load_edition("reference")
    next_years = [evolved(reference, seed, shift=shift) for seed in range(3)]

    wrong = []
    for year in next_years:
        found = propose(reference, year.edition).targets
        wrong += [old for old, new in year.truth.items() if set(found[old]) != set(new)]

    assert len(wrong) <= 3, wrong
