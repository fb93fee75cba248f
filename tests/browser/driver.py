"""A browser driven by the WebDriver protocol with nothing but the standard library."""

from __future__ import annotations

import base64
import json
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
)
_WAIT_SECONDS = 20


class Browser:
    """One open page; every answer is checked by the caller."""

    def __init__(self, address: str) -> None:
        self._address = address

    def call(self, method: str, path: str, body: object = None) -> object:
        """Return the value that the driver answers."""
        content = None if method == "GET" else json.dumps(body if body is not None else {}).encode()
        request = urllib.request.Request(  # noqa: S310 - always the driver on this machine
            f"{self._address}{path}", content, {"Content-Type": "application/json"}, method=method
        )
        try:
            with urllib.request.urlopen(request, timeout=120) as answer:  # noqa: S310
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise RuntimeError(error.read().decode()[:2000]) from error

    def protocol(self, command: str, **parameters: object) -> object:
        """Return what a command of the browser's own protocol answers."""
        return self.call("POST", "/goog/cdp/execute", {"cmd": command, "params": parameters})

    def open(self, page: Path, *, width: int, scheme: str = "light", media: str = "screen") -> None:
        """Open a file as a reader with this screen or paper would."""
        self.protocol(
            "Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 600
        )
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.protocol("Emulation.setEmulatedMedia", media=media, features=features)
        self.call("POST", "/url", {"url": page.resolve().as_uri()})

    def run(self, script: str, *arguments: object) -> object:
        """Return what a script returns."""
        return self.call("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def run_later(self, script: str, *arguments: object) -> object:
        """Return what a script hands to its last argument."""
        return self.call("POST", "/execute/async", {"script": script, "args": list(arguments)})

    def log(self, kind: str) -> list[dict[str, object]]:
        """Return what was written to a log since it was last asked for."""
        found = self.call("POST", "/se/log", {"type": kind})
        assert isinstance(found, list)
        return found

    def picture(self, to: Path, *, scale: float = 1) -> None:
        """Write a picture of the whole page."""
        size = self.run("const e = document.documentElement; return [e.scrollWidth, e.scrollHeight]")
        assert isinstance(size, list)
        clip = {"x": 0, "y": 0, "width": size[0], "height": min(size[1], 16_000), "scale": scale}
        shot = self.protocol("Page.captureScreenshot", captureBeyondViewport=True, clip=clip)
        assert isinstance(shot, dict)
        to.write_bytes(base64.b64decode(shot["data"]))

    def paper(self, to: Path) -> None:
        """Write the page as A4 paper."""
        self.protocol("Emulation.setEmulatedMedia", media="print")
        sheet = self.protocol("Page.printToPDF", printBackground=False, preferCSSPageSize=True)
        assert isinstance(sheet, dict)
        to.write_bytes(base64.b64decode(sheet["data"]))


@contextmanager
def browser() -> Iterator[Browser]:
    """Open a browser that knows nobody, and close it."""
    port = _free_port()
    with tempfile.TemporaryDirectory() as folder, _driver(port):
        options = {"args": [*_FLAGS, f"--user-data-dir={folder}/profile"]}
        chromium = shutil.which("chromium")
        if chromium:
            options["binary"] = chromium  # type: ignore[assignment]  # a text beside the list of flags
        wanted = {
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
        }
        base = f"http://127.0.0.1:{port}"
        session = Browser(base).call("POST", "/session", {"capabilities": {"alwaysMatch": wanted}})
        assert isinstance(session, dict)
        page = Browser(f"{base}/session/{session['sessionId']}")
        try:
            yield page
        finally:
            page.call("DELETE", "")


@contextmanager
def _driver(port: int) -> Iterator[None]:
    process = subprocess.Popen(["chromedriver", f"--port={port}", "--log-level=OFF"], stdout=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield
    finally:
        process.terminate()
        process.wait(timeout=10)


def _wait_for(port: int) -> None:
    last = time.monotonic() + _WAIT_SECONDS
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > last:
                raise
            time.sleep(0.1)
        else:
            return


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
