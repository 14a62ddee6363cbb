"""未设置, 不限 and a number are three things."""

import pytest

from archivist.domain.settings import BY_KEY
from archivist.gui.dialogs.limit_field import LimitField


@pytest.mark.parametrize("value", [None, "不限", "0", "1500"])
def test_every_value_comes_back_as_it_was(qtbot, dressed, value):
    field = LimitField(BY_KEY["word_limit"], value)
    qtbot.addWidget(field)

    assert field.value == value


def test_the_number_is_asked_for_only_where_there_is_one(qtbot, dressed):
    field = LimitField(BY_KEY["word_limit"])
    qtbot.addWidget(field)
    field.show()
    assert not field.number.isVisible()

    with qtbot.waitSignal(field.changed):
        field.choice.setCurrentIndex(2)

    assert field.number.isVisible()
    assert field.value == "1000"
