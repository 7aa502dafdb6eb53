# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks what Qt and the tests need from the system; installs what is missing where it may.

Usage: system_libraries.py [window] [tests]. As root on Debian and its family the missing packages are
installed; otherwise the one command is printed. Runs before the environment exists: standard library only.
"""

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys

# What is looked for -> the Debian package that brings it.
QT = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
WINDOW = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
TOOLS = {"Xvfb": "xvfb", "openbox": "openbox", "xdotool": "xdotool", "msgfmt": "gettext"}


def has_library(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def missing(wanted: set[str]) -> list[str]:
    """The packages to install, in a stable order."""
    libraries = dict(QT)
    if wanted & {"window", "tests"}:
        libraries |= WINDOW
    packages = [package for library, package in libraries.items() if not has_library(library)]
    if "tests" in wanted:
        packages += [package for tool, package in TOOLS.items() if not shutil.which(tool)]
    if not importlib.util.find_spec("ensurepip"):
        packages.append("python3-venv")
    return packages


def install(packages: list[str]) -> bool:
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-q"], ["install", "-q", "-y", "--no-install-recommends", *packages]):
        code = subprocess.run(
            ["apt-get", *command], env=quiet, stdin=subprocess.DEVNULL, check=False
        ).returncode
        if code:
            return False
    return True


def main(wanted: set[str]) -> int:
    if not sys.platform.startswith("linux"):
        return 0
    packages = missing(wanted)
    if not packages:
        return 0
    print("Missing from the system:", ", ".join(packages), flush=True)
    if os.geteuid() == 0 and shutil.which("apt-get") and install(packages):
        packages = missing(wanted)
    if not packages:
        return 0
    command = f"sudo apt-get update && sudo apt-get install --no-install-recommends {' '.join(packages)}"
    print(f"Install them with this one command, then run make again:\n\n    {command}\n", file=sys.stderr)
    only_for_x11 = set(packages) <= set(WINDOW.values()) and "tests" not in wanted
    if only_for_x11:
        print("They are needed on X11 only: going on.", file=sys.stderr)
    return 0 if only_for_x11 else 1


if __name__ == "__main__":
    sys.exit(main(set(sys.argv[1:])))
