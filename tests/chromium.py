"""A browser without a window, to look at pages as their readers do: Chromium, by its DevTools."""

import base64
import fcntl
import json
import os
import select
import shutil
import signal
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome")
"""What the program may be called."""
PATIENCE = 60
"""Seconds that any answer may take before it counts as a hang."""
_SPARE = 10
"""Descriptors from here on are none of those that the browser is to find at its own places."""
_OPTIONS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-extensions", "--disable-background-networking", "--disable-sync",
    "--force-color-profile=srgb", "--hide-scrollbars", "--remote-debugging-pipe", "about:blank",
)  # fmt: skip


def found() -> str | None:
    """Return the path of the browser; `None` where there is none."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@dataclass(slots=True)
class Seen:
    """What a page did while it was loaded and looked at."""

    requests: list[str] = field(default_factory=list)
    """Addresses, the page's own among them."""
    blocked: list[str] = field(default_factory=list)
    """Why requests among these were never sent."""
    messages: list[str] = field(default_factory=list)
    """What would stand on the console, errors among it."""


class Browser:
    """One tab of a running browser.

    Args:
        reading: Descriptor that its answers come from.
        writing: Descriptor that takes commands.
    """

    def __init__(self, reading: int, writing: int) -> None:
        self._reading, self._writing = reading, writing
        self._last = 0
        self._session: str | None = None
        self._rest = b""
        self._seen = Seen()
        self._loaded = False
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)[
            "sessionId"
        ]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.ask(f"{domain}.enable")

    def ask(self, method: str, **params: object) -> Mapping[str, Any]:
        """Give a command of the DevTools Protocol; return what it says."""
        self._last += 1
        message: dict[str, object] = {"id": self._last, "method": method, "params": params}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._writing, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._last:
                assert "error" not in answer, answer
                result: Mapping[str, Any] = answer["result"]
                return result

    def look_at(
        self, page: Path, *, width: int = 1200, height: int = 900, dark: bool = False
    ) -> Seen:
        """Load a page; return what it did until a moment after it was loaded."""
        self._seen, self._loaded = Seen(), False
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height,
                 deviceScaleFactor=1, mobile=False)  # fmt: skip
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.ask("Emulation.setEmulatedMedia", features=[scheme])
        self.ask("Page.navigate", url=page.resolve().as_uri())
        while not self._loaded:
            self._next()
        self.value("new Promise(done => setTimeout(done, 100))")  # what scripts would put off
        return self._seen

    def value(self, expression: str) -> Any:  # noqa: ANN401  whatever JSON has
        """Return the value of an expression of JavaScript in the page; promises are waited for."""
        got = self.ask("Runtime.evaluate", expression=expression, awaitPromise=True,
                       returnByValue=True)  # fmt: skip
        assert "exceptionDetails" not in got, got
        return got["result"].get("value")

    def picture(self, *, whole: bool = False) -> bytes:
        """Return the page as a PNG file; `whole`: also what is below the window."""
        shot = self.ask("Page.captureScreenshot", captureBeyondViewport=whole)
        return base64.b64decode(shot["data"])

    def printed(self) -> bytes:
        """Return the page as a PDF file."""
        return base64.b64decode(self.ask("Page.printToPDF", preferCSSPageSize=True)["data"])

    def _next(self) -> Mapping[str, Any]:
        """Return the next message; take note of what it tells of the page."""
        end = time.monotonic() + PATIENCE
        while b"\0" not in self._rest:
            ready, _, _ = select.select([self._reading], [], [], max(end - time.monotonic(), 0))
            assert ready, "the browser says nothing"
            read = os.read(self._reading, 1 << 20)
            assert read, "the browser has ended"
            self._rest += read
        text, _, self._rest = self._rest.partition(b"\0")
        message: Mapping[str, Any] = json.loads(text)
        params = message.get("params", {})
        match message.get("method"):
            case "Page.loadEventFired":
                self._loaded = True
            case "Network.requestWillBeSent":
                self._seen.requests.append(params["request"]["url"])
            case "Network.loadingFailed" if "blockedReason" in params:
                self._seen.blocked.append(params["blockedReason"])
            case "Runtime.consoleAPICalled" | "Runtime.exceptionThrown":
                self._seen.messages.append(json.dumps(params))
            case "Log.entryAdded":
                self._seen.messages.append(params["entry"]["text"])
        return message


@contextmanager
def browser(program: str, folder: Path, options: Sequence[str] = ()) -> Iterator[Browser]:
    """Run a browser, with what it keeps in a folder, and end it."""
    theirs_in, ours_out = map(_spared, os.pipe())
    ours_in, theirs_out = map(_spared, os.pipe())
    silent = [(os.POSIX_SPAWN_OPEN, one, os.devnull, os.O_RDWR, 0) for one in (0, 1, 2)]
    process = os.posix_spawn(
        program,
        [program, f"--user-data-dir={folder}", *options, *_OPTIONS],
        {"PATH": os.environ["PATH"], "HOME": str(folder)},
        file_actions=[
            *silent,
            (os.POSIX_SPAWN_DUP2, theirs_in, 3),
            (os.POSIX_SPAWN_DUP2, theirs_out, 4),
        ],
        setpgroup=0,
    )
    os.close(theirs_in)
    os.close(theirs_out)
    try:
        yield Browser(ours_in, ours_out)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(ours_in)
        os.close(ours_out)


def _spared(descriptor: int) -> int:
    """Return the same file under a higher number."""
    spared = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, _SPARE)
    os.close(descriptor)
    return spared
