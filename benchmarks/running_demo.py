"""How fast `nightdesk demo` is there, how soon it answers in the browser's way, and what memory its processes take."""

from __future__ import annotations

import html
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from benchmarks.measuring import Row
from bot.settings import Settings

SECONDS_TO_START, SECONDS_TO_ANSWER, SECONDS_TO_STOP = 300.0, 300.0, 60.0
PERSON, WORDS = "sam@maple-dental.example", "my outlook won't open"
# In every coverage answer to Sam, at whatever hour this runs.
ANSWERED = "Sam, this is about"
# Where the assistant takes longer to load than people are kept waiting, the worker answers instead.
APOLOGISED = "I have put your words into ticket"


@dataclass(frozen=True)
class _Process:
    pid: int
    parent: int
    megabytes: float
    command: str


def measure(settings: Settings, folder: Path) -> list[Row]:
    """Start the demo twice in an empty data folder and look at the second."""
    with _demo(settings, folder) as first:
        pass
    with _demo(settings, folder) as second:
        answered, said_up, words = _answered_and_up(second)
        rows = _memory(second.pid, folder)
    return [
        Row("first demo until /readyz", f"{first.seconds:.1f} s", "empty data folder, model trained before"),
        Row("second demo until /readyz", f"{second.seconds:.1f} s", "database and clients there already"),
        Row(
            "  and until the first answer",
            f"{answered:.1f} s",
            f"'{WORDS}' sent over HTTP at once, while the assistant was loading"
            + (": a ticket and an apology, as it loaded for too long" if words == APOLOGISED else ""),
        ),
        Row("  and until it says that it is up", f"{said_up:.1f} s", "it waits for the assistant"),
        *rows,
    ]


@dataclass(frozen=True)
class _Running:
    """A demo that is ready, and the seconds that took."""

    address: str
    pid: int
    begun: float
    seconds: float
    words: Path

    def passed(self) -> float:
        """Seconds since it was started."""
        return time.perf_counter() - self.begun

    def says(self, words: str) -> bool:
        """Whether it has printed this."""
        return words in self.words.read_text(errors="replace")


@contextmanager
def _demo(settings: Settings, folder: Path) -> Iterator[_Running]:
    """A running demo, stopped at the end as by Ctrl-C; RuntimeError with its words when it does not start."""
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    folder.mkdir(exist_ok=True)
    words = folder / "demo.log"
    with words.open("wb") as said:
        begun = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-m", "bot.cli.main", "demo", "--port", str(port)],
            cwd=settings.project,
            env={**os.environ, "NIGHTDESK_DATA_FOLDER": str(folder), "NIGHTDESK_DATABASE_URL": ""},
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=said,
        )
    try:
        wait_until_ready(base, process)
        yield _Running(base, process.pid, begun, time.perf_counter() - begun, words)
    except Ended:
        raise RuntimeError(words.read_text(errors="replace")) from None
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(SECONDS_TO_STOP)


class Ended(Exception):
    """The process ended before it was ready, or took too long."""


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until_ready(base: str, process: subprocess.Popen[bytes]) -> None:
    """Until the gateway at this address is ready; Ended when it is not in time."""
    until = time.perf_counter() + SECONDS_TO_START
    while time.perf_counter() < until and process.poll() is None:
        try:
            if httpx.get(f"{base}/readyz", timeout=2).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.05)
    raise Ended


def _answered_and_up(demo: _Running) -> tuple[float, float, str]:
    """Seconds from the start until the first answer is on the page and until the demo says that it is up; what was answered."""
    with httpx.Client(base_url=demo.address, timeout=20) as browser:
        token = _value(browser.get("/").text, "token")
        browser.post("/demo/person", data={"token": token, "person": PERSON})
        page = browser.get("/chat").text
        form = {"token": _value(page, "token"), "nonce": _value(page, "nonce"), "text": WORDS}
        browser.post("/chat/messages", data=form)
        answered = up = 0.0
        words = ""
        while not (answered and up) and demo.passed() < SECONDS_TO_ANSWER:
            if not answered:
                page = browser.get("/chat").text
                words = next((each for each in (ANSWERED, APOLOGISED) if each in page), "")
                answered = demo.passed() if words else 0.0
            if not up and demo.says("is up after"):
                up = demo.passed()
            time.sleep(0.05)
    if not (answered and up):
        raise RuntimeError(f"No answer within {SECONDS_TO_ANSWER:.0f} s.")
    return answered, up, words


def _value(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]+)"', page)
    if found is None:
        raise RuntimeError(f"The page holds no {name}.")
    return html.unescape(found.group(1))


def _memory(demo: int, folder: Path) -> list[Row]:
    """Memory of each part of a running demo."""
    processes = {each.pid: each for each in _processes()}
    rows = [
        Row(f"memory of {_part(each)}", f"{each.megabytes:.0f} MB", "resident, after one turn")
        for each in _family(demo, processes)
    ]
    # The server belongs to a user of its own and is nobody's child any more; it says itself which process it is.
    server = int((folder / "postgres" / "data" / "postmaster.pid").read_text().split()[0])
    family = _family(server, processes)
    shares = [_proportional(each.pid) for each in family]
    if None in shares:
        figure, how = sum(each.megabytes for each in family), "resident; what they share is counted in each"
    else:
        figure, how = sum(share or 0.0 for share in shares), "what they share is counted once"
    return [*rows, Row("memory of PostgreSQL", f"{figure:.0f} MB", f"{len(family)} processes, {how}")]


def _processes() -> Iterator[_Process]:
    """Every process of this machine; none where there is no `ps`."""
    listed = subprocess.run(["ps", "-axo", "pid=,ppid=,rss=,args="], capture_output=True, text=True, check=True)
    for line in listed.stdout.splitlines():
        pid, parent, kilobytes, command = line.split(None, 3)
        yield _Process(int(pid), int(parent), int(kilobytes) / 1024, command)


def _family(first: int, processes: dict[int, _Process]) -> list[_Process]:
    """A process and all that descend from it."""
    found = [processes[first]]
    for each in found:
        found += [child for child in processes.values() if child.parent == each.pid]
    return found


def _part(process: _Process) -> str:
    served = re.search(r" serve (\w+)", process.command)
    return f"serve {served.group(1)}" if served else "demo, which watches the others"


def _proportional(pid: int) -> float | None:
    """Megabytes, shared pages divided among those that share them; None where the system does not tell."""
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return None
    found = re.search(r"^Pss:\s+(\d+) kB", told, re.MULTILINE)
    return int(found.group(1)) / 1024 if found else None
