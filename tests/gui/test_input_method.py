"""Typing Chinese with fcitx."""

from archivist.gui.input_method import prepare


def test_fcitx_without_its_plugin_speaks_ibus(tmp_path):
    environ = {"XMODIFIERS": "@im=fcitx"}

    assert prepare(environ, tmp_path, "linux")
    assert environ["QT_IM_MODULE"] == "ibus"
    assert environ["IBUS_USE_PORTAL"] == "1"


def test_a_system_with_the_plugin_is_left_alone(tmp_path):
    folder = tmp_path / "platforminputcontexts"
    folder.mkdir()
    (folder / "libfcitx5platforminputcontextplugin.so").touch()
    environ = {"QT_IM_MODULE": "fcitx"}

    assert not prepare(environ, tmp_path, "linux")
    assert environ == {"QT_IM_MODULE": "fcitx"}


def test_other_input_methods_and_systems_are_left_alone(tmp_path):
    assert not prepare({"XMODIFIERS": "@im=ibus"}, tmp_path, "linux")
    assert not prepare({"XMODIFIERS": "@im=fcitx"}, tmp_path, "win32")
