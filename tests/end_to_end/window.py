# SPDX-License-Identifier: GPL-3.0-or-later
"""The real application driven from outside: keys go in through the display, and what it says comes back."""

import json
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from assembly_app import settings
from tests.source import ROOT

PATIENCE_S = 30.0
_PAUSE_S = 0.02
_MOST_TABS = 120
PICTURES = ROOT / "build" / "end-to-end"


_T = TypeVar("_T")


class NotSaid(AssertionError):
    """The window did not come to say, or do, what was waited for."""


@dataclass(frozen=True)
class Control:
    """One control as a screen reader finds it."""

    level: int
    role: str
    name: str
    value: str
    label: str
    description: str
    focused: bool
    enabled: bool
    checked: bool
    selected: bool
    kind: str
    place: tuple[int, int, int, int]

    @property
    def words(self) -> str:
        """All that is said of it."""
        return "\n".join(part for part in (self.label, self.name, self.value, self.description) if part)


def _control(given: dict[str, Any]) -> Control:
    kind, place = given.pop("class"), tuple(given.pop("place"))
    return Control(**given, kind=kind, place=place)  # type: ignore[arg-type]


class Window:
    """A running application; as a context it ends with the test, and leaves a picture of a failure."""

    def __init__(
        self, desktop: dict[str, str], folder: Path, *arguments: object, language: str = "en"
    ) -> None:
        self._desktop = desktop
        self._arguments = [str(one) for one in arguments]
        self._socket = folder / f"window-{time.monotonic_ns()}.socket"
        self.output = self._socket.with_suffix(".log")
        home = Path(desktop["ASSEMBLY_APP_HOME"])
        if not list(home.rglob("settings.json")):
            with _home(home):
                settings.save(settings.Settings(language=language, theme="light"))
        self.process = self._start()

    def _start(self) -> "subprocess.Popen[bytes]":
        script = Path(__file__).with_name("served.py")
        command = [sys.executable, str(script), str(self._socket), *self._arguments]
        with self.output.open("wb") as log:
            return subprocess.Popen(
                command, cwd=ROOT, env=self._desktop, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )

    def __enter__(self) -> Self:
        self.wait_for(self.is_active, "the window to come to the front")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is not None and self.process.poll() is None:
            PICTURES.mkdir(parents=True, exist_ok=True)
            self.ask(f"picture {PICTURES / self._socket.parent.name}.png")
        self.kill()
        if kind is None:
            assert self.failure() == "", self.failure()

    # --- what it says -----------------------------------------------------------------------------------

    def ask(self, request: str) -> Any:
        """Ask the running application; nothing while it does not answer."""
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as caller:
                caller.settimeout(PATIENCE_S)
                caller.connect(str(self._socket))
                caller.sendall(f"{request}\n".encode())
                with caller.makefile(encoding="utf-8") as answer:
                    return json.loads(answer.read() or "null")
        except (FileNotFoundError, ConnectionError):
            if self.process.poll() is not None:
                code = self.process.returncode
                raise NotSaid(f"the application ended ({code}):\n{self.failure()}") from None
            return None

    def tree(self) -> list[Control]:
        """Every control on the screen, parents before children."""
        return [_control(one) for one in self.ask("tree") or []]

    def texts(self) -> list[str]:
        """Everything the window says."""
        return [control.words for control in self.tree() if control.words]

    def portrait(self) -> str:
        """The window in words, for whoever reads of a failure."""
        lines = [
            f"{'>' if one.focused else ' '} {'  ' * one.level}{one.role} {one.words!r}"
            for one in self.tree()
            if one.words or one.focused
        ]
        return "\n".join(lines)

    def says(self, text: str) -> bool:
        """Whether some control says this, among other words."""
        return any(text in words for words in self.texts())

    def find(self, name: str, role: str = "") -> Control | None:
        """The first control of that name."""
        fits = (one for one in self.tree() if one.name == name and role in ("", one.role))
        return next(fits, None)

    def focused(self) -> Control | None:
        """The control that has the keyboard."""
        return next((one for one in self.tree() if one.focused), None)

    def is_active(self) -> bool:
        """Whether the keyboard of the display is with this application."""
        found = self._xdotool("getactivewindow", "getwindowpid", check=False)
        return found.strip() == str(self.process.pid) and bool(self.tree())

    def failure(self) -> str:
        """What the application complained about so far: nothing, if all is well."""
        return self.output.read_text(encoding="utf-8", errors="replace")

    # --- waiting ----------------------------------------------------------------------------------------

    def wait_for(self, condition: Callable[[], _T], what: str) -> _T:
        """Wait until something holds; gives it back."""
        deadline = time.monotonic() + PATIENCE_S
        while not (found := condition()):
            if failed := self.failure():
                raise NotSaid(f"waited for {what}, and meanwhile:\n{failed}")
            if time.monotonic() > deadline:
                raise NotSaid(f"waited in vain for {what}\n{self.portrait()}")
            time.sleep(_PAUSE_S)
        return found

    def wait_until(self, *texts: str) -> None:
        """Wait until the window says all of these."""

        def said() -> bool:
            words = self.texts()
            return all(any(text in one for one in words) for text in texts)

        self.wait_for(said, f"{texts}")

    def wait_gone(self, text: str) -> None:
        """Wait until the window no longer says this."""
        self.wait_for(lambda: not self.says(text), f"{text!r} to go")

    def wait_focus(self, name: str) -> None:
        """Wait until the control of that name has the keyboard."""

        def there() -> bool:
            focused = self.focused()
            return focused is not None and focused.name == name

        self.wait_for(there, f"the keyboard in {name!r} (it is in {self.focused()})")

    # --- keys -------------------------------------------------------------------------------------------

    def _xdotool(self, *words: str, check: bool = True) -> str:
        done = subprocess.run(
            ["xdotool", *words],
            env=self._desktop,
            check=check,
            timeout=PATIENCE_S,
            capture_output=True,
            text=True,
        )
        return done.stdout

    def press(self, *keys: str) -> None:
        """Press keys, one after another, in xdotool's names: "ctrl+1", "Tab", "F3"."""
        self._xdotool("key", "--delay", "4", *keys)

    def write(self, text: str) -> None:
        """Type a text; its letters are all on the keyboard of the tests' display."""
        self._xdotool("type", "--delay", "4", "--", text)

    def fill(self, text: str) -> None:
        """Type over what a field holds."""
        self.press("ctrl+a")
        self.write(text)

    def tab_to(self, name: str, *, back: bool = False, role: str = "") -> None:
        """Go to a control by Tab alone, as often as it takes."""
        walked: list[str] = []
        for _turn in range(_MOST_TABS):
            now = self.focused()
            if now is not None and name in (now.name, now.label) and role in ("", now.role):
                return
            walked.append(now.name if now else "")
            before = now
            self.press("shift+Tab" if back else "Tab")
            deadline = time.monotonic() + 1.0
            while self.focused() == before and time.monotonic() < deadline:
                time.sleep(_PAUSE_S)
        raise NotSaid(f"no Tab leads to {name!r}; it went through {walked}")

    # --- ending -----------------------------------------------------------------------------------------

    def kill(self) -> None:
        """End it as a power cut would."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait(timeout=PATIENCE_S)

    def quit(self) -> int:
        """Leave by the keyboard; return the exit code."""
        self.press("ctrl+q")
        return self.process.wait(timeout=PATIENCE_S)


@contextmanager
def _home(home: Path) -> Iterator[None]:
    import pytest

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ASSEMBLY_APP_HOME", str(home))
        yield


def run(desktop: dict[str, str], *arguments: object) -> "subprocess.CompletedProcess[str]":
    """Run the application to its end, beside the window that may be open."""
    command: Sequence[str] = [sys.executable, "-m", "assembly_app", *(str(one) for one in arguments)]
    return subprocess.run(
        command, cwd=ROOT, env=desktop, timeout=2 * PATIENCE_S, capture_output=True, text=True, check=False
    )
