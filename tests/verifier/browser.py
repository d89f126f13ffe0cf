"""A real browser without a window, driven by its own protocol (DevTools) over a pipe."""

import json
import os
import shutil
import subprocess
from itertools import count

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
OPTIONS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--remote-debugging-pipe",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
)


class Browser:
    """One browser with one page."""

    def __init__(self, folder):
        program = next((found for name in NAMES if (found := shutil.which(name))), None)
        assert program, "Chromium is missing here; build/dev.py test installs it on Debian."
        # It reads its orders from 3 and answers on 4; bash alone knows numbers above 9.
        ours, theirs = os.pipe(), os.pipe()
        self._orders = os.fdopen(ours[1], "wb", buffering=0)
        self._answers = os.fdopen(theirs[0], "rb")
        start = f'exec "$@" 3<&{ours[0]} 4>&{theirs[1]}'
        command = ("bash", "-c", start, "bash", program, *OPTIONS, f"--user-data-dir={folder}")
        self._process = subprocess.Popen(
            command,
            pass_fds=(ours[0], theirs[1]),
            stderr=subprocess.DEVNULL,
            env={**os.environ, "HOME": str(folder)},
        )
        os.close(ours[0])
        os.close(theirs[1])
        self._numbers, self._session = count(1), None
        self.events = []
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.ask("Target.attachToTarget", targetId=target, flatten=True)[
            "sessionId"
        ]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.ask(f"{domain}.enable")

    def ask(self, method, **params):
        """Give an order and return the answer; what else happens meanwhile is kept."""
        number = next(self._numbers)
        order = {"id": number, "method": method, "params": params}
        if self._session:
            order["sessionId"] = self._session
        self._orders.write(json.dumps(order).encode() + b"\0")
        while (told := self._next()).get("id") != number:
            self.events.append(told)
        assert "error" not in told, told
        return told["result"]

    def open(self, url):
        """Open an address and wait until it has loaded."""
        self.events.clear()
        self.ask("Page.navigate", url=url)
        while not any(one.get("method") == "Page.loadEventFired" for one in self.events):
            self.events.append(self._next())

    def run(self, script, *arguments):
        """Run an asynchronous function's body in the page and return what it returns."""
        told = ",".join(json.dumps(one) for one in arguments)
        expression = f"(async (...given) => {{ {script} }})({told})"
        answer = self.ask(
            "Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True
        )
        assert "exceptionDetails" not in answer, answer["exceptionDetails"]
        return answer["result"].get("value")

    def close(self):
        """End the browser."""
        self._session = None
        self.ask("Browser.close")
        self._process.wait(20)
        self._orders.close()
        self._answers.close()

    def _next(self):
        told = bytearray()
        while (sign := self._answers.read(1)) != b"\0":
            assert sign, "the browser ended"
            told += sign
        return json.loads(told)
