"""The desk as real processes on loopback, with somebody who starts again what has died."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

from typing_extensions import Self

from bot.cli.demo import free_port
from bot.cli.serve import ASSISTANT_READY
from tests.fire import faults, forge, points
from tests.journeys.processes import wait_until
from tests.models import found_or_trained

SECRET = "fire-and-nothing-but-fire-for-tests"
ASSISTANTS = ("assistant 1", "assistant 2")
WORKERS = ("worker 1", "worker 2")
ALL = ("gateway", *WORKERS, *ASSISTANTS)
KILLED = -signal.SIGKILL
START = 900.0


@dataclass
class Serving:
    """One process: which part, since when, and whether it has said that it is ready."""

    name: str
    pid: int
    log: Path
    since: float = field(default_factory=time.monotonic)

    @property
    def part(self) -> str:
        """What ``nightdesk serve`` calls it."""
        return self.name.split()[0]

    def is_ready(self, port: int) -> bool:
        """Whether it works by now."""
        if self.part == "assistant":
            return ASSISTANT_READY in self.log.read_text(errors="replace") if self.log.exists() else False
        if self.part == "worker":
            return time.monotonic() - self.since > 2
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            return False
        return True


class Fire:
    """``with Fire(folder, settings, names) as fire``: the processes run, and whatever dies is started again at once."""

    def __init__(
        self,
        folder: Path,
        settings: Mapping[str, str],
        names: tuple[str, ...] = ALL,
        fault: str = "",
        patient: bool = True,
    ) -> None:
        found_or_trained()
        self.folder, self._names = folder, names
        folder.mkdir(exist_ok=True)
        self.port = free_port("127.0.0.1", 18200)
        self.url = f"http://127.0.0.1:{self.port}"
        self.serving: dict[str, Serving] = {}
        self.killed: list[tuple[float, str]] = []
        self.died: list[tuple[str, int]] = []
        self._expected: set[int] = set()
        self._ordered: set[str] = set()
        self._again = True
        self._starts: Counter[str] = Counter()
        self._changed = threading.Condition()
        environment = {**os.environ, points.FOLDER: str(folder), faults.FAULT: fault, "NIGHTDESK_SECRET": SECRET}
        environment |= {"NIGHTDESK_DATA_FOLDER": str(folder / "desk"), "NIGHTDESK_LOG_LEVEL": "INFO"}
        environment |= {forge.PATIENT: "1" if patient else ""}
        environment |= {f"NIGHTDESK_{name.upper()}": value for name, value in settings.items()}
        self._forge = subprocess.Popen(
            [sys.executable, "-m", "tests.fire.forge"],
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._ready = threading.Event()

    def __enter__(self) -> Self:
        self._reader.start()
        assert self._ready.wait(START) and self._forge.poll() is None, "the forge did not start"
        for name in self._names:
            self.start(name)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._again = False
        assert self._forge.stdin is not None and self._forge.stdout is not None
        self._forge.stdin.close()
        self._forge.wait(30)
        self._reader.join(10)
        self._forge.stdout.close()

    # ---- starting and ending -----------------------------------------------------------------------------------------

    def start(self, name: str) -> None:
        """Order a process; it is there a moment later."""
        self._starts[name] += 1
        part = name.split()[0]
        arguments = ["serve", part]
        if part == "gateway":
            arguments += ["--port", str(self.port), "--demo-people"]
        order = {"name": name, "arguments": arguments, "log": str(self._log(name))}
        assert self._forge.stdin is not None
        with self._changed:
            self._ordered.add(name)
            self._forge.stdin.write(json.dumps(order) + "\n")
            self._forge.stdin.flush()

    def kill(self, name: str) -> bool:
        """kill -9, now; whether it was still there."""
        serving = self.serving.get(name)
        if serving is None or not _signalled(serving.pid, signal.SIGKILL):
            return False
        self.killed.append((time.monotonic(), name))
        return True

    def stop(self, name: str, seconds: float) -> int:
        """SIGTERM; the exit code. Not started again."""
        serving = self.serving[name]
        self._expected.add(serving.pid)
        os.kill(serving.pid, signal.SIGTERM)
        with self._changed:
            assert self._changed.wait_for(lambda: name not in self.serving, seconds), f"{name} did not stop"
        return self.died.pop()[1]

    def ready(self) -> list[str]:
        """Names of the processes that work."""
        return [name for name, each in list(self.serving.items()) if each.is_ready(self.port)]

    def until_ready(self, *names: str, seconds: float = START) -> None:
        """Wait until these work, or all."""

        def all_work() -> bool:
            assert not self.died, (self.died, self.logs("Error"))
            return set(names or self._names) <= set(self.ready())

        wait_until(all_work, seconds)

    # ---- labelled moments --------------------------------------------------------------------------------------------

    def arm(self, moment: str, *, stall: bool = False) -> None:
        """The next process that is at this moment dies there, or is stopped until ``go_on``."""
        (self.folder / moment).write_text(points.STALL if stall else "")

    def go_on(self) -> None:
        """Whoever was stopped goes on."""
        for each in list(self.serving.values()):
            _signalled(each.pid, signal.SIGCONT)

    def disarm(self, moment: str) -> bool:
        """Nobody has to die there any more; whether nobody has come by."""
        try:
            (self.folder / moment).unlink()
        except FileNotFoundError:
            return False
        return True

    def reached(self) -> Counter[str]:
        """How often each moment was reached."""
        place = self.folder / points.REACHED
        return Counter(place.read_text().splitlines()) if place.exists() else Counter()

    def logs(self, words: str) -> list[str]:
        """Lines of all logs that hold these words."""
        found = []
        for each in sorted(self.folder.glob("*.log")):
            found += [line for line in each.read_text(errors="replace").splitlines() if words in line]
        return found

    def _log(self, name: str) -> Path:
        return self.folder / f"{name.replace(' ', '-')}-{self._starts[name]}.log"

    def _read(self) -> None:
        assert self._forge.stdout is not None
        for line in self._forge.stdout:
            said = json.loads(line)
            with self._changed:
                if "ready" in said:
                    self._ready.set()
                elif "started" in said:
                    name = said["started"]
                    self.serving[name] = Serving(name, said["pid"], self._log(name))
                elif "ended" in said:
                    self._ended(said["ended"], said["pid"], said["code"])
                self._changed.notify_all()
        # It has ended, perhaps before it was ready.
        self._forge.wait(10)
        self._ready.set()

    def _ended(self, name: str, pid: int, code: int) -> None:
        self.serving.pop(name, None)
        expected = pid in self._expected
        if code != KILLED:
            self.died.append((name, code))
        if self._again and not expected:
            self.start(name)


def _signalled(pid: int, number: int) -> bool:
    """Whether the process was there to hear it; it may have died at a label a moment ago."""
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        return False
    return True
