"""A screen of its own, with a window manager and a message bus: nobody sees it, nobody disturbs it."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

# A window of 1280 x 800, and its frame.
SIZE = (1290, 840)


class Display:
    """An X server, openbox and a session bus for as long as it is open; several run side by side."""

    def __init__(self, width=SIZE[0], height=SIZE[1]):
        self._running = []
        self._folder = Path(tempfile.mkdtemp(prefix="tenteki-display-"))
        self._folder.chmod(0o700)
        wanted = {"DISPLAY": self._screen(f"{width}x{height}x24")}
        wanted["DBUS_SESSION_BUS_ADDRESS"] = self._bus()
        self._environment |= wanted
        self._start("openbox", "--sm-disable")

    @property
    def environment(self):
        """What a program must be told so that it comes up here, and can be read from outside."""
        return dict(self._environment)

    @property
    def bus(self):
        """The address of the session bus."""
        return self._environment["DBUS_SESSION_BUS_ADDRESS"]

    def run(self, *command):
        """Run a small program that acts on this screen."""
        subprocess.run(command, env=self._environment, capture_output=True, check=True, timeout=20)

    def lay_by(self, text):
        """Put a text where Ctrl+V takes it from."""
        # The program stays to hand the text out, so nothing of it may be waited for.
        silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        command = ("xclip", "-selection", "clipboard", "-in")
        subprocess.run(command, env=self._environment, input=text.encode(), check=True, **silent)

    def close(self):
        """End everything that was started here."""
        for one in reversed(self._running):
            one.terminate()
        for one in self._running:
            try:
                one.wait(5)
            except subprocess.TimeoutExpired:
                one.kill()
                one.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _screen(self, size):
        theirs = {"DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS", "WAYLAND_DISPLAY"}
        self._environment = {name: said for name, said in os.environ.items() if name not in theirs}
        self._environment |= {
            "XDG_RUNTIME_DIR": str(self._folder),
            "QT_QPA_PLATFORM": "xcb",
            "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
        }
        ours, theirs = os.pipe()
        # The server picks a free number and tells it.
        told = ("-displayfd", str(theirs), "-screen", "0", size, "-nolisten", "tcp")
        self._start("Xvfb", *told, pass_fds=(theirs,))
        os.close(theirs)
        with os.fdopen(ours) as number:
            return f":{number.readline().strip()}"

    def _bus(self):
        bus = self._start("dbus-daemon", "--session", "--nofork", "--print-address=1", talks=True)
        with bus.stdout as told:
            return told.readline().decode().strip()

    def _start(self, *command, talks=False, **more):
        out = subprocess.PIPE if talks else subprocess.DEVNULL
        one = subprocess.Popen(
            command, env=self._environment, stdout=out, stderr=subprocess.DEVNULL, **more
        )
        self._running.append(one)
        return one
