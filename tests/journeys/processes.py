"""Real processes of ours: started with their own data folder, read line by line, looked for in the process table."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any

from typing_extensions import Self

from bot.settings import read_settings

PAUSE = 0.05
SECONDS_TO_STOP = 25.0


class Process:
    """``nightdesk ARGUMENTS`` as a process of its own; ended when the ``with`` is left while it still runs."""

    def __init__(self, *arguments: str, **settings: str) -> None:
        project = str(read_settings().project)
        environment = {**os.environ, "PYTHONUNBUFFERED": "1", "NIGHTDESK_PROJECT_FOLDER": project}
        environment.pop("NIGHTDESK_DATABASE_URL", None)
        environment |= {f"NIGHTDESK_{name.upper()}": value for name, value in settings.items()}
        self._popen = subprocess.Popen(
            [sys.executable, "-m", "bot.cli.main", *arguments],
            cwd=project,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
        self._lines: queue.Queue[str | None] = queue.Queue()
        self.output: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self._popen.stdout is not None
        for line in self._popen.stdout:
            self._lines.put(line.rstrip("\n"))
        self._lines.put(None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._popen.poll() is None:
            # Asked first: whoever has children of its own stops them then.
            self._popen.send_signal(signal.SIGINT)
            try:
                self._popen.wait(SECONDS_TO_STOP)
            except subprocess.TimeoutExpired:
                self._popen.kill()
                self._popen.wait()
        self._reader.join()
        for pipe in (self._popen.stdin, self._popen.stdout):
            if pipe is not None:
                pipe.close()

    @property
    def pid(self) -> int:
        """The process id."""
        return self._popen.pid

    def signal(self, number: int) -> None:
        """Send a signal."""
        self._popen.send_signal(number)

    def wait(self, seconds: float) -> int:
        """Wait for the end; the exit code."""
        return self._popen.wait(seconds)

    def write(self, line: str) -> None:
        """Type a line."""
        assert self._popen.stdin is not None
        self._popen.stdin.write(line + "\n")
        self._popen.stdin.flush()

    def end_of_input(self) -> None:
        """Close the keyboard."""
        assert self._popen.stdin is not None
        self._popen.stdin.close()

    def line(self, seconds: float) -> str:
        """The next line of output; AssertionError with all of it when none comes."""
        try:
            found = self._lines.get(timeout=seconds)
        except queue.Empty:
            found = None
        assert found is not None, "\n".join(["no more output after:", *self.output])
        self.output.append(found)
        return found

    def line_with(self, words: str, seconds: float) -> str:
        """The next line that holds the words."""
        deadline = time.monotonic() + seconds
        while True:
            found = self.line(max(0.1, deadline - time.monotonic()))
            if words in found:
                return found

    def json_line(self, seconds: float) -> dict[str, Any]:
        """The next line, which is a JSON object."""
        value = json.loads(self.line(seconds))
        assert isinstance(value, dict)
        return value


def wait_until(true: Callable[[], bool], seconds: float) -> None:
    """Wait for something that other processes do; AssertionError when it does not happen."""
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(PAUSE)


def processes_of(folder: Path) -> set[int]:
    """Ids of the living processes that work in a folder: by their directory, their arguments or their environment."""
    mark = str(folder).encode()
    found = set()
    for place in Path("/proc").iterdir():
        if not place.name.isdigit() or int(place.name) == os.getpid():
            continue
        try:
            arguments, environment = (place / "cmdline").read_bytes(), (place / "environ").read_bytes()
            directory = os.readlink(place / "cwd").encode()
        except OSError:
            continue
        if arguments and (mark in arguments or mark in environment or directory.startswith(mark)):
            found.add(int(place.name))
    return found
