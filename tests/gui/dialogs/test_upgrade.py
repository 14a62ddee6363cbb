"""The mapping of two catalogues, line by line in the hands of a person."""

import pytest
from editions.test_succession import an_edition

from archivist.domain.relation import Relation
from archivist.editions.succession import propose
from archivist.gui.dialogs.upgrade import UpgradeDialog

BEFORE = an_edition(
    "今年", s1="主次干道设置公益广告。", s2="窗口单位公开服务承诺。", s3="公共厕所整洁无异味。"
)
AFTER = an_edition(
    "明年", s1="推行垃圾分类投放运输。", s2="主次干道设置公益广告。", s3="窗口单位公开服务承诺。"
)


@pytest.fixture
def dialog(qtbot, dressed):
    made = UpgradeDialog(propose(BEFORE, AFTER), {"Ⅲ-1-1": 2, "Ⅲ-1-3": 4})
    qtbot.addWidget(made)
    made.show()
    return made


def relations(dialog):
    return {row.key: row.relation for row in dialog.rows()}


def test_what_changed_is_listed_and_what_would_lose_its_home_is_counted(dialog):
    assert relations(dialog) == {
        "Ⅲ-1-1": Relation.CHANGED,
        "Ⅲ-1-2": Relation.CHANGED,
        "Ⅲ-1-3": Relation.DROPPED,
        "+Ⅲ-1-1": Relation.NEW,
    }
    assert "4 份材料将放回待归档" in dialog.counts.text()


def pick(dialog, code):
    dialog.target.setCurrentIndex(dialog.target.findData(code))


def test_a_dropped_standard_may_be_led_to_another_and_the_proposal_restored(dialog):
    dialog.choose("Ⅲ-1-3")
    pick(dialog, "Ⅲ-1-3")
    dialog.lead.click()

    assert relations(dialog)["Ⅲ-1-3"] is Relation.MERGED
    assert "放回待归档" not in dialog.counts.text()
    dialog.choose("Ⅲ-1-3")
    dialog.restore.click()
    assert relations(dialog)["Ⅲ-1-3"] is Relation.DROPPED


def test_a_standard_may_be_divided_and_a_new_one_said_to_come_from_an_old_one(dialog):
    dialog.choose("Ⅲ-1-2")
    pick(dialog, "Ⅲ-1-2")
    dialog.add.click()
    divided = dialog.succession.targets["Ⅲ-1-2"]
    dialog.choose("+Ⅲ-1-1")
    pick(dialog, "Ⅲ-1-3")
    dialog.lead.click()

    assert divided == ("Ⅲ-1-3", "Ⅲ-1-2")
    assert dialog.succession.targets["Ⅲ-1-3"] == ("Ⅲ-1-1",)
    assert "+Ⅲ-1-1" not in relations(dialog)


def test_a_standard_may_be_led_nowhere(dialog):
    dialog.choose("Ⅲ-1-1")
    dialog.drop.click()

    assert relations(dialog)["Ⅲ-1-1"] is Relation.DROPPED
    assert "6 份材料" in dialog.counts.text()


def test_words_that_name_no_standard_change_nothing(dialog):
    dialog.choose("Ⅲ-1-1")
    dialog.target.setEditText("没有这一条")
    dialog.lead.click()

    assert dialog.succession.targets["Ⅲ-1-1"] == ("Ⅲ-1-2",)
    assert "请从列表里选" in dialog.trouble.text()
