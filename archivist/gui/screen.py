"""Whether a window can open here; free of Qt, so that it can be asked before Qt is loaded."""

from __future__ import annotations

import ctypes
import os
import re
import sys
from collections.abc import Callable, Mapping

from archivist.errors import DesktopError
from archivist.i18n import _

# Shared libraries that the Qt wheels expect of the system, and the Debian package of each.
_PACKAGES: Mapping[str, str] = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libbrotlidec.so.1": "libbrotli1",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
_LIBRARY = re.compile(r"\b(lib[\w.+-]+?\.so[.\d]*)")
_SCREENLESS = frozenset({"offscreen", "minimal", "vnc", "linuxfb", "eglfs"})


def has_screen(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """Whether a window can be shown: always on Windows and macOS, else where a display is named."""
    if not platform.startswith(("linux", "freebsd")):
        return True
    if _plugin(environ) in _SCREENLESS:
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def require_screen(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> None:
    """Raise DesktopError where no window can open, before Qt would end the whole process."""
    if not has_screen(environ, platform):
        raise DesktopError(
            detail=_("这台机器没有图形界面（未设置 DISPLAY 或 WAYLAND_DISPLAY）"),
            install=_("请在桌面会话里启动，或用 ssh -X 连接"),
        )
    lacking = lacking_libraries(environ, platform)
    if lacking:
        raise _lacking(lacking)


def lacking_libraries(
    environ: Mapping[str, str] = os.environ,
    platform: str = sys.platform,
    load: Callable[[str], object] = ctypes.CDLL,
) -> tuple[str, ...]:
    """Return the X11 libraries that cannot be loaded; empty where X11 is not what Qt will use.

    Qt aborts when its X11 plug-in cannot load, so this must be known beforehand.
    """
    plugin = _plugin(environ)
    uses_x11 = plugin == "xcb" or (not plugin and not environ.get("WAYLAND_DISPLAY"))
    if not platform.startswith("linux") or not uses_x11:
        return ()
    return tuple(name for name in _PACKAGES if "xcb" in name and not _loads(name, load))


def missing_library(error: ImportError) -> DesktopError:
    """Return the error to raise when Qt itself cannot be imported; names the package to install."""
    found = _LIBRARY.search(str(error))
    if found:
        return _lacking((found[1],))
    return DesktopError(
        detail=_("缺少窗口组件 PySide6（{reason}）").format(reason=error),
        install=_("请运行 pip install PySide6-Essentials"),
    )


def _lacking(libraries: tuple[str, ...]) -> DesktopError:
    packages = sorted({_PACKAGES.get(name, name) for name in libraries})
    return DesktopError(
        detail=_("系统缺少 {libraries}").format(libraries="、".join(libraries)),
        install=_("请安装软件包：sudo apt install {packages}").format(packages=" ".join(packages)),
    )


def _plugin(environ: Mapping[str, str]) -> str:
    return environ.get("QT_QPA_PLATFORM", "").partition(":")[0].partition(";")[0]


def _loads(name: str, load: Callable[[str], object]) -> bool:
    try:
        load(name)
    except OSError:
        return False
    return True
