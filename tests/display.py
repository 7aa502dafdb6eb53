# SPDX-License-Identifier: GPL-3.0-or-later
"""A real X display with a window manager, on no screen: Xvfb and openbox."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager

SCREEN = "1680x1050x24"
PATIENCE_S = 20.0


@contextmanager
def virtual_display() -> Iterator[str]:
    """The name of a display of our own (":7"), ready for windows; gone afterwards."""
    reading, writing = os.pipe()
    # The server finds a free number itself and tells it: no race between test processes.
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", SCREEN, "-nolisten", "tcp", "-noreset"]
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(command, pass_fds=[writing], stdin=quiet, stdout=quiet, stderr=quiet)
    os.close(writing)
    try:
        with os.fdopen(reading, encoding="ascii") as told:
            number = told.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        display = f":{number}"
        with _window_manager(display):
            yield display
    finally:
        _end(server)


@contextmanager
def _window_manager(display: str) -> Iterator[None]:
    environment = {**os.environ, "DISPLAY": display}
    quiet = subprocess.DEVNULL
    manager = subprocess.Popen(["openbox"], env=environment, stdin=quiet, stdout=quiet, stderr=quiet)
    try:
        # It is ready when it has said how many desktops there are.
        ask = ["xdotool", "get_num_desktops"]
        deadline = time.monotonic() + PATIENCE_S
        while subprocess.run(ask, env=environment, capture_output=True, check=False).returncode != 0:
            if time.monotonic() > deadline or manager.poll() is not None:
                raise RuntimeError("openbox did not start")
            time.sleep(0.05)
        yield
    finally:
        _end(manager)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(timeout=5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
