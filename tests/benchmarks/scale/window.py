"""Runs the real window over a large clinic, and tells how long each thing leaves somebody waiting."""

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app import paths
from app.credentials.gate import Gate
from app.demo.people import LOGIN
from app.main.door import ClinicDoor
from app.main.window import make_window
from app.ui.application import make_application
from app.ui.kit.choice import Choice
from tests.benchmarks.scale.eyes import Eyes, NotThere
from tests.benchmarks.scale.scenes import SCENES
from tests.benchmarks.scale.watchdog import Measured, Watchdog


def run(folder: Path, only: Sequence[str] = ()) -> list[dict[str, object]]:
    """Walk through the scenes, or only some behind the sign-in; return what was measured of each."""
    make_application("light", paths.FONTS)
    stretched = _watch_password()
    facts = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
    found: list[dict[str, object]] = []
    with make_window(ClinicDoor(folder, is_specimen=True), "ja") as window:
        for name, value in facts.items():
            window.setProperty(name, value)
        eyes, dog = Eyes(window), Watchdog()
        login = eyes.see("sign_in_login")
        if isinstance(login, Choice):
            login.set_value(LOGIN)
        # What is warmed up while the password is typed.
        eyes.rest(2500)
        for name, scene in SCENES.items():
            if only and not name.startswith(("sign", *only)):
                continue
            measured = dog.begin(name)
            trouble = ""
            try:
                scene(eyes)
            except NotThere as missing:
                trouble = str(missing)
            dog.end()
            found.append(_told(measured, trouble))
            if name.startswith("sign"):
                found[-1]["stretched_ms"] = sum(stretched)
        dog.close()
    return found


def _told(measured: Measured, trouble: str) -> dict[str, object]:
    longest = measured.longest
    ours = [one for one in measured.gaps if one.is_ours]
    return {
        "name": measured.name,
        "longest_ms": longest.ms,
        "own_ms": longest.own_ms,
        "all_ms": longest.all_ms,
        "blocks": len(ours),
        "p99_ms": measured.share(99),
        "wall_ms": measured.wall_ms,
        "pss_mb": measured.pss_mb,
        "sweep_ms": measured.sweep_ms,
        "stacks": [
            (round(one.ms), round(one.own_ms), round(one.all_ms), one.stack)
            for one in sorted(ours, key=lambda one: -one.ms)[:4]
        ],
        "trouble": trouble,
    }


def _watch_password() -> list[float]:
    """Note how long the password was stretched: that is wanted to be slow."""
    taken: list[float] = []
    person = Gate.person

    def watched(gate: Gate, *who: str) -> Any:
        begun = time.perf_counter()
        answer = person(gate, *who)
        taken.append((time.perf_counter() - begun) * 1000)
        return answer

    Gate.person = watched  # type: ignore[method-assign]
    return taken


if __name__ == "__main__":
    print(json.dumps(run(Path(sys.argv[1]), sys.argv[2:])))
